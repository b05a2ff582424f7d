import type { Allocation, Plan } from '../plan.ts';
import {
  convergenceData,
  type Data,
  type DataMap,
  gateData,
  itemData,
  personData,
  phaseData,
  settingsData,
  trackData,
} from './plan-data.ts';
import { same } from './same.ts';

/** One field that differs, as its file states it; null where it states nothing. */
export type FieldChange =
  | { field: string; from: string | null; to: string | null }
  /** Of a list: its entries that went and came; none of both where their order alone changed. */
  | { field: string; removed: string[]; added: string[] };

export interface EntryChange {
  id: string;
  /** Its name afterwards; empty for a person or a cell of the allocation. */
  name: string;
  fields: FieldChange[];
}

/** What happened to one list of the plan, in the order of the file. */
interface ListDiff {
  added: { id: string; name: string }[];
  removed: { id: string; name: string }[];
  changed: EntryChange[];
  /** What stayed stands in another order, which counts where `parallel` is false. */
  reordered: boolean;
}

export const DIFF_LISTS = [
  'people',
  'phases',
  'tracks',
  'items',
  'convergence',
  'gates',
  'allocation',
] as const;
export type DiffList = (typeof DIFF_LISTS)[number];

export interface PlanDiff {
  /** Name, zone, start, calendar and sync. */
  settings: FieldChange[];
  lists: Record<DiffList, ListDiff>;
  empty: boolean;
}

/** How the entries of a list are known again and told. */
interface Reading<T> {
  id(entry: T): string;
  name(entry: T): string;
  data(entry: T): DataMap;
}

/** A value on one line, as a reader would say it. */
function valueText(value: Data): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (value instanceof Map) return [...value].map(([key, inner]) => `${key}: ${valueText(inner)}`).join(', ');
  return String(value);
}

const textOrNull = (value: Data | undefined): string | null =>
  value === undefined ? null : valueText(value);

function fieldChange(field: string, from: Data | undefined, to: Data | undefined): FieldChange {
  if (!Array.isArray(from ?? to) || !Array.isArray(to ?? from))
    return { field, from: textOrNull(from), to: textOrNull(to) };
  const before = Array.isArray(from) ? from.map(valueText) : [];
  const after = Array.isArray(to) ? to.map(valueText) : [];
  const [had, has] = [new Set(before), new Set(after)];
  return {
    field,
    removed: before.filter((entry) => !has.has(entry)),
    added: after.filter((entry) => !had.has(entry)),
  };
}

/** Fields that differ between two entries; a map within one counts as fields of its own, as `sync.at`. */
function fieldChanges(before: DataMap, after: DataMap, prefix = ''): FieldChange[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    if (same(from, to)) return [];
    const inner = (value: Data | undefined): DataMap | null =>
      value === undefined ? new Map() : value instanceof Map ? value : null;
    const [fromMap, toMap] = [inner(from), inner(to)];
    if (fromMap && toMap) return fieldChanges(fromMap, toMap, `${prefix}${key}.`);
    return [fieldChange(prefix + key, from, to)];
  });
}

const identified = <T extends { id: string; name?: string }>(data: (entry: T) => DataMap): Reading<T> => ({
  id: ({ id }) => id,
  name: ({ name }) => name ?? '',
  data,
});

const CELL: Reading<Allocation> = {
  id: ({ phase, role }) => `${phase} / ${role}`,
  name: () => '',
  data: ({ areas, people }) =>
    new Map([
      ['areas', areas],
      ['people', people],
    ]),
};

function diffList<T>(before: readonly T[], after: readonly T[], { id, name, data }: Reading<T>): ListDiff {
  const old = new Map(before.map((entry) => [id(entry), entry]));
  const now = new Set(after.map(id));
  const named = (entry: T) => ({ id: id(entry), name: name(entry) });
  const stayedBefore = before.filter((entry) => now.has(id(entry)));
  const diff: ListDiff = {
    added: [],
    removed: before.filter((entry) => !now.has(id(entry))).map(named),
    changed: [],
    reordered: false,
  };
  let stayed = 0;
  for (const entry of after) {
    const earlier = old.get(id(entry));
    if (earlier === undefined) {
      diff.added.push(named(entry));
      continue;
    }
    if (stayedBefore[stayed++] !== earlier) diff.reordered = true;
    if (!same(earlier, entry))
      diff.changed.push({ ...named(entry), fields: fieldChanges(data(earlier), data(entry)) });
  }
  return diff;
}

const diffLists = (before: Plan, after: Plan): Record<DiffList, ListDiff> => ({
  people: diffList(before.people, after.people, identified(personData)),
  phases: diffList(before.phases, after.phases, identified(phaseData)),
  tracks: diffList(before.tracks, after.tracks, identified(trackData)),
  items: diffList(before.items, after.items, identified(itemData)),
  convergence: diffList(before.convergence, after.convergence, identified(convergenceData)),
  gates: diffList(before.gates, after.gates, identified(gateData)),
  allocation: diffList(before.allocation, after.allocation, CELL),
});

const isEmpty = ({ added, removed, changed, reordered }: ListDiff): boolean =>
  added.length + removed.length + changed.length === 0 && !reordered;

/** The difference between two versions of a plan; entries are known again by their ids. */
export function diffPlans(before: Plan, after: Plan): PlanDiff {
  const lists = diffLists(before, after);
  const settings = fieldChanges(settingsData(before), settingsData(after));
  return {
    settings,
    lists,
    empty: settings.length === 0 && DIFF_LISTS.every((list) => isEmpty(lists[list])),
  };
}
