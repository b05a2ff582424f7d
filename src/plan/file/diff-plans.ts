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

interface Entry {
  id: string;
  name: string;
  /** The entry itself, to see quickly that nothing changed. */
  source: unknown;
  data: () => DataMap;
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

const cellId = ({ phase, role }: Allocation): string => `${phase} / ${role}`;

function entriesOf(plan: Plan): Record<DiffList, Entry[]> {
  const entries = <T extends { id: string }>(list: readonly T[], data: (entry: T) => DataMap): Entry[] =>
    list.map((source) => ({
      id: source.id,
      name: 'name' in source ? String(source.name) : '',
      source,
      data: () => data(source),
    }));
  return {
    people: entries(plan.people, personData),
    phases: entries(plan.phases, phaseData),
    tracks: entries(plan.tracks, trackData),
    items: entries(plan.items, itemData),
    convergence: entries(plan.convergence, convergenceData),
    gates: entries(plan.gates, gateData),
    allocation: plan.allocation.map((cell) => ({
      id: cellId(cell),
      name: '',
      source: cell,
      data: (): DataMap =>
        new Map([
          ['areas', cell.areas],
          ['people', cell.people],
        ]),
    })),
  };
}

function diffList(before: readonly Entry[], after: readonly Entry[]): ListDiff {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Set(after.map(({ id }) => id));
  const stayed = after.filter(({ id }) => old.has(id));
  const stayedBefore = before.filter(({ id }) => now.has(id));
  const named = ({ id, name }: Entry) => ({ id, name });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    removed: before.filter(({ id }) => !now.has(id)).map(named),
    changed: stayed.flatMap(({ id, name, source, data }) => {
      const earlier = old.get(id);
      if (!earlier || same(earlier.source, source)) return [];
      return [{ id, name, fields: fieldChanges(earlier.data(), data()) }];
    }),
    reordered: stayed.some(({ id }, index) => id !== stayedBefore[index]?.id),
  };
}

const isEmpty = ({ added, removed, changed, reordered }: ListDiff): boolean =>
  added.length + removed.length + changed.length === 0 && !reordered;

/** The difference between two versions of a plan; entries are known again by their ids. */
export function diffPlans(before: Plan, after: Plan): PlanDiff {
  const [from, to] = [entriesOf(before), entriesOf(after)];
  const lists = Object.fromEntries(
    DIFF_LISTS.map((list) => [list, diffList(from[list], to[list])]),
  ) as Record<DiffList, ListDiff>;
  const settings = fieldChanges(settingsData(before), settingsData(after));
  return {
    settings,
    lists,
    empty: settings.length === 0 && DIFF_LISTS.every((list) => isEmpty(lists[list])),
  };
}
