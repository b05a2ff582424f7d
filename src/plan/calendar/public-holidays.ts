import type { IsoDate } from '../plan.ts';
import { type DateHolidays, loadDateHolidays } from './date-holidays.cjs';
import { dateOf, dayOf } from './day.ts';

/** The public holidays of a year in a region such as `DE` or `DE-BE`. */
export type HolidaySource = (region: string, year: number) => readonly IsoDate[];

const HOUR = 3_600_000;
const tables = new Map<string, DateHolidays>();
const years = new Map<string, readonly IsoDate[]>();

const tableOf = (region: string): DateHolidays => {
  let table = tables.get(region);
  if (!table) {
    const Table = loadDateHolidays();
    table = new Table(...region.split('-'));
    tables.set(region, table);
  }
  return table;
};

const holidaysOf = (region: string, year: number): IsoDate[] => {
  const dates = new Set<IsoDate>();
  for (const holiday of tableOf(region).getHolidays(year)) {
    const hours = (holiday.end.getTime() - holiday.start.getTime()) / HOUR;
    // A day with a change of clocks has 23 hours; anything shorter is half a holiday, and worked.
    if (holiday.type !== 'public' || hours < 23) continue;
    const first = dayOf(holiday.date.slice(0, 10));
    for (let day = first; day < first + Math.round(hours / 24); day++) dates.add(dateOf(day));
  }
  return [...dates].sort();
};

/**
 * Public holidays by date-holidays: whole days alone (a half day is worked), substitute days included.
 * The first call loads the tables (about 170 ms and 35 MB); a year of a region takes about 2 ms once.
 */
export const publicHolidays: HolidaySource = (region, year) => {
  const key = `${region} ${year}`;
  let dates = years.get(key);
  if (!dates) {
    dates = holidaysOf(region, year);
    years.set(key, dates);
  }
  return dates;
};

/** Whether public holidays are known for `country`, `country-state` or `country-state-region`, as in `DE-BY`. */
export const isKnownRegion = (region: string): boolean => {
  const [country = '', state, part, ...rest] = region.split('-');
  const Table = loadDateHolidays();
  const table = new Table();
  if (rest.length > 0 || !Object.hasOwn(table.getCountries(), country)) return false;
  if (state === undefined) return true;
  if (!Object.hasOwn(table.getStates(country) ?? {}, state)) return false;
  return part === undefined || Object.hasOwn(table.getRegions(country, state) ?? {}, part);
};
