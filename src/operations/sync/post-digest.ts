import { composeDigest } from '../../digest/compose.ts';
import type { DigestView } from '../../digest/view.ts';
import { snapshotOf } from '../../plan/analysis/snapshot-of.ts';
import { insertDigest, insertSnapshot, saveAsked } from '../../storage/digests.ts';
import { loadOutboxByKey } from '../../storage/outbox.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { analysePlan } from '../analysed-plan.ts';
import type { Change } from '../change.ts';
import type { Deps } from '../deps.ts';
import { PRIORITY, postKeys } from '../posts.ts';
import { loadDigestInput } from './digest-input.ts';

export interface DigestDue {
  date: string;
  /** Milliseconds since the epoch. */
  dueAt: number;
  lateMinutes: number;
  trigger: 'schedule' | 'command';
}

/** What stands under every digest, so that one click is an answer. */
export const CHECK_IN_REACTIONS = {
  clear: 'white_check_mark',
  blocked: 'construction',
  help: 'raising_hand',
} as const;

/** Composes a digest and queues it; on a day without news it is short, or left out as the plan asks. */
export function postDigest(deps: Deps, c: Change, stored: StoredPlan, due: DigestDue): string {
  const analysed = analysePlan(loadPlan(c.store, stored.workspace, stored.id) ?? stored, c.now);
  const unchanged = due.trigger === 'command' ? 'full' : (stored.plan.sync?.unchanged ?? 'short');
  const view = composeDigest(loadDigestInput(c.store, analysed, { ...due, unchanged }));
  const key = { workspace: stored.workspace, planId: stored.id };
  const id = deps.ids.next();
  const outcome = view.kind === 'skip' ? 'skipped' : view.kind;
  insertDigest(c.store, {
    id,
    ...key,
    trigger: due.trigger,
    date: due.date,
    dueAt: due.dueAt,
    outcome,
    reason: view.kind === 'skip' ? 'unchanged' : null,
    lateMinutes: due.lateMinutes,
    view: JSON.stringify(view),
    createdAt: c.now,
  });
  c.note(stored.id, {
    verb: outcome === 'skipped' ? 'digest.skipped' : 'digest.posted',
    subject: due.date,
    data: { kind: view.kind },
  });
  if (view.kind === 'skip') return id;
  const snapshot = snapshotOf(analysed.analysis, analysed.stored.plan);
  insertSnapshot(c.store, { ...key, kind: 'digest', snapshot, takenAt: c.now });
  for (const request of view.requests)
    saveAsked(c.store, { ...key, user: request.person, what: 'digest', date: due.date });
  const post = postKeys.digest(id);
  c.post(stored.id, {
    key: post,
    channel: stored.channel,
    view: { type: 'digest', digestId: id },
    priority: PRIORITY.scheduled,
  });
  if (view.kind === 'full') refreshBlockers(c, stored, view);
  for (const name of Object.values(CHECK_IN_REACTIONS)) c.react(stored.id, stored.channel, post, name);
  return id;
}

/** What a blocker holds up changes with the plan: its message says the same as the digest. */
function refreshBlockers(c: Change, { id: planId, channel }: StoredPlan, { blockers }: DigestView): void {
  for (const { id: blockerId } of blockers)
    if (loadOutboxByKey(c.store, postKeys.blocker(blockerId)) !== null)
      c.refresh(planId, channel, postKeys.blocker(blockerId), { type: 'blocker', blockerId });
}
