import { zoneIsKnown } from '../../digest/due.ts';
import { dueCalendar } from '../../digest/due-calendar.ts';
import { escalationAt } from '../../digest/escalation.ts';
import { loadDueEscalations, type StoredBlocker, updateBlocker } from '../../storage/blockers.ts';
import { saveAsked } from '../../storage/digests.ts';
import { loadMember } from '../../storage/members.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { type Change, change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { dayOf, personOf } from '../find.ts';
import { askingAt } from '../gates/asking-hours.ts';
import { givenWay } from '../given-way.ts';

/** Blockers that are looked at in one tick. */
const BATCH = 1_000;

/** Milliseconds until a plan is looked at again whose zone is not known; its sync tells the owner. */
const A_DAY = 24 * 60 * 60_000;

type Level = 'lead' | 'owner';

/** Tells the track's lead, later the plan's owners, of blockers that stand too long; once each. Gives how many it told. */
export async function escalateBlockers(deps: Deps): Promise<number> {
  let told = 0;
  for (const blocker of loadDueEscalations(deps.database.store, deps.clock.now(), BATCH)) {
    if (escalateOne(deps, blocker)) told += 1;
    await givenWay();
  }
  return told;
}

function escalateOne(deps: Deps, blocker: StoredBlocker): boolean {
  const { workspace, planId, id } = blocker;
  return change(deps, { workspace, user: SIGNALBOX }, (c) => {
    const stored = loadPlan(c.store, workspace, planId);
    const at = stored === null ? null : lookAt(stored, blocker, c.now);
    if (stored === null || at === null || at > c.now) {
      updateBlocker(c.store, id, { escalateAt: at });
      return false;
    }
    const { level, people } = toldNext(c, stored, blocker);
    updateBlocker(c.store, id, { escalated: level, escalateAt: level === 'owner' ? null : 0 });
    for (const user of people)
      c.post(planId, {
        key: `escalation:${id}:${level}:${user}`,
        channel: user,
        view: { type: 'escalation', blockerId: id, level, to: user },
      });
    for (const user of people) noteAsked(c, stored, user);
    c.note(planId, {
      verb: 'blocker.escalated',
      subject: blocker.item,
      level: 'notice',
      data: { blocker: id, to: level, people },
    });
    return people.length > 0;
  });
}

/** The digest of the day asks nothing else of whoever is asked here. */
function noteAsked(c: Change, { workspace, id: planId, plan }: StoredPlan, slack: string): void {
  const user = personOf(plan, slack)?.id ?? slack;
  saveAsked(c.store, { workspace, planId, user, what: 'escalation', date: dayOf({ plan }, c.now) });
}

/** When to look at a blocker next; null where it need not be. */
function lookAt(stored: StoredPlan, blocker: StoredBlocker, now: number): number | null {
  if (stored.status !== 'active' || blocker.resolvedAt !== null) return null;
  if (!zoneIsKnown(stored.plan.timezone)) return now + A_DAY;
  const at = escalationAt(blocker, stored.plan.timezone, dueCalendar(stored.plan));
  return at === null ? null : Math.max(at, askingAt(stored, Math.max(at, now)));
}

/** The lead, unless there is none to tell or the lead has the blocker already; else the owners. */
function toldNext(c: Change, stored: StoredPlan, blocker: StoredBlocker): { level: Level; people: string[] } {
  const lead = blocker.escalated === 'nobody' ? leadOf(c, stored, blocker.item) : null;
  if (lead !== null && lead !== blocker.claimedBy) return { level: 'lead', people: [lead] };
  const owners = [...stored.roles].filter(([, role]) => role === 'owner').map(([user]) => user);
  return { level: 'owner', people: owners };
}

/** Slack user id of the lead of an item's track; null where there is none, or none who can be told today. */
function leadOf(c: Change, { workspace, plan }: StoredPlan, item: string): string | null {
  const track = plan.items.find(({ id }) => id === item)?.track ?? null;
  const lead = plan.tracks.find(({ id }) => id === track)?.lead ?? null;
  const person = plan.people.find(({ id }) => id === lead);
  if (person?.slack == null) return null;
  const today = dayOf({ plan }, c.now);
  const away = person.away.some(({ from, to }) => from <= today && today <= to);
  const gone = loadMember(c.store, workspace, person.slack)?.standing === 'deactivated';
  return away || gone ? null : person.slack;
}
