import { nearest } from './nearest.ts';
import type { Named, Outline, Reference, Thing } from './outline.ts';
import { type Path, pathText } from './place.ts';
import { quoted } from './quote.ts';
import type { Complaint } from './shape-problems.ts';

/** Things that are called by id in the same places share one space of names. */
const SPACES: Record<Thing, string> = {
  item: 'plan',
  'convergence point': 'plan',
  gate: 'plan',
  person: 'person',
  phase: 'phase',
  track: 'track',
};
/** Looking for the nearest id costs time in proportion to the ids; beyond this many it is left out. */
const MOST_SUGGESTIONS = 50;

const withArticle = (thing: Thing): string => (thing === 'item' ? 'an item' : `a ${thing}`);

/** Ids that stand twice, or differ in case alone, where one name must mean one thing. */
export function duplicateIds(
  named: readonly Named[],
  where: (path: Path) => string = (path) => `at ${pathText(path)}`,
): Complaint[] {
  const first = new Map<string, Named>();
  const complaints: Complaint[] = [];
  for (const entry of named) {
    const key = `${SPACES[entry.thing]} ${entry.id.toLowerCase()}`;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, entry);
      continue;
    }
    const how =
      earlier.id === entry.id
        ? 'is already the id of'
        : `differs in case alone from ${quoted(earlier.id)}, the id of`;
    const message = `${quoted(entry.id)} ${how} ${withArticle(earlier.thing)} ${where([...earlier.path, 'id'])}; give one of them another id`;
    complaints.push({ path: [...entry.path, 'id'], message });
  }
  return complaints;
}

/** References to what the file does not contain. */
export function unknownIds({ named, references }: Outline): Complaint[] {
  const known = new Map<Thing, Set<string>>();
  for (const { thing, id } of named) {
    const ids = known.get(thing) ?? new Set();
    known.set(thing, ids.add(id));
  }
  const isKnown = ({ things, id }: Reference): boolean => {
    for (const thing of things) if (known.get(thing)?.has(id)) return true;
    return false;
  };
  const candidates = (things: readonly Thing[]) => things.flatMap((thing) => [...(known.get(thing) ?? [])]);
  return references
    .filter((reference) => !isKnown(reference))
    .map(({ things, id, path, key }, index) => {
      const near = index < MOST_SUGGESTIONS ? nearest(id, candidates(things)) : null;
      const mend = near === null ? 'add it or correct the id' : `did you mean ${near}?`;
      return {
        path: [...path, key],
        message: `${quoted(id)} is no ${things.join(' or ')} of this plan; ${mend}`,
      };
    });
}
