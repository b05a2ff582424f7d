import type { Indexed } from './index-input.ts';
import type { Ask, ItemLine, OverdueLine, RequestLine, StaleLine } from './view.ts';

/** More people than this are not asked on one day; the others come another day. */
const mostPeople = 6;

interface Wish {
  person: string | null;
  ask: Ask;
  about: string;
  detail: string | null;
}

/**
 * What the digest asks of people: at most one thing of each, the weightiest first, and nothing of anybody who is away or
 * was asked today already.
 */
export function requestLines(
  indexed: Indexed,
  lines: { overdue: readonly OverdueLine[]; stale: readonly StaleLine[]; ready: readonly ItemLine[] },
): RequestLine[] {
  const { input, personOf, isAway } = indexed;
  const asked = new Set(input.askedToday);
  const requests: RequestLine[] = [];
  for (const { person, ...wish } of wishes(indexed, lines)) {
    if (requests.length === mostPeople) break;
    if (person === null || asked.has(person) || isAway(person, input.date)) continue;
    asked.add(person);
    requests.push({ person, ...personOf(person), ...wish });
  }
  return requests;
}

function wishes(indexed: Indexed, lines: Parameters<typeof requestLines>[1]): Wish[] {
  const { analysed } = indexed;
  const ownerOf = (id: string) => analysed.get(id)?.owner ?? null;
  const begun = indexed.input.date >= indexed.input.analysis.start;
  const critical = begun ? lines.ready.filter(({ id }) => analysed.get(id)?.critical) : [];
  return [
    ...blockersThatWait(indexed),
    ...lines.overdue.map(
      ({ id, due }): Wish => ({ person: ownerOf(id), ask: 'overdue', about: id, detail: due }),
    ),
    ...requirementsToTick(indexed),
    ...lines.stale.map(({ id }): Wish => ({ person: ownerOf(id), ask: 'stale', about: id, detail: null })),
    ...critical.map(({ id }): Wish => ({ person: ownerOf(id), ask: 'start', about: id, detail: null })),
  ];
}

/** Of people whom the plan knows alone: `from` can be free text. */
function blockersThatWait({ input }: Indexed): Wish[] {
  const known = new Set([...input.plan.people.map((person) => person.id), ...input.names.keys()]);
  return input.state.blockers
    .filter(
      (blocker) =>
        blocker.resolvedOn === null && blocker.claimedBy === null && known.has(blocker.neededFrom ?? ''),
    )
    .map(({ item, neededFrom, needed }) => ({
      person: neededFrom,
      ask: 'blocker',
      about: item,
      detail: needed || null,
    }));
}

/** Of the owner of a convergence point whose items are all done. */
function requirementsToTick({ input }: Indexed): Wish[] {
  const owners = new Map(input.plan.convergence.map((point) => [point.id, point.owner]));
  return input.analysis.convergence
    .filter((point) => !point.reached && point.driver === null && point.requirementsOpen.length > 0)
    .map(({ id, requirementsOpen }) => ({
      person: owners.get(id) ?? null,
      ask: 'requirement',
      about: id,
      detail: requirementsOpen[0] ?? null,
    }));
}
