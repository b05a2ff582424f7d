import type { Plan } from '../plan/plan.ts';
import type { PlacedRow } from './rows.ts';
import { shares } from './shares.ts';
import type { BarState, ChartLane, ChartMore, ChartRow } from './view.ts';

/** More lanes than this are summed up in one. */
const MAX_LANES = 20;

interface Group {
  name: string;
  rows: ChartRow[];
}

/** By track in the order of the file, then what has no track by epic; empty tracks keep their lane. */
function grouped(plan: Plan, placed: readonly PlacedRow[]): Group[] {
  const tracks = new Map<string, Group>(plan.tracks.map(({ id, name }) => [id, { name, rows: [] }]));
  const epics = new Map<string, Group>();
  for (const { row, track, above } of placed) {
    const lane = tracks.get(track ?? '');
    if (lane) {
      lane.rows.push(row);
      continue;
    }
    const name = above ?? (tracks.size > 0 ? 'No track' : 'Items');
    const epic = epics.get(name) ?? { name, rows: [] };
    epics.set(name, epic);
    epic.rows.push(row);
  }
  return [...tracks.values(), ...epics.values()];
}

const URGENCY: Record<BarState, number> = {
  blocked: 0,
  overdue: 1,
  'in progress': 2,
  'not started': 3,
  done: 4,
};

/** What a reader misses most comes first: blocked and overdue, the critical path, then what is next. */
function byUrgency(a: ChartRow, b: ChartRow): number {
  const alarm = (row: ChartRow) => (URGENCY[row.state] < 2 ? 0 : row.critical ? 1 : URGENCY[row.state]);
  const newest = a.state === 'done' ? b.finish.localeCompare(a.finish) : a.start.localeCompare(b.start);
  return alarm(a) - alarm(b) || URGENCY[a.state] - URGENCY[b.state] || newest;
}

const byStart = (a: ChartRow, b: ChartRow): number =>
  a.start.localeCompare(b.start) || a.finish.localeCompare(b.finish);

function moreOf(rows: readonly ChartRow[], what: string): ChartMore | null {
  const [first] = rows;
  if (!first) return null;
  const count = (state: BarState) => rows.filter((row) => row.state === state).length;
  const kinds = (['blocked', 'overdue', 'in progress', 'done'] as const).flatMap((state) =>
    count(state) > 0 ? [`${count(state)} ${state}`] : [],
  );
  return {
    words: [what, ...kinds].join(' · '),
    start: rows.reduce((least, { start }) => (start < least ? start : least), first.start),
    finish: rows.reduce((most, { finish }) => (finish > most ? finish : most), first.finish),
    progress: count('done') / rows.length,
  };
}

function laneOf({ name, rows }: Group, share: number): ChartLane {
  const shown = rows.length <= share ? rows : rows.toSorted(byUrgency).slice(0, Math.max(0, share - 1));
  const hidden = rows.filter((row) => !shown.includes(row));
  return {
    name,
    done: rows.filter(({ state }) => state === 'done').length,
    needed: rows.length,
    rows: shown.toSorted(byStart),
    more: moreOf(hidden, `+${hidden.length} more`),
  };
}

function lastLane(groups: readonly Group[]): ChartLane {
  const rows = groups.flatMap((group) => group.rows);
  return {
    name: `+${groups.length} more tracks`,
    done: rows.filter(({ state }) => state === 'done').length,
    needed: rows.length,
    rows: [],
    more: moreOf(rows, `${rows.length} items`),
  };
}

/** The lanes of a plan in at most `limit` rows (42 at least); a lane that is cut says so in its last row. */
export function lanesOf(plan: Plan, placed: readonly PlacedRow[], limit: number): ChartLane[] {
  const groups = grouped(plan, placed);
  const shown = groups.length > MAX_LANES ? groups.slice(0, MAX_LANES - 1) : groups;
  const rest = groups.slice(shown.length);
  const room = shares(
    shown.map(({ rows }) => rows.length),
    limit - (rest.length > 0 ? 1 : 0),
  );
  const lanes = shown.map((group, at) => laneOf(group, room[at] ?? 0));
  return rest.length > 0 ? [...lanes, lastLane(rest)] : lanes;
}
