import { Temporal } from 'temporal-polyfill';
import { plainDay } from '../../digest/words.ts';

/**
 * An instant that Slack shows in the reader's own zone, as `Thu 19 Nov 17:00`; programs that do not know the token
 * show it in the plan's zone. Plain dates are written with `plainDay`: a token would move them to another day
 * further west.
 */
export function instant(epochMs: number, timezone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timezone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const fallback = `${plainDay(local.toPlainDate().toString())} ${time}`;
  return `<!date^${Math.floor(epochMs / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}
