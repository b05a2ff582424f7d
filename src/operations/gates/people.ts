import type { Plan } from '../../plan/plan.ts';
import type { Refusal } from '../refusal.ts';

type People = Pick<Plan, 'people'>;

/** A person as reviews name them: the plan's id, or the Slack user id where the plan does not name the person. */
export function personKey({ people }: People, user: string): string {
  return people.find(({ slack }) => slack === user)?.id ?? user;
}

/** The Slack user behind a person as reviews name them; null where it is not known. */
export function slackOf({ people }: People, key: string): string | null {
  const known = people.find(({ id }) => id === key);
  if (known !== undefined) return known.slack;
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
  const known = plan.people.find(({ id, slack }) => id.toLowerCase() === wanted || slack === text);
  if (known !== undefined) return { ok: true, person: known.id };
  if (text === '' || isSlackUser(text)) return { ok: true, person: text };
  const refusal = { reason: 'unknown-person' as const, id: text };
  return { ok: false, ...refusal };
}
