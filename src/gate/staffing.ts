import type { IsoDate, Plan } from '../plan/plan.ts';
import { itemsOfPhase, phaseAfter } from './phase-items.ts';

interface Post {
  kind: 'role' | 'track';
  name: string;
  people: string[];
}

export interface Staffing {
  /** The phase that must be staffed: the next one, or the gate's own where it is the last. */
  phase: string;
  posts: Post[];
  /** Posts with nobody, or nobody who is there on the day. */
  vacant: Post[];
}

/** True where the plan's person is away on the day; people whom the plan does not list are taken to be there. */
export function isAway(plan: Pick<Plan, 'people'>, person: string, day: IsoDate): boolean {
  const known = plan.people.find(({ id }) => id === person);
  return known?.away.some(({ from, to }) => from <= day && day <= to) ?? false;
}

/**
 * Who covers the phase after the gate's on one day. Its roles are the roles of its allocation rows; its tracks are those
 * that have items in it, covered by the owners of those items and by the track's lead.
 */
export function staffing(plan: Plan, gatePhase: string, day: IsoDate): Staffing {
  const phase = phaseAfter(plan, gatePhase)?.id ?? gatePhase;
  const posts = [...rolesOf(plan, phase), ...tracksOf(plan, phase)];
  const vacant = posts.filter(({ people }) => people.every((person) => isAway(plan, person, day)));
  return { phase, posts, vacant };
}

function rolesOf(plan: Plan, phase: string): Post[] {
  const rows = plan.allocation.filter((cell) => cell.phase === phase);
  return [...new Set(rows.map(({ role }) => role))].map((role) => ({
    kind: 'role',
    name: role,
    people: rows.filter((row) => row.role === role).flatMap((row) => row.people),
  }));
}

function tracksOf(plan: Plan, phase: string): Post[] {
  const items = itemsOfPhase(plan, phase);
  return plan.tracks
    .filter(({ id }) => items.some(({ track }) => track === id))
    .map(({ id, name, lead }) => {
      const owners = items.filter(({ track }) => track === id).map(({ owner }) => owner);
      const people = new Set([...owners, lead].filter((person) => person !== null));
      return { kind: 'track', name, people: [...people] };
    });
}
