import type { Person } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadCheckIns, type StoredDigest } from '../../storage/digests.ts';
import { loadDeactivated } from '../../storage/members.ts';

/** The people of a plan whom a digest reaches: known in Slack, not deactivated there, and not away on its day. */
function askedOn(
  store: Store,
  people: readonly Person[],
  { workspace, date }: Pick<StoredDigest, 'workspace' | 'date'>,
): Person[] {
  const gone = loadDeactivated(store, workspace);
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
): { answered: number; asked: number; missing: Person[] } {
  const given = new Set(loadCheckIns(store, digest.id).map(({ user }) => user));
  const asked = askedOn(store, people, digest);
  const missing = asked.filter(({ slack }) => !given.has(slack ?? ''));
  return { answered: asked.length - missing.length, asked: asked.length, missing };
}
