import { composeDigest } from '../../digest/compose.ts';
import { isDayOff } from '../../digest/due.ts';
import { dueCalendar } from '../../digest/due-calendar.ts';
import { scheduleWords } from '../../digest/schedule.ts';
import type { SyncStatus } from '../../digest/sync-status.ts';
import type { DigestView } from '../../digest/view.ts';
import type { Action } from '../../plan/may.ts';
import type { Store } from '../../storage/database.ts';
import { loadDigests } from '../../storage/digests.ts';
import { loadSchedule } from '../../storage/schedules.ts';
import type { AnalysedPlan } from '../analysed-plan.ts';
import { forbids, roleOf } from '../authority.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf, findPlan } from '../find.ts';
import { namesOf } from '../names.ts';
import type { Result } from '../refusal.ts';
import { toSchedule } from '../sync-schedule.ts';
import { checkInsOf } from './asked-people.ts';
import { loadDigestInput } from './digest-input.ts';

/** `/sync status`: what is due, what was posted, and for an owner who has not checked in. */
export function loadSyncStatus(deps: Deps, actor: Actor, ref: PlanRef): Result<{ status: SyncStatus }> {
  const { store } = deps.database;
  const found = findPlan(store, actor, ref);
  if (!found.ok) return found;
  const { stored } = found;
  const { plan } = stored;
  const schedule = loadSchedule(store, stored.id);
  const planned = schedule === null ? null : toSchedule(plan, schedule);
  const digests = loadDigests(store, stored.id, 10);
  const last = digests.find(({ outcome }) => outcome !== 'skipped') ?? null;
  const names = namesOf(store, stored);
  const counted = last === null ? null : checkInsOf(store, plan.people, last);
  const owner = roleOf(stored, actor) === 'owner';
  const today = dayOf(stored, deps.clock.now());
  const allowed = (action: Action) => forbids(stored, actor, action) === null;
  return {
    ok: true,
    status: {
      planId: stored.id,
      plan: plan.name,
      timezone: plan.timezone,
      today,
      offToday: planned !== null && isDayOff(planned, dueCalendar(plan), today),
      schedule: planned === null ? null : scheduleWords(planned),
      unchanged: schedule?.unchanged ?? null,
      nextDueAt: schedule?.nextDueAt ?? null,
      pausedUntil: schedule?.pausedUntil ?? null,
      pausedReason: schedule?.pausedReason ?? null,
      last: last === null ? null : { date: last.date, at: last.createdAt, lateMinutes: last.lateMinutes },
      skipped: digests.flatMap(({ outcome, date, reason }) =>
        outcome === 'skipped' ? [{ date, reason: reason ?? '' }] : [],
      ),
      checkIns: counted === null ? null : { answered: counted.answered, asked: counted.asked },
      missing: owner ? (counted?.missing ?? []).map(({ id }) => names.get(id)?.name ?? id) : null,
      may: { post: allowed('check in'), schedule: allowed('schedule sync') },
    },
  };
}

/** `/sync preview`: the digest as it would be posted now; nothing is stored. */
export function previewDigest(store: Store, analysed: AnalysedPlan): DigestView {
  const day = { date: analysed.today, lateMinutes: 0, unchanged: 'full' } as const;
  return composeDigest(loadDigestInput(store, analysed, day));
}
