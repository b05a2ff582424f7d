import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { forbids } from '../../operations/authority.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { findPlan } from '../../operations/find.ts';
import { archivePlan } from '../../operations/plans/archive-plan.ts';
import { confirmationOf } from '../../operations/plans/reset-plan.ts';
import { undoReset } from '../../operations/plans/undo-reset.ts';
import type { Action } from '../../plan/may.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { type Answer, nothing } from '../answer.ts';
import { archiveForm, baselineForm, resetForm } from '../blocks/forms/plan.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { baselineLines } from '../views/baseline-lines.ts';
import { rolesVerb } from './plan-roles.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer | Promise<Answer>;

/** The subcommands of `/plan` for owners; `roles` is for everybody to look at. */
export const ownerVerbs: Record<string, Verb> = {
  baseline: (context, { actor, channel }) => openBaseline(context, actor, { channel }),
  archive,
  reset,
  roles: rolesVerb,
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

function archive(context: SlackContext, { actor, channel }: Command, rest: string): Answer {
  if (rest === '') return openArchive(context, actor, { channel });
  const result = archivePlan(context.deps, actor, { plan: { channel }, reason: rest });
  return result.ok ? nothing : refuseWith(result);
}

function reset(context: SlackContext, { actor, channel }: Command, rest: string): Answer {
  const plan = { channel };
  return firstWord(rest).word === 'undo' ? undoNow(context, actor, plan) : openReset(context, actor, plan);
}

export function undoNow({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const result = undoReset(deps, actor, plan);
  return result.ok ? nothing : refuseWith(result);
}
