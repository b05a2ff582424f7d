import { Temporal } from 'temporal-polyfill';
import { counted, plainDay } from '../../digest/words.ts';
import { isZone } from '../../plan/file/notation.ts';
import type { Database } from '../../storage/database.ts';
import { loadDigests } from '../../storage/digests.ts';
import { outboxLag } from '../../storage/outbox.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { loadSchedule } from '../../storage/schedules.ts';
import { bad, type Examined, good } from './examined.ts';

/** Milliseconds after which something that waits to be sent is worth a look. */
const LONG = 10 * 60_000;

/** The plan's part: its zone, its sync, and what waits to be said. */
export function examinePlan({ store }: Database, stored: StoredPlan, now: number): Examined[] {
  return [zoneState(stored, now), syncState(store, stored, now), deliveryState(store, now)];
}

function zoneState({ plan }: StoredPlan, now: number): Examined {
  const what = 'Time zone';
  if (!isZone(plan.timezone))
    return bad(
      what,
      'broken',
      `This machine does not know ${plan.timezone}.`,
      'Correct timezone in the plan file, or update Node.',
    );
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(plan.timezone);
  return good(
    what,
    `${plan.timezone}, where it is ${local.toPlainTime().toString({ smallestUnit: 'minute' })}.`,
  );
}

function syncState(store: Database['store'], { id, plan }: StoredPlan, now: number): Examined {
  const what = 'Daily sync';
  const schedule = loadSchedule(store, id);
  if (schedule === null) return bad(what, 'warning', 'None is scheduled.', '/sync schedule 09:30 workdays');
  if (schedule.nextDueAt === null) {
    const why = schedule.pausedReason === null ? '' : ` (${schedule.pausedReason})`;
    return bad(what, 'warning', `It is paused${why}.`, '/sync resume');
  }
  if (schedule.nextDueAt < now - LONG)
    return bad(
      what,
      'broken',
      'Its time has passed and nothing was posted.',
      'Start the app anew and look at its log.',
    );
  const [last] = loadDigests(store, id, 1);
  const before =
    last === undefined
      ? 'none was posted yet'
      : `last ${last.outcome === 'skipped' ? 'skipped' : 'posted'} ${plainDay(last.date)}`;
  return good(what, `Next ${plainDay(schedule.nextDate ?? plan.start)} at ${schedule.at}; ${before}.`);
}

function deliveryState(store: Database['store'], now: number): Examined {
  const what = 'Messages';
  const { waiting, oldest } = outboxLag(store);
  if (oldest !== null && oldest < now - LONG)
    return bad(
      what,
      'warning',
      `${counted(waiting, 'message')} could not be sent for a while.`,
      'Look at the lines on the channel and the scopes above; they are sent by themselves then.',
    );
  return good(
    what,
    waiting === 0 ? 'Nothing waits to be sent.' : `${counted(waiting, 'message')} on the way.`,
  );
}
