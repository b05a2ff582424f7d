import { dueCalendar } from '../../digest/due-calendar.ts';
import { escalationAt } from '../../digest/escalation.ts';
import { insertBlocker } from '../../storage/blockers.ts';
import { loadLastDigest, saveAsked } from '../../storage/digests.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { forbids } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf, findItem, findPlan } from '../find.ts';
import { postKeys } from '../posts.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesPerson } from '../refuses-person.ts';
import { refusesText } from '../texts.ts';

export interface RaiseBlocker {
  plan: PlanRef;
  item: string;
  /** What is needed; at most 1,000 characters. */
  needed: string;
  /** A Slack user id, a person of the plan or free words. */
  neededFrom: string | null;
  critical: boolean;
  workaround: string | null;
  /** Permalink of the message it was reported from. */
  link: string | null;
}

export interface RaisedBlocker {
  blockerId: string;
  item: string;
  /** Open blockers that the item had before. */
  others: number;
  /** Where its message stands. */
  channel: string;
  inThread: boolean;
}

/** Raises a blocker on an item and says so, in the thread of today's digest where there is one. */
export function raiseBlocker(deps: Deps, actor: Actor, command: RaiseBlocker): Result<RaisedBlocker> {
  return change(deps, actor, (c) => {
    const plan = findPlan(c.store, actor, command.plan);
    if (!plan.ok) return plan;
    const { stored } = plan;
    const found = findItem(stored.plan, command.item);
    if (!found.ok) return found;
    const refused =
      forbids(stored, actor, 'raise blocker') ?? refusesText('what is needed', command.needed, 1_000);
    if (refused) return refused;
    const asked =
      command.neededFrom === null ? null : refusesPerson(c.store, actor.workspace, command.neededFrom);
    if (asked) return asked;
    const state = stored.state.items.get(found.item.id);
    if (state?.finished != null)
      return refuse({ reason: 'already-done', id: found.item.id, on: state.finished });

    const blockerId = deps.ids.next();
    const today = dayOf(stored, c.now);
    insertBlocker(c.store, {
      id: blockerId,
      workspace: actor.workspace,
      planId: stored.id,
      item: found.item.id,
      raisedBy: actor.user,
      raisedAt: c.now,
      raisedOn: today,
      needed: command.needed.trim(),
      neededFrom: command.neededFrom,
      critical: command.critical,
      workaround: command.workaround,
      unresolvable: false,
      link: command.link,
      claimedBy: null,
      claimedAt: null,
      resolvedAt: null,
      resolvedOn: null,
      resolvedBy: null,
      resolution: null,
      escalated: 'nobody',
      escalateAt: escalationAt(
        { raisedAt: c.now, critical: command.critical, escalated: 'nobody' },
        stored.plan.timezone,
        dueCalendar(stored.plan),
      ),
    });
    c.record(stored.id, {
      verb: 'blocker.raised',
      subject: found.item.id,
      level: command.critical ? 'warning' : 'notice',
      data: { blocker: blockerId, critical: command.critical },
    });
    noteAsked(c, stored, command.neededFrom, today);
    const digest = loadLastDigest(c.store, stored.id);
    const inThread = digest?.date === today;
    c.post(stored.id, {
      key: postKeys.blocker(blockerId),
      channel: stored.channel,
      view: { type: 'blocker', blockerId },
      ...(digest !== null && inThread ? { thread: postKeys.digest(digest.id) } : {}),
    });
    const others = stored.state.blockers.filter(
      (one) => one.item === found.item.id && one.resolvedOn === null,
    ).length;
    return { ok: true, blockerId, item: found.item.id, others, channel: stored.channel, inThread };
  });
}

/** Whoever can give it is mentioned in the message, and so asked for nothing else that day. */
function noteAsked(c: Change, stored: StoredPlan, from: string | null, date: string): void {
  if (from === null) return;
  const person = stored.plan.people.find(({ id, slack }) => id === from || slack === from);
  const user = person?.id ?? from;
  saveAsked(c.store, { workspace: stored.workspace, planId: stored.id, user, what: 'blocker', date });
}
