import { blockerAge } from '../../digest/blocker-lines.ts';
import type { KnownPerson } from '../../digest/input.ts';
import { type AnalysedPlan, analysePlan } from '../../operations/analysed-plan.ts';
import type { Deps } from '../../operations/deps.ts';
import { ownerOf, personOf } from '../../operations/find.ts';
import { namesOf } from '../../operations/names.ts';
import { blastRadiusOf } from '../../operations/sync/digest-input.ts';
import { loadBlocker, loadBlockers, type StoredBlocker } from '../../storage/blockers.ts';
import { loadPlan } from '../../storage/plans.ts';
import type { BlockerView } from '../blocks/blocker.ts';

/** A blocker as its message shows it now; null where it is gone. */
export function loadBlockerView(
  { database, clock }: Deps,
  workspace: string,
  blockerId: string,
): BlockerView | null {
  const { store } = database;
  const blocker = loadBlocker(store, workspace, blockerId);
  const stored = blocker === null ? null : loadPlan(store, workspace, blocker.planId);
  if (blocker === null || stored === null) return null;
  return toView(blocker, analysePlan(stored, clock.now()), namesOf(store, stored));
}

/** The open blockers of a plan, those that hold up most first. */
export function loadOpenBlockers(
  { database, clock }: Deps,
  workspace: string,
  planId: string,
): BlockerView[] {
  const { store } = database;
  const stored = loadPlan(store, workspace, planId);
  if (stored === null) return [];
  const analysed = analysePlan(stored, clock.now());
  const names = namesOf(store, stored);
  return loadBlockers(store, planId)
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map((blocker) => toView(blocker, analysed, names))
    .sort((a, b) => Number(b.critical) - Number(a.critical) || b.itemsHeld - a.itemsHeld);
}

function toView(
  blocker: StoredBlocker,
  analysed: AnalysedPlan,
  names: ReturnType<typeof namesOf>,
): BlockerView {
  const { plan, state } = analysed.stored;
  const nameOf = (who: string) => names.get(who)?.name ?? 'somebody';
  const { items, people, moves } = blastRadiusOf(analysed, blocker.item);
  const gates = new Set(plan.gates.map(({ id }) => id));
  const item = plan.items.find(({ id }) => id === blocker.item);
  const owner = item === undefined ? null : ownerOf(plan, item);
  const known = owner === null ? undefined : names.get(owner);
  const { neededFrom: from, claimedBy } = blocker;
  const reach = (known: KnownPerson) => (isAway(analysed, known) ? { ...known, slack: null } : known);
  return {
    blockerId: blocker.id,
    item: blocker.item,
    itemName: item?.name ?? blocker.item,
    needed: blocker.needed,
    from:
      from === null
        ? null
        : reach(names.get(from) ?? { name: from, slack: /^[UW][A-Z0-9]+$/.test(from) ? from : null }),
    raisedBy: nameOf(blocker.raisedBy),
    critical: blocker.critical,
    workaround: blocker.workaround,
    unresolvable: blocker.unresolvable,
    ageDays: blockerAge(blocker.raisedOn, analysed.today, analysed.calendar),
    claimedBy: claimedBy === null ? null : nameOf(claimedBy),
    link: blocker.link,
    itemsHeld: items.length,
    peopleHeld: people.length,
    moves: moves.flatMap(({ id, days }) => (days > 0 ? [{ id, days, isGate: gates.has(id) }] : [])),
    itemOwner: known === undefined ? null : reach(known),
    peopleNames: people.map((person) => names.get(person)?.name ?? person),
    itemDone: state.items.get(blocker.item)?.finished != null,
    othersOpen: state.blockers.filter(
      ({ id, item, resolvedOn }) => item === blocker.item && id !== blocker.id && resolvedOn === null,
    ).length,
    resolved:
      blocker.resolvedAt === null ? null : { by: nameOf(blocker.resolvedBy ?? ''), note: blocker.resolution },
  };
}

/** Somebody who is away today is named and not mentioned. */
function isAway({ stored, today }: AnalysedPlan, { slack }: KnownPerson): boolean {
  const person = slack === null ? null : personOf(stored.plan, slack);
  return person?.away.some(({ from, to }) => from <= today && today <= to) ?? false;
}
