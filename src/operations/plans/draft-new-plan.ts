import { bareItem } from '../../plan/bare-item.ts';
import { NamedIds } from '../../plan/file/cards/slug.ts';
import { parseDuration } from '../../plan/file/notation.ts';
import type { Criterion, Duration, Gate, IsoDate, Item, Person, Plan } from '../../plan/plan.ts';

/** What the guided form asks for; lists have one entry a line. */
export interface NewPlanAnswers {
  name: string;
  start: IsoDate;
  timezone: string;
  phases: string;
  tracks: string;
  items: string;
}

/** Lists that a small plan may have; more is for a file. */
const MOST_NEW = { phases: 8, tracks: 8, items: 100 } as const;

/** Five working days a week, as a plan begins. */
const WEEK = 5;
const SOME_DAYS: Duration = { kind: 'range', low: 2, high: 5 };

/**
 * A whole plan from a few answers: items of a track follow each other, tracks meet at the end of each phase, and each
 * phase ends with a gate at which the maker has the mandatory seat.
 */
export function draftNewPlan(answers: NewPlanAnswers, maker: { name: string; slack: string }): Plan {
  const people = new NamedIds('owner');
  const owner: Person = { id: people.idOf(maker.name), slack: maker.slack, email: null, roles: [], away: [] };
  const phases = named(answers.phases, 'phase', MOST_NEW.phases);
  const tracks = named(answers.tracks, 'track', MOST_NEW.tracks);
  const items = itemsOf(answers.items, phases, tracks, owner.id);
  const meets = phases.flatMap((phase, at) => meeting(phase.id, phase.name, at, items, owner.id));
  return {
    name: answers.name,
    timezone: answers.timezone,
    start: answers.start,
    calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] },
    people: [owner],
    phases,
    tracks: tracks.map((track) => ({ ...track, lead: owner.id })),
    items,
    convergence: meets,
    gates: phases.map((phase, at) => gate(phase, at, (meets[at] ?? meets.at(-1))?.id ?? null, owner.id)),
    allocation: [],
    sync: { at: '09:30', days: 'workdays', unchanged: 'short' },
  };
}

const lines = (text: string): string[] =>
  text.split('\n').map((line) => line.replace(/^[-*•\s]+/, '').trim());

function named(text: string, otherwise: string, most: number) {
  const ids = new NamedIds(otherwise);
  for (const line of lines(text).filter((one) => one !== '')) ids.idOf(line);
  return ids.entries.slice(0, most);
}

type Named = { id: string; name: string };

function itemsOf(text: string, phases: Named[], tracks: Named[], owner: string): Item[] {
  const items: Item[] = [];
  const last = new Map<string | null, string>();
  let phase = 0;
  let wasBlank = false;
  for (const line of lines(text)) {
    if (line === '') {
      wasBlank = items.length > 0;
      continue;
    }
    if (wasBlank) phase = Math.min(phase + 1, phases.length - 1);
    wasBlank = false;
    const item = itemOf(line, items.length, tracks);
    const before = last.get(item.track);
    items.push({
      ...item,
      owner,
      phase: phases[phase]?.id ?? null,
      dependencies: before === undefined ? [] : [{ item: before, lagDays: 0 }],
    });
    last.set(item.track, item.id);
  }
  return items.slice(0, MOST_NEW.items);
}

/** `API: Card payments, 2-5 days`; the track and the days may be missing. */
function itemOf(line: string, at: number, tracks: Named[]): Item {
  const [, before = '', after = line] = /^([^:]{1,80}):\s+(.+)$/.exec(line) ?? [];
  const track = tracks.find(({ name }) => name.toLowerCase() === before.trim().toLowerCase());
  const rest = track === undefined ? line : after;
  const [, name = rest, days = ''] = /^(.+),\s*([\d./\s–-]+(?:to\s*\d+\s*)?[a-z]+)$/i.exec(rest) ?? [];
  const duration = parseDuration(days.trim(), WEEK);
  const id = `TASK-${String(at + 1).padStart(3, '0')}`;
  return {
    ...bareItem(id, 'task', duration === null ? rest : name.trim()),
    track: track?.id ?? tracks[0]?.id ?? null,
    duration: duration ?? SOME_DAYS,
  };
}

/** The last item of each track in a phase meets those of the others. */
function meeting(phase: string, name: string, at: number, items: Item[], owner: string) {
  const last = new Map<string | null, string>();
  for (const item of items) if (item.phase === phase) last.set(item.track, item.id);
  const needs = [...last.values()];
  if (needs.length === 0) return [];
  return [{ id: `CP-${at + 1}`, name: `${name} fits together`, needs, requirements: [], due: null, owner }];
}

/** A phase without items of its own waits for the last meeting before it. */
function gate(phase: Named, at: number, point: string | null, owner: string): Gate {
  return {
    id: `GATE-${at + 1}`,
    name: `Leave ${phase.name}`,
    phase: phase.id,
    needs: point === null ? [] : [point],
    criteria: [
      criterion('C1', 'judgment', `What ${phase.name} promised is there`),
      criterion('C2', 'blockers', 'No critical blockers'),
      criterion('C3', 'resources', 'The next phase is staffed'),
    ],
    seats: [{ person: owner, mandatory: true }],
    quorum: { numerator: 2, denominator: 3 },
    windowDays: 3,
    blind: false,
    presenter: null,
  };
}

function criterion(id: string, kind: Criterion['kind'], text: string): Criterion {
  return { id, kind, text, critical: false, target: null, unit: null, items: null };
}
