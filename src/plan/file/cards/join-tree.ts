import { bareItem } from '../../bare-item.ts';
import type { Item, ItemKind } from '../../plan.ts';
import { quoted } from '../quote.ts';
import type { Card } from './card.ts';
import type { Place } from './card-plan.ts';
import type { Report } from './report.ts';
import type { Branch } from './tree-reader.ts';

const PREFIX: Record<ItemKind, string> = { epic: 'EPIC', story: 'STORY', task: 'TASK', subtask: 'SUBTASK' };

/** An item with the place where the text first speaks of it, its card's place where it has one. */
export interface Placed {
  item: Item;
  place: Place;
}

const nameKey = (kind: ItemKind, name: string): string =>
  `${kind} ${name.toLowerCase().replace(/\s+/g, ' ')}`;

/** The ids of a kind that no card and no branch has taken, from 1 up. */
function idMaker(taken: ReadonlySet<string>): (kind: ItemKind) => string {
  const next: Record<ItemKind, number> = { epic: 1, story: 1, task: 1, subtask: 1 };
  return (kind) => {
    while (taken.has(`${PREFIX[kind]}-${next[kind]}`.toUpperCase())) next[kind]++;
    return `${PREFIX[kind]}-${next[kind]++}`;
  };
}

/** Finds the item that a branch means: by its id, else by kind and name; a name of several items is a problem. */
class Meeting {
  readonly #byId = new Map<string, Placed>();
  readonly #byName = new Map<string, Placed[]>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  add(placed: Placed): void {
    const { id, kind, name } = placed.item;
    if (!this.#byId.has(id)) this.#byId.set(id, placed);
    const key = nameKey(kind, name);
    const known = this.#byName.get(key);
    if (known) known.push(placed);
    else this.#byName.set(key, [placed]);
  }

  find({ id, kind, name, place }: Branch): Placed | undefined {
    if (id !== null) return this.#byId.get(id);
    const named = this.#byName.get(nameKey(kind, name)) ?? [];
    if (named.length > 1) {
      const ids = named
        .slice(0, 3)
        .map(({ item }) => item.id)
        .join(', ');
      this.#report.add(
        place,
        name,
        `${quoted(name)} may be any of ${ids}; write the id before the name, as TASK-1: …`,
      );
    }
    return named[0];
  }
}

function takeParent(item: Item, parent: Item | undefined, place: Place, report: Report): void {
  if (!parent) return;
  if (item.parent !== null && item.parent !== parent.id) {
    const message = `${item.id} stands below ${parent.id} here and below ${item.parent} elsewhere; keep one parent`;
    report.add(place, `${item.id}.parent`, message);
  }
  item.parent ??= parent.id;
}

/** A drawn subtask is a line of its card's checklist where the card has its own estimate, which it would else lose. */
function isChecklistLine(
  { id, kind, parent }: Branch,
  estimated: ReadonlySet<Item>,
  items: ReadonlyMap<Branch, Item>,
) {
  const above = parent === null ? undefined : items.get(parent);
  return id === null && kind === 'subtask' && above !== undefined && estimated.has(above) ? above : null;
}

function addLine(item: Item, text: string): void {
  if (!item.subtasks.some((line) => line.text === text)) item.subtasks.push({ text, done: false });
}

/**
 * One list of items from cards and trees. A branch and a card are one item where the branch has the card's
 * id, or the same kind and name: the card's fields win, the tree gives the parent and what the card leaves open.
 * Items stand in the order of the text, a card where its card stands.
 */
export function joinTree(cards: readonly Card[], branches: readonly Branch[], report: Report): Placed[] {
  const meeting = new Meeting(report);
  const all: Placed[] = cards.map(({ item, place }) => ({ item, place }));
  for (const placed of all) meeting.add(placed);
  const ids = [...cards.map(({ item }) => item.id), ...branches.flatMap(({ id }) => id ?? [])];
  const newId = idMaker(new Set(ids.map((id) => id.toUpperCase())));
  const items = new Map<Branch, Item>();
  const estimated = new Set(cards.map(({ item }) => item).filter(({ duration }) => duration !== null));
  for (const branch of branches) {
    let placed = meeting.find(branch);
    const listed = placed === undefined ? isChecklistLine(branch, estimated, items) : null;
    if (listed !== null) {
      addLine(listed, branch.name);
      continue;
    }
    if (!placed) {
      placed = {
        item: bareItem(branch.id ?? newId(branch.kind), branch.kind, branch.name),
        place: branch.place,
      };
      meeting.add(placed);
      all.push(placed);
    }
    const { item } = placed;
    items.set(branch, item);
    item.duration ??= branch.duration;
    takeParent(item, branch.parent ? items.get(branch.parent) : undefined, branch.place, report);
  }
  return all.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
