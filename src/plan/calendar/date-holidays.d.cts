export interface Holiday {
  /** `YYYY-MM-DD hh:mm:ss`, in the region's own time. */
  date: string;
  start: Date;
  end: Date;
  type: string;
}

export interface DateHolidays {
  getHolidays(year: number): Holiday[];
  getCountries(): Record<string, string>;
  getStates(country: string): Record<string, string> | undefined;
  getRegions(country: string, state: string): Record<string, string> | undefined;
}

/** The constructor of date-holidays, loaded at the first call. */
export declare function loadDateHolidays(): new (...region: string[]) => DateHolidays;
