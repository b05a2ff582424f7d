import { analysePlan } from '../../operations/analysed-plan.ts';
import type { Deps } from '../../operations/deps.ts';
import { namesOf } from '../../operations/names.ts';
import { impactOf } from '../../operations/sync/digest-input.ts';
import { loadBlocker } from '../../storage/blockers.ts';
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
  const analysed = analysePlan(stored, clock.now());
  const names = namesOf(store, stored);
  const nameOf = (who: string) => names.get(who)?.name ?? 'somebody';
  const { items, people, moves } = impactOf(analysed, blocker.item);
  const from = blocker.neededFrom;
  return {
    blockerId,
    item: blocker.item,
    itemName: stored.plan.items.find((item) => item.id === blocker.item)?.name ?? blocker.item,
    needed: blocker.needed,
    from:
      from === null
        ? null
        : (names.get(from) ?? { name: from, slack: /^[UW][A-Z0-9]+$/.test(from) ? from : null }),
    raisedBy: nameOf(blocker.raisedBy),
    critical: blocker.critical,
    workaround: blocker.workaround,
    unresolvable: blocker.unresolvable,
    ageDays: Math.max(1, analysed.calendar.workdaysBetween(blocker.raisedOn, analysed.today) + 1),
    claimedBy: blocker.claimedBy === null ? null : nameOf(blocker.claimedBy),
    link: blocker.link,
    itemsHeld: items,
    peopleHeld: people,
    moves: moves.filter((move) => move.days > 0),
    resolved:
      blocker.resolvedAt === null ? null : { by: nameOf(blocker.resolvedBy ?? ''), note: blocker.resolution },
  };
}
