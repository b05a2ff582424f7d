import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { forbids, roleOf } from '../../operations/authority.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { findPlan } from '../../operations/find.ts';
import { namesOf } from '../../operations/names.ts';
import { archivePlan } from '../../operations/plans/archive-plan.ts';
import { confirmationOf } from '../../operations/plans/reset-plan.ts';
import { grantRole, ownersOf } from '../../operations/plans/roles.ts';
import { takeOverPlan } from '../../operations/plans/take-over.ts';
import { undoReset } from '../../operations/plans/undo-reset.ts';
import type { Action, Role } from '../../plan/may.ts';
import { loadMember } from '../../storage/members.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { type Answer, nothing, say } from '../answer.ts';
import { archiveForm, baselineForm, resetForm, roleForm } from '../blocks/forms/plan.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { rolesMessage } from '../blocks/roles.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { baselineLines } from '../views/baseline-lines.ts';
import { helpAnswer } from './help.ts';
import { namedMember } from './named-member.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer | Promise<Answer>;

/** The subcommands of `/plan` for owners; `roles` is for everybody to look at. */
export const ownerVerbs: Record<string, Verb> = {
  baseline: (context, { actor, channel }) => openBaseline(context, actor, { channel }),
  archive,
  reset,
  roles,
};

/** The plan, where the actor may do this to it; else the refusal as an answer. */
function allowed(
  { deps }: SlackContext,
  actor: Actor,
  ref: PlanRef,
  action: Action,
): { stored: StoredPlan } | { answer: Answer } {
  const found = findPlan(deps.database.store, actor, ref);
  if (!found.ok) return { answer: refuseWith(found) };
  const forbidden = forbids(found.stored, actor, action);
  return forbidden ? { answer: refuseWith(forbidden) } : { stored: found.stored };
}

/** The form that makes today's dates the promise. */
export function openBaseline(context: SlackContext, actor: Actor, ref: PlanRef): Answer {
  const one = allowed(context, actor, ref, 'take baseline');
  if ('answer' in one) return one.answer;
  const { store } = context.deps.database;
  const loaded = loadAnalysedPlan(store, actor, { planId: one.stored.id }, context.deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const lines = baselineLines(store, loaded.analysed);
  return { kind: 'open', view: baselineForm({ plan: one.stored.id }, one.stored.plan.name, lines) };
}

/** The form that ends a plan. */
export function openArchive(context: SlackContext, actor: Actor, ref: PlanRef): Answer {
  const one = allowed(context, actor, ref, 'end plan');
  if ('answer' in one) return one.answer;
  return { kind: 'open', view: archiveForm({ plan: one.stored.id }, one.stored.plan.name) };
}

/** The form that takes back what was recorded. */
export function openReset(context: SlackContext, actor: Actor, ref: PlanRef): Answer {
  const one = allowed(context, actor, ref, 'reset plan');
  if ('answer' in one) return one.answer;
  const { plan, state, id } = one.stored;
  const phase = plan.phases.find((known) => known.id === state.phase)?.name ?? null;
  return {
    kind: 'open',
    view: resetForm({ plan: id }, plan.name, { phase, confirmation: confirmationOf(plan) }),
  };
}

/** The form that gives a role. */
export function openRoleForm(context: SlackContext, actor: Actor, ref: PlanRef): Answer {
  const one = allowed(context, actor, ref, 'grant roles');
  if ('answer' in one) return one.answer;
  return { kind: 'open', view: roleForm({ plan: one.stored.id }, one.stored.plan.name) };
}

function archive(context: SlackContext, { actor, channel }: Command, rest: string): Answer {
  if (rest === '') return openArchive(context, actor, { channel });
  const result = archivePlan(context.deps, actor, { plan: { channel }, reason: rest });
  return result.ok ? nothing : refuseWith(result);
}

function reset(context: SlackContext, { actor, channel }: Command, rest: string): Answer {
  if (firstWord(rest).word !== 'undo') return openReset(context, actor, { channel });
  const result = undoReset(context.deps, actor, { channel });
  return result.ok ? nothing : refuseWith(result);
}

/** `/plan roles [grant @somebody editor | take @somebody | takeover]` */
function roles(context: SlackContext, command: Command, rest: string): Answer | Promise<Answer> {
  const { word, rest: named } = firstWord(rest);
  if (word === '' || word === 'list') return listRoles(context, command);
  if (word === 'takeover') return takeOver(context, command);
  if (word === 'take') return grant(context, command, named, 'member');
  if (word !== 'grant') return helpAnswer('/plan', 'roles');
  if (named === '') return openRoleForm(context, command.actor, { channel: command.channel });
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

async function listRoles(context: SlackContext, { actor, channel }: Command): Promise<Answer> {
  const { store } = context.deps.database;
  const found = findPlan(store, actor, { channel });
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
  return say(rolesMessage({ planName: stored.plan.name, own: roleOf(stored, actor), roles: listed }));
}

async function takeOver(context: SlackContext, { actor, channel }: Command): Promise<Answer> {
  const { deps, people } = context;
  const found = findPlan(deps.database.store, actor, { channel });
  if (!found.ok) return refuseWith(found);
  const admin = await people.isAdmin(actor.user);
  const present: string[] = [];
  for (const owner of ownersOf(found.stored))
    if ((await people.refresh(owner)).standing !== 'deactivated') present.push(owner);
  const result = takeOverPlan(deps, actor, { plan: { planId: found.stored.id }, admin, present });
  return result.ok ? nothing : refuseWith(result);
}
