import { parseDependency } from './notation.ts';
import type { Path } from './place.ts';

export type Thing = 'item' | 'convergence point' | 'gate' | 'person' | 'phase' | 'track';

/** An id that a file gives to something. */
export interface Named {
  thing: Thing;
  id: string;
  /** Of the entry that has the id. */
  path: Path;
}

/** A place where a file names something by its id. */
export interface Reference {
  /** What may be meant. */
  things: readonly Thing[];
  id: string;
  /** It stands at the step `key` of this path; few places are ever told, so that whole paths are made for those alone. */
  path: Path;
  key: PropertyKey;
}

/** What the tree and the dependencies of an item are checked by. */
export interface ItemOutline {
  id: string;
  parent: string | null;
  /** Where each stands among the dependencies of the file, which may hold some that cannot be read. */
  dependencies: readonly { item: string; index: number }[];
  path: Path;
}

/** The ids of a file and where they are used, as far as they can be read at all. */
export interface Outline {
  named: Named[];
  references: Reference[];
  items: ItemOutline[];
}

type Loose = Record<string, unknown>;

const mapOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const ITEM: readonly Thing[] = ['item'];
const PERSON: readonly Thing[] = ['person'];
const PHASE: readonly Thing[] = ['phase'];
const TRACK: readonly Thing[] = ['track'];
const NEED: readonly Thing[] = ['convergence point', 'item'];

class Collector {
  readonly outline: Outline = { named: [], references: [], items: [] };

  /** The entries of a top-level list, each of which is recorded under its id. */
  entries(raw: Loose, key: string, thing: Thing): { entry: Loose; path: Path; id: string | null }[] {
    return listOf(raw[key]).map((value, index) => {
      const entry = mapOf(value);
      const id = textOf(entry.id);
      const path = [key, index];
      if (id !== null) this.outline.named.push({ thing, id, path });
      return { entry, path, id };
    });
  }

  /** Records what stands at a key of an entry, or at a place of a list, if it is an id at all. */
  refer(value: unknown, path: Path, key: PropertyKey, things: readonly Thing[]): string | null {
    const id = textOf(value);
    if (id !== null) this.outline.references.push({ things, id, path, key });
    return id;
  }

  referAll(value: unknown, path: Path, things: readonly Thing[]): void {
    for (const [index, entry] of listOf(value).entries()) this.refer(entry, path, index, things);
  }
}

function collectItems(found: Collector, raw: Loose): void {
  for (const { entry, path, id } of found.entries(raw, 'items', 'item')) {
    const parent = found.refer(entry.parent, path, 'parent', ITEM);
    found.refer(entry.phase, path, 'phase', PHASE);
    found.refer(entry.track, path, 'track', TRACK);
    found.refer(entry.owner, path, 'owner', PERSON);
    const dependencies: { item: string; index: number }[] = [];
    const at = [...path, 'dependencies'];
    for (const [index, text] of listOf(entry.dependencies).entries()) {
      const dependency = typeof text === 'string' ? parseDependency(text.trim(), 5) : null;
      if (!dependency) continue;
      found.refer(dependency.item, at, index, ITEM);
      dependencies.push({ item: dependency.item, index });
    }
    if (id !== null) found.outline.items.push({ id, parent, dependencies, path });
  }
}

function collectGates(found: Collector, raw: Loose): void {
  for (const { entry, path } of found.entries(raw, 'gates', 'gate')) {
    found.refer(entry.phase, path, 'phase', PHASE);
    found.referAll(entry.needs, [...path, 'needs'], NEED);
    found.refer(entry.presenter, path, 'presenter', PERSON);
    const seats = [...path, 'seats'];
    for (const [index, seat] of listOf(entry.seats).entries()) {
      if (typeof seat === 'string') found.refer(seat, seats, index, PERSON);
      else found.refer(mapOf(seat).person, [...seats, index], 'person', PERSON);
    }
  }
}

function collectAllocation(found: Collector, raw: Loose): void {
  for (const [phase, roles] of Object.entries(mapOf(raw.allocation))) {
    found.refer(phase, ['allocation'], phase, PHASE);
    for (const [role, cell] of Object.entries(mapOf(roles)))
      found.referAll(mapOf(cell).people, ['allocation', phase, role, 'people'], PERSON);
  }
}

/** Reads ids and references out of a file whose shape may be wrong elsewhere; skips what it cannot read. */
export function outlineOf(file: unknown): Outline {
  const raw = mapOf(file);
  const found = new Collector();
  found.entries(raw, 'people', 'person');
  found.entries(raw, 'phases', 'phase');
  for (const { entry, path } of found.entries(raw, 'tracks', 'track'))
    found.refer(entry.lead, path, 'lead', PERSON);
  collectItems(found, raw);
  for (const { entry, path } of found.entries(raw, 'convergence', 'convergence point')) {
    found.referAll(entry.needs, [...path, 'needs'], ITEM);
    found.refer(entry.owner, path, 'owner', PERSON);
  }
  collectGates(found, raw);
  collectAllocation(found, raw);
  return found.outline;
}
