import type { Plan } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import { goesWith } from '../goes-with.ts';
import type { Refusal, Result } from '../refusal.ts';
import { refusesPerson } from '../refuses-person.ts';

type People = Pick<Plan, 'people'>;

/** A person as reviews name them: the plan's id, or the Slack user id where the plan does not name the person. */
export function personKey({ people }: People, user: string): string {
  return idsBySlack(people).get(user) ?? user;
}

const known = goesWith<People['people'], ReadonlyMap<string, string>>();

/** Looked up for every ballot of a review, so made once for each list of people; the first of two with one account counts. */
function idsBySlack(people: People['people']): ReadonlyMap<string, string> {
  const before = known.get(people);
  if (before !== undefined) return before;
  const made = new Map<string, string>();
  for (const { slack, id } of people) if (slack !== null && !made.has(slack)) made.set(slack, id);
  known.set(people, made);
  return made;
}

/** The Slack user behind a person as reviews name them; null where it is not known. */
export function slackOf({ people }: People, key: string): string | null {
  const person = people.find(({ id }) => id === key);
  if (person !== undefined) return person.slack;
  return isSlackUser(key) ? key : null;
}

export function isSlackUser(text: string): boolean {
  return /^[UW][A-Z0-9]{2,}$/.test(text);
}

/** A person that somebody named by the plan's id or as a Slack user; blank stays blank for the rules to find. */
export function namedPerson(
  plan: People,
  given: string,
): { ok: true; person: string } | ({ ok: false } & Extract<Refusal, { reason: 'unknown-person' }>) {
  const text = given.trim();
  const wanted = text.toLowerCase();
  const named = plan.people.find(({ id, slack }) => id.toLowerCase() === wanted || slack === text);
  if (named !== undefined) return { ok: true, person: named.id };
  if (text === '' || isSlackUser(text)) return { ok: true, person: text };
  const refusal = { reason: 'unknown-person' as const, id: text };
  return { ok: false, ...refusal };
}

/** Who is to see to a condition, named as in `namedPerson`; refused where that is an app or a deactivated account. */
export function namedOwner(
  store: Store,
  { workspace, plan }: Pick<PlanHead, 'workspace' | 'plan'>,
  given: string,
): Result<{ person: string }> {
  const named = namedPerson(plan, given);
  const user = named.ok ? slackOf(plan, named.person) : null;
  return (user === null ? null : refusesPerson(store, workspace, user)) ?? named;
}
