import { isDate } from '../plan/file/notation.ts';
import { localDate } from '../plan/local-date.ts';
import type { IsoDate } from '../plan/plan.ts';
import { type Call, UsageError } from './command.ts';
import type { Terminal } from './terminal.ts';

/** An option that takes a day; undefined where it was not given. */
export function dayOption(call: Call, name: string): IsoDate | undefined {
  const given = call.option(name);
  if (given !== undefined && !isDate(given))
    throw new UsageError(`"${given}" is no day; --${name} takes YYYY-MM-DD.`);
  return given;
}

/** `--date`, or today in the zone. */
export const dayOfCall = (call: Call, timezone: string, terminal: Terminal): IsoDate =>
  dayOption(call, 'date') ?? localDate(terminal.clock.now(), timezone);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2025-12-05` as `5 Dec 2025`. */
export function longDay(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `2025-12-05` as `5 Dec`, six characters wide. */
export const shortDay = (date: IsoDate): string => longDay(date).slice(0, -5).padStart(6);
