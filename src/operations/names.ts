import type { KnownPerson } from '../digest/input.ts';
import type { Plan } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import { loadMemberNames } from '../storage/members.ts';
import { goesWith } from './goes-with.ts';

type Names = ReadonlyMap<string, KnownPerson>;

/** By the people of a plan, which are one object while the plan stays as it is. */
const kept = goesWith<Plan['people'], { inSlack: ReadonlyMap<string, string>; names: Names }>();

/**
 * Names of everybody a message about a plan may name: by the plan's person id, and by Slack user id. The same map
 * is given again while neither plan nor members change.
 */
export function namesOf(
  store: Store,
  { workspace, plan }: { workspace: string; plan: Pick<Plan, 'people'> },
): Names {
  const inSlack = loadMemberNames(store, workspace);
  const before = kept.get(plan.people);
  if (before?.inSlack === inSlack) return before.names;
  const names = build(inSlack, plan.people);
  kept.set(plan.people, { inSlack, names });
  return names;
}

/** How messages call a person of a plan. */
export function nameOfId(id: string): string {
  return `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
}

function build(inSlack: ReadonlyMap<string, string>, people: Plan['people']): Names {
  const names = new Map<string, KnownPerson>();
  for (const [slack, name] of inSlack) names.set(slack, { name, slack });
  for (const { id, slack } of people) {
    const known = { name: nameOfId(id), slack };
    names.set(id, known);
    if (slack !== null) names.set(slack, known);
  }
  return names;
}
