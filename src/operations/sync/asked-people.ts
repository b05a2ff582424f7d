import type { Person } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadCheckIns, type StoredDigest } from '../../storage/digests.ts';
import { loadDeactivated } from '../../storage/members.ts';

/** The people of a plan whom a digest reaches: known in Slack, not deactivated there, and not away on its day. */
function askedOn(people: readonly Person[], date: string, gone: ReadonlySet<string>): Person[] {
  return people.filter(
    ({ slack, away }) =>
      slack !== null && !gone.has(slack) && !away.some(({ from, to }) => from <= date && date <= to),
  );
}

/** How many of the people whom a digest reached have answered it, and who has not. */
export function checkInsOf(
  store: Store,
  people: readonly Person[],
  digest: StoredDigest,
  gone: ReadonlySet<string> = loadDeactivated(store, digest.workspace),
): { answered: number; asked: number; missing: Person[] } {
  const given = new Set(loadCheckIns(store, digest.id).map(({ user }) => user));
  const asked = askedOn(people, digest.date, gone);
  const missing = asked.filter(({ slack }) => !given.has(slack ?? ''));
  return { answered: asked.length - missing.length, asked: asked.length, missing };
}
