import type { KnownPerson } from '../digest/input.ts';
import type { Plan } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import { loadMemberNames } from '../storage/members.ts';

/** Names of everybody a message about a plan may name: by the plan's person id, and by Slack user id. */
export function namesOf(
  store: Store,
  { workspace, plan }: { workspace: string; plan: Pick<Plan, 'people'> },
): Map<string, KnownPerson> {
  const inSlack = loadMemberNames(store, workspace);
  const names = new Map<string, KnownPerson>();
  for (const [slack, name] of inSlack) names.set(slack, { name, slack });
  for (const { id, slack } of plan.people) {
    const known = { name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`, slack };
    names.set(id, known);
    if (slack !== null) names.set(slack, known);
  }
  return names;
}
