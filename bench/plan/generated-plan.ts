import type { Item, Plan } from '../../src/plan/plan.ts';
import type { FloorItem } from '../floors/compact-graph.ts';
import { seeded } from '../floors/random.ts';

const TRACKS = ['api', 'web', 'data', 'docs'];
const PEOPLE = ['ana', 'bo', 'chi', 'dev', 'eli', 'fay', 'gus', 'hal'];
/** Dependencies reach back no further than this, as they do in plans that people write. */
const REACH = 100;

const idOf = (at: number): string => `TASK-${String(at + 1).padStart(6, '0')}`;

/** The four items before a place in the file, or fewer where it begins. */
const lastFour = (end: number): string[] =>
  [4, 3, 2, 1]
    .map((back) => end - back)
    .filter((at) => at >= 0)
    .map(idOf);

/** A plan of `size` (8 at least) tasks with two dependencies each (the first two apart), the same for the same size. */
export function generatedPlan(size: number): Plan {
  const random = seeded(size);
  const below = (limit: number) => Math.floor(random() * limit);
  const items = Array.from({ length: size }, (_, at): Item => {
    const earlier = Math.min(at, REACH);
    const first = below(earlier);
    const before = at < 2 ? [] : [at - 1 - first, at - 1 - ((first + 1 + below(earlier - 1)) % earlier)];
    const low = 1 + below(4);
    return taskAt(at, before, { kind: 'range', low, high: low + 1 + below(4) });
  });
  return {
    name: `Generated plan of ${size}`,
    timezone: 'Europe/Berlin',
    start: '2026-01-05',
    calendar: {
      workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      holidays: null,
      closures: [{ from: '2026-12-24', to: '2026-12-31' }],
    },
    people: PEOPLE.map((id, at) => ({
      id,
      slack: null,
      email: null,
      roles: [],
      away: at === 0 ? [{ from: '2026-03-02', to: '2026-03-06' }] : [],
    })),
    phases: [
      { id: 'build', name: 'Build' },
      { id: 'ship', name: 'Ship' },
    ],
    tracks: TRACKS.map((id) => ({ id, name: id, lead: null })),
    items,
    convergence: Array.from({ length: 8 }, (_, at) => ({
      id: `CP-${at + 1}`,
      name: `Meeting ${at + 1}`,
      needs: lastFour(Math.floor(((at + 1) * size) / 8)),
      requirements: [],
      due: '2027-06-01',
      owner: null,
    })),
    gates: [],
    allocation: [],
    sync: null,
  };
}

function taskAt(at: number, before: number[], duration: Item['duration']): Item {
  return {
    id: idOf(at),
    kind: 'task',
    parent: null,
    name: `Step ${at + 1} of the generated plan`,
    phase: 'build',
    track: TRACKS[at % TRACKS.length] ?? null,
    owner: PEOPLE[at % PEOPLE.length] ?? null,
    priority: 'medium',
    duration,
    notBefore: null,
    due: null,
    dependencies: before.map((other) => ({ item: idOf(other), lagDays: 0 })),
    parallel: true,
    deliverable: null,
    success: [],
    subtasks: [],
    actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null },
  };
}

/** What the bare pass and its floors are given. */
export const bareItems = (plan: Plan, days: (item: Item) => number): FloorItem[] =>
  plan.items.map((item) => ({ id: item.id, days: days(item), dependencies: item.dependencies }));
