import type { Duration, ItemKind } from '../../plan.ts';
import { parseDuration } from '../notation.ts';
import { durationMend, WEEK } from './card.ts';
import { kindOfId, type Line, type Place } from './card-plan.ts';
import type { Report } from './report.ts';

/** One line of an item tree. */
export interface Branch {
  /** null where the tree gives none. */
  id: string | null;
  kind: ItemKind;
  name: string;
  duration: Duration | null;
  parent: Branch | null;
  place: Place;
}

const DRAWN = /^[│|\s]*[├└╰]─* *(.*)$/;
const LABEL =
  /^(epic|story|task|subtask)(?: +(?:([A-Za-z][A-Za-z0-9]*-\d[\w.-]{0,40})|\d[\d.]{0,9}))? *: *(.*)$/i;
/** A level that nothing but its number, its id or its estimate tells from others: `Story (1-2 weeks)`. */
const LEVEL =
  /^(epic|story|task|subtask)(?: +([A-Za-z][A-Za-z0-9]*-\d[\w.-]{0,40})| +\d[\d.]{0,9})? *(\(\d.*\))?$/i;
const NAMED = /^([A-Za-z][A-Za-z0-9]{0,20}-\d[\w.-]{0,40}) *: *(.*)$/;
const BELOW: Record<ItemKind, ItemKind> = {
  epic: 'story',
  story: 'task',
  task: 'subtask',
  subtask: 'subtask',
};

/** Name and estimate of `Swipe stack (2-5 days)`; brackets that hold no duration belong to the name. */
function splitEstimate(
  text: string,
  place: Place,
  report: Report,
): { name: string; duration: Duration | null } {
  const from = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const inner = from < 0 ? '' : text.slice(from + 1, -1).trim();
  const duration = inner === '' ? null : parseDuration(inner, WEEK);
  const name = text.slice(0, from < 0 ? undefined : from).trim();
  if (duration) return { name, duration };
  if (/^\d[\d./ –-]* ?(d|w|day|week|hour|month)/i.test(inner))
    report.add({ line: place.line, column: place.column + from + 1 }, name, durationMend(inner));
  return { name: text, duration: null };
}

function branchOf(text: string, parent: Branch | null, place: Place, report: Report): Branch {
  const [, label, labelled, rest] = LABEL.exec(text) ?? LEVEL.exec(text)?.slice(0, 3) ?? [];
  const [, id, named] = label === undefined ? (NAMED.exec(text) ?? []) : [];
  const said = rest ?? named ?? text;
  const from = { line: place.line, column: place.column + text.length - said.length };
  const split = splitEstimate(said, from, report);
  const { duration } = split;
  const name = rest === undefined && labelled !== undefined ? (label ?? '') : split.name;
  const kind = label?.toLowerCase() as ItemKind | undefined;
  const own = labelled ?? id ?? null;
  const guessed = own === null ? (parent ? BELOW[parent.kind] : 'epic') : kindOfId(own);
  return {
    id: own,
    kind: kind ?? guessed,
    name: report.name(name, place, own ?? name),
    duration,
    parent,
    place,
  };
}

/** Whether a line that is not drawn begins a tree. */
const isRoot = (text: string): boolean => LABEL.test(text) || LEVEL.exec(text)?.[3] !== undefined;

/** Takes item trees out of a text, line by line; a tree begins with `Epic: …`, `Epic (8 weeks)` or another kind. */
export class TreeReader {
  readonly branches: Branch[] = [];
  readonly #report: Report;
  /** The line that each deeper one may hang on, with the column of its branch. */
  #open: { column: number; branch: Branch }[] = [];

  constructor(report: Report) {
    this.#report = report;
  }

  /** Whether the line is drawn, and so can be nothing but a branch. */
  isDrawn(line: Line): boolean {
    return DRAWN.test(line.text);
  }

  take(line: Line): boolean {
    const drawn = DRAWN.exec(line.text)?.[1];
    if (drawn === undefined && !isRoot(line.text)) return false;
    const text = drawn ?? line.text;
    const start = line.text.length - text.length;
    const column = drawn === undefined ? -1 : line.indent + line.text.search(/[├└╰]/);
    const place = { line: line.number, column: line.indent + start + 1 };
    this.#open = this.#open.filter((above) => above.column < column);
    const branch = branchOf(text.trim(), this.#open.at(-1)?.branch ?? null, place, this.#report);
    this.#open.push({ column, branch });
    this.branches.push(branch);
    return true;
  }

  end(): void {
    this.#open = [];
  }
}
