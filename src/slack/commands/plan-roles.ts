import { forbids, roleOf } from '../../operations/authority.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { findPlan } from '../../operations/find.ts';
import { namesOf } from '../../operations/names.ts';
import { grantRole, ownersOf } from '../../operations/plans/roles.ts';
import { takeOverPlan } from '../../operations/plans/take-over.ts';
import type { Role } from '../../plan/may.ts';
import { loadMember } from '../../storage/members.ts';
import { type Answer, nothing, say } from '../answer.ts';
import { roleForm } from '../blocks/forms/plan.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { rolesMessage } from '../blocks/roles.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { helpAnswer } from './help.ts';
import { namedMember } from './named-member.ts';
import { firstWord } from './words.ts';

/** The form that gives a role. */
export function openRoleForm(context: SlackContext, actor: Actor, ref: PlanRef): Answer {
  const found = findPlan(context.deps.database.store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const forbidden = forbids(found.stored, actor, 'grant roles');
  if (forbidden) return refuseWith(forbidden);
  return { kind: 'open', view: roleForm({ plan: found.stored.id }, found.stored.plan.name) };
}

/** `/plan roles [grant @somebody editor | take @somebody | takeover]` */
export function rolesVerb(context: SlackContext, command: Command, rest: string): Answer | Promise<Answer> {
  const { word, rest: named } = firstWord(rest);
  const { actor, channel } = command;
  const plan = { channel };
  if (word === '' || word === 'list') return listRoles(context, actor, plan);
  if (word === 'takeover') return takeOver(context, actor, plan);
  if (word === 'take') return grant(context, command, named, 'member');
  if (word !== 'grant') return helpAnswer('/plan', 'roles');
  if (named === '') return openRoleForm(context, actor, plan);
  const role = readRole(named);
  return role === null ? helpAnswer('/plan', 'roles') : grant(context, command, named, role);
}

function readRole(text: string): Role | null {
  const word = text.trim().split(/\s+/).at(-1)?.toLowerCase();
  return (['owner', 'editor', 'member', 'viewer'] as const).find((role) => role === word) ?? null;
}

async function grant(
  context: SlackContext,
  { actor, channel }: Command,
  named: string,
  role: Role,
): Promise<Answer> {
  const member = await namedMember(context, named);
  if (!member.ok) return refuseWith(member);
  const result = grantRole(context.deps, actor, { plan: { channel }, user: member.user, role });
  if (!result.ok) return refuseWith(result);
  const { store } = context.deps.database;
  const found = findPlan(store, actor, { channel });
  const name = (found.ok ? namesOf(store, found.stored).get(member.user)?.name : null) ?? 'They';
  return say(wordsMessage(`${name}: ${role} of this plan now, ${result.before} before.`));
}

/** Who has which role. */
export async function listRoles(context: SlackContext, actor: Actor, plan: PlanRef): Promise<Answer> {
  const { store } = context.deps.database;
  const found = findPlan(store, actor, plan);
  if (!found.ok) return refuseWith(found);
  const { stored } = found;
  const names = namesOf(store, stored);
  const listed = [];
  for (const [user, role] of stored.roles) {
    const gone = (await context.people.standingOf(user)) === 'deactivated';
    listed.push({
      name: names.get(user)?.name ?? loadMember(store, actor.workspace, user)?.name ?? user,
      role,
      gone,
    });
  }
  const own = roleOf(stored, actor);
  return say(rolesMessage({ planId: stored.id, planName: stored.plan.name, own, roles: listed }));
}

/** Makes a workspace admin the owner where no owner is left. */
export async function takeOver(context: SlackContext, actor: Actor, plan: PlanRef): Promise<Answer> {
  const { deps, people } = context;
  const found = findPlan(deps.database.store, actor, plan);
  if (!found.ok) return refuseWith(found);
  const admin = await people.isAdmin(actor.user);
  const present: string[] = [];
  for (const owner of ownersOf(found.stored))
    if ((await people.refresh(owner)).standing !== 'deactivated') present.push(owner);
  const result = takeOverPlan(deps, actor, { plan: { planId: found.stored.id }, admin, present });
  return result.ok ? nothing : refuseWith(result);
}
