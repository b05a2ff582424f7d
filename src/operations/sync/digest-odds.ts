import { composeDigest } from '../../digest/compose.ts';
import { dueCalendar } from '../../digest/due-calendar.ts';
import { settle } from '../../digest/settle.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import type { StoredSchedule } from '../../storage/schedules.ts';
import { analysePlan } from '../analysed-plan.ts';
import type { Deps } from '../deps.ts';
import { comeOddsOf, hasSlowOdds } from '../odds.ts';
import { toSchedule } from '../sync-schedule.ts';
import { loadDigestInput } from './digest-input.ts';
import { faultOf } from './pause-for-fault.ts';

/** Brings the odds that a due digest names: the transaction that stores it is not to wait for them. */
export function digestOdds({ database, clock }: Deps, row: StoredSchedule): Promise<void> {
  const { store } = database;
  return comeOddsOf(() => {
    const now = clock.now();
    const stored = loadPlan(store, row.workspace, row.planId);
    if (stored === null || !hasSlowOdds(stored.plan)) return null;
    const day = postedDay(stored, row, now);
    if (day === null) return null;
    const unchanged = stored.plan.sync?.unchanged ?? 'short';
    const asked = { date: day, lateMinutes: 0, unchanged };
    const input = loadDigestInput(store, analysePlan(stored, now), asked);
    return composeDigest(input).kind === 'full' ? { stored, day } : null;
  });
}

/** The day whose digest is posted now; null where none is. */
function postedDay(stored: StoredPlan, row: StoredSchedule, now: number): string | null {
  const { nextDate: date, nextDueAt: dueAt } = row;
  if (stored.status !== 'active' || faultOf(stored) !== null || date === null || dueAt === null) return null;
  const { events } = settle(toSchedule(stored.plan, row), dueCalendar(stored.plan), { date, dueAt }, now);
  return events.find(({ kind }) => kind === 'post')?.date ?? null;
}
