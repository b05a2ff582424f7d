import type { ItemAnalysis } from '../plan/analysis/analysis.ts';
import type { IsoDate, Item } from '../plan/plan.ts';
import type { DigestInput, KnownPerson } from './input.ts';
import type { ItemLine } from './view.ts';

/** The input with its look-ups made once. */
export interface Indexed {
  input: DigestInput;
  items: ReadonlyMap<string, Item>;
  analysed: ReadonlyMap<string, ItemAnalysis>;
  nameOf(person: string | null): string | null;
  personOf(person: string): KnownPerson;
  lineOf(item: string): ItemLine;
  isAway(person: string, date: IsoDate): boolean;
}

export function indexInput(input: DigestInput): Indexed {
  const items = new Map(input.plan.items.map((item) => [item.id, item]));
  const analysed = new Map(input.analysis.items.map((item) => [item.id, item]));
  const people = new Map(input.plan.people.map((person) => [person.id, person]));
  const personOf = (id: string): KnownPerson =>
    input.names.get(id) ?? { name: id, slack: people.get(id)?.slack ?? null };
  const nameOf = (id: string | null) => (id === null ? null : personOf(id).name);
  return {
    input,
    items,
    analysed,
    nameOf,
    personOf,
    lineOf: (id) => ({ id, name: items.get(id)?.name ?? id, owner: nameOf(analysed.get(id)?.owner ?? null) }),
    isAway: (id, date) => people.get(id)?.away.some(({ from, to }) => from <= date && date <= to) ?? false,
  };
}
