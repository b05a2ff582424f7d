import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { personOf } from '../find.ts';
import { namesOf } from '../names.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesPerson } from '../refuses-person.ts';
import { tellPerson } from '../tell-person.ts';
import { type BlockerRef, type FoundBlocker, saveBlocker, withBlocker } from './change-blocker.ts';

/** [Mine]: takes a blocker on that nobody has; a list that somebody looks at may be older than the claim of another. */
export function claimBlocker(deps: Deps, actor: Actor, ref: BlockerRef): Result {
  return withBlocker(deps, actor, ref, (c, found) => {
    const { claimedBy } = found.blocker;
    if (claimedBy === null || claimedBy === actor.user) return give(c, actor, found, actor.user);
    const by = namesOf(c.store, found.stored).get(claimedBy)?.name ?? 'Somebody else';
    return refuse({ reason: 'already-claimed', by, item: found.blocker.item });
  });
}

/** Gives an open blocker to a Slack user, or to nobody where `to` is null. */
export function handBlocker(deps: Deps, actor: Actor, ref: BlockerRef, to: string | null): Result {
  return withBlocker(deps, actor, ref, (c, found) =>
    to === null ? free(c, found) : give(c, actor, found, to),
  );
}

function free(c: Change, found: FoundBlocker): Result {
  if (found.blocker.resolvedAt !== null) return refuse({ reason: 'already-resolved' });
  const data = { to: null, from: found.blocker.claimedBy };
  saveBlocker(c, found, { claimedBy: null, claimedAt: null }, { verb: 'blocker.handed', data });
  return { ok: true };
}

function give(c: Change, actor: Actor, found: FoundBlocker, to: string): Result {
  const { stored, blocker } = found;
  if (blocker.resolvedAt !== null) return refuse({ reason: 'already-resolved' });
  const refused = refusesPerson(c.store, actor.workspace, to);
  if (refused) return refused;
  if (blocker.claimedBy === to) {
    const by = to === actor.user ? 'You' : (namesOf(c.store, stored).get(to)?.name ?? 'That person');
    return refuse({ reason: 'already-claimed', by, item: blocker.item });
  }
  const verb = to === actor.user ? 'blocker.claimed' : 'blocker.handed';
  saveBlocker(c, found, { claimedBy: to, claimedAt: c.now }, { verb, data: { to, from: blocker.claimedBy } });
  if (to !== actor.user)
    tellPerson(c, stored, to, {
      key: `handed:${blocker.id}:${to}:${c.now}`,
      text: `The blocker of ${blocker.item} is handed to you: ${blocker.needed}`,
    });
  return { ok: true };
}

/** [Not mine]: whoever was asked, or has it, says that it is not theirs; `told` are those to whom it was escalated. */
export function declineBlocker(
  deps: Deps,
  actor: Actor,
  ref: BlockerRef,
): Result<{ changed: boolean; told: boolean }> {
  return withBlocker(deps, actor, ref, (c, found) => {
    if (found.blocker.resolvedAt !== null) return refuse({ reason: 'already-resolved' });
    const had = found.blocker.claimedBy === actor.user;
    const person = personOf(found.stored.plan, actor.user)?.id;
    const asked = [actor.user, person].includes(found.blocker.neededFrom ?? '');
    const told = found.blocker.escalated !== 'nobody' && leads(found, actor);
    if (!had && !asked) return { ok: true, changed: false, told };
    const changes = {
      ...(had ? { claimedBy: null, claimedAt: null } : {}),
      ...(asked ? { neededFrom: null } : {}),
    };
    saveBlocker(c, found, changes, { verb: 'blocker.declined', data: { had, asked } });
    return { ok: true, changed: true, told };
  });
}

/** Whether a blocker is escalated to somebody: an owner of the plan, or the lead of its item's track. */
function leads({ stored, blocker }: FoundBlocker, { user }: Actor): boolean {
  const { plan, roles } = stored;
  const track = plan.items.find(({ id }) => id === blocker.item)?.track ?? null;
  const lead = plan.tracks.find(({ id }) => id === track)?.lead ?? null;
  return roles.get(user) === 'owner' || (lead !== null && personOf(plan, user)?.id === lead);
}
