import type { Blocker } from '../plan/state.ts';
import type { Indexed } from './index-input.ts';
import type { Ask, BlockerLine, ItemLine, OverdueLine, RequestLine, StaleLine } from './view.ts';

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
  lines: {
    blockers: readonly BlockerLine[];
    overdue: readonly OverdueLine[];
    stale: readonly StaleLine[];
    ready: readonly ItemLine[];
  },
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
    ...untaken(indexed, lines.blockers).map((blocker) => blockerWish(indexed, blocker)),
    ...lines.overdue
      .filter(({ id }) => !analysed.get(id)?.blocked)
      .map(({ id, due }): Wish => ({ person: ownerOf(id), ask: 'overdue', about: id, detail: due })),
    ...requirementsToTick(indexed),
    ...lines.stale.map(({ id }): Wish => ({ person: ownerOf(id), ask: 'stale', about: id, detail: null })),
    ...critical.map(({ id }): Wish => ({ person: ownerOf(id), ask: 'start', about: id, detail: null })),
  ];
}

/**
 * Of whom a blocker waits for; where nobody who is known can give what is needed, of the item's owner. `neededFrom` can be
 * free text.
 */
function blockerWish(indexed: Indexed, { item, neededFrom, needed }: Blocker): Wish {
  const person = knownPerson(indexed, neededFrom);
  return person === null
    ? { person: takerOf(indexed, item), ask: 'taker', about: item, detail: null }
    : { person, ask: 'blocker', about: item, detail: needed || null };
}

/** The owner of an item; the lead of its track where there is none or the owner is away. */
function takerOf({ input, analysed, isAway }: Indexed, item: string): string | null {
  const { owner = null, track = null } = analysed.get(item) ?? {};
  if (owner !== null && !isAway(owner, input.date)) return owner;
  return input.plan.tracks.find(({ id }) => id === track)?.lead ?? null;
}

/** Open blockers that nobody has, in the digest's order, which is that of their weight. */
function untaken({ input }: Indexed, lines: readonly BlockerLine[]): Blocker[] {
  const byId = new Map(input.state.blockers.map((blocker) => [blocker.id, blocker]));
  return lines.flatMap(({ id }) => {
    const blocker = byId.get(id);
    return blocker === undefined || blocker.claimedBy !== null ? [] : [blocker];
  });
}

/** A person's id of the plan, or a Slack user id where the plan does not name the person. */
function knownPerson({ input }: Indexed, who: string | null): string | null {
  if (who === null) return null;
  const person = input.plan.people.find(({ id, slack }) => id === who || slack === who);
  return person?.id ?? (input.names.has(who) ? who : null);
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
