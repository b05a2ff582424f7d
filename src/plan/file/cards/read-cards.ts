import type { Parsed, Problem } from '../../problem.ts';
import { cycles } from '../cycles.ts';
import { duplicateIds, unknownIds } from '../ids.ts';
import { outlineOf } from '../outline.ts';
import { pathText } from '../place.ts';
import { itemData } from '../plan-data.ts';
import { quoted } from '../quote.ts';
import { refuseText } from '../refuse-text.ts';
import type { Complaint } from '../shape-problems.ts';
import type { Card } from './card.ts';
import type { CardPlan, Line } from './card-plan.ts';
import { CardReader } from './card-reader.ts';
import { joinTree, type Placed } from './join-tree.ts';
import { Report } from './report.ts';
import { NamedIds } from './slug.ts';
import { TableReader } from './table-reader.ts';
import { TreeReader } from './tree-reader.ts';

const MOST_ITEMS = 10_000;
const MOST_PHASES = 100;
const MOST_PROBLEMS = 1_000;
const LONGEST_LINE = 10_000;
const FENCE = /^(```|~~~)/;

function linesOf(text: string, report: Report): Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const whole = line.replace(/^\ufeff/, '').trimEnd();
    const bare = whole.trimStart().slice(0, LONGEST_LINE);
    if (whole.length > LONGEST_LINE)
      report.add({ line: index + 1, column: 1 }, '', `${quoted(whole)} is too long for one line; shorten it`);
    return FENCE.test(bare)
      ? []
      : [{ number: index + 1, indent: whole.length - whole.trimStart().length, text: bare }];
  });
}

interface Readers {
  tables: TableReader;
  cards: CardReader;
  trees: TreeReader;
}

function takeLine(line: Line, { tables, cards, trees }: Readers): void {
  if (trees.isDrawn(line)) {
    cards.end();
    trees.take(line);
  } else if (tables.take(line)) cards.end();
  else if (!cards.take(line) && !trees.take(line) && line.text !== '') trees.end();
}

/** The names that cards give to owners, phases and tracks become ids. */
function nameIds(cards: readonly Card[], phases: NamedIds): { people: NamedIds; tracks: NamedIds } {
  const [people, tracks] = [new NamedIds('person'), new NamedIds('track')];
  for (const { item, owner, phase, track } of cards) {
    item.owner = owner === null ? null : people.idOf(owner);
    item.phase = phase === null ? null : phases.idOf(phase);
    item.track = track === null ? null : tracks.idOf(track);
  }
  return { people, tracks };
}

/** Ids that stand twice, ids that nothing has, and circles: the rules of plan files, in the places of this text. */
function idProblems(placed: readonly Placed[], report: Report): void {
  const raw = {
    items: placed.map(({ item }) =>
      Object.fromEntries(itemData({ ...item, owner: null, phase: null, track: null })),
    ),
  };
  const outline = outlineOf(raw);
  const complaints: Complaint[] = [
    ...duplicateIds(outline.named, (path) => `on line ${placed[Number(path[1])]?.place.line ?? 1}`),
    ...unknownIds(outline),
    ...cycles(outline.items),
  ];
  for (const { path, message } of complaints) {
    const owner = placed[Number(path[1])];
    const field = pathText([owner?.item.id ?? '', ...path.slice(2)]);
    report.add(report.places.get(field) ?? owner?.place ?? { line: 1, column: 1 }, field, message);
  }
}

const NOTHING =
  'no task cards, item tree or phase table stand in this text; a card begins as in TASK-001: Tokenise cards';
const ofWhole = (message: string): Problem => ({ line: null, column: null, path: '', message });

/**
 * Reads task cards, item trees and phase x role tables out of a Markdown text, fenced or bare; other lines
 * are passed over. Every problem is reported at once; refuses over 4 MiB of text or 10,000 items. Never throws.
 */
export function readCards(text: string): Parsed<CardPlan> {
  const refused = refuseText(text);
  if (refused.length > 0) return { ok: false, problems: refused };
  const report = new Report();
  const phases = new NamedIds('phase');
  const readers = {
    tables: new TableReader(report, phases),
    cards: new CardReader(report),
    trees: new TreeReader(report),
  };
  const lines = linesOf(text, report);
  for (const line of lines) takeLine(line, readers);
  const { cards } = readers.cards;
  const { branches } = readers.trees;
  const { allocation } = readers.tables;
  const most = Math.max(cards.length, branches.length);
  if (most > MOST_ITEMS)
    return {
      ok: false,
      problems: [ofWhole(`${most} items are too many for one plan; keep at most ${MOST_ITEMS}`)],
    };
  if (most + allocation.length === 0) return { ok: false, problems: [ofWhole(NOTHING)] };
  const placed = joinTree(cards, branches, report).slice(0, MOST_ITEMS);
  const { people, tracks } = nameIds(cards, phases);
  idProblems(placed, report);
  if (phases.entries.length > MOST_PHASES)
    report.problems.unshift(ofWhole(`${phases.entries.length} phases are too many; at most ${MOST_PHASES}`));
  if (report.problems.length > 0) {
    const inOrder = report.problems.sort(
      (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
    return { ok: false, problems: inOrder.slice(0, MOST_PROBLEMS) };
  }
  const heading = lines.map((line) => /^#{1,6} +(.{1,300})$/.exec(line.text)?.[1]?.trim()).find(Boolean);
  return {
    ok: true,
    value: {
      name: heading ?? null,
      people: people.entries.map(({ id }) => ({ id, slack: null, email: null, roles: [], away: [] })),
      phases: phases.entries,
      tracks: tracks.entries.map((track) => ({ ...track, lead: null })),
      items: placed.map(({ item }) => item),
      allocation,
    },
  };
}
