/** How many runs end on each day; the days of a plan's runs lie close together, so that an array serves. */
export interface DayCounts {
  add(day: number): void;
  /** The day by which `rank` of them have ended, from 1 to as many as were added. */
  dayOf(rank: number): number;
}

/** Days by which the array grows beyond a day that it does not hold yet. */
const SPARE = 32;

export function countDays(): DayCounts {
  let first = 0;
  let ended = new Uint32Array(0);

  function widen(day: number): void {
    if (ended.length === 0) first = day;
    const from = Math.min(first, day - SPARE);
    const wider = new Uint32Array(Math.max(first + ended.length, day + SPARE) - from);
    wider.set(ended, first - from);
    [first, ended] = [from, wider];
  }

  return {
    add(day) {
      if (day < first || day >= first + ended.length) widen(day);
      ended[day - first] = (ended[day - first] as number) + 1;
    },
    dayOf(rank) {
      let seen = 0;
      for (let at = 0; at < ended.length; at++) {
        seen += ended[at] as number;
        if (seen >= rank) return first + at;
      }
      return first + ended.length - 1;
    },
  };
}
