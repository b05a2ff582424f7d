import type { Deps } from '../../operations/deps.ts';
import { archivePlan } from '../../operations/plans/archive-plan.ts';
import { resetPlan } from '../../operations/plans/reset-plan.ts';
import { grantRole } from '../../operations/plans/roles.ts';
import { takeNewBaseline } from '../../operations/plans/take-baseline.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { refusesPerson } from '../../operations/refuses-person.ts';
import type { Role } from '../../plan/may.ts';
import type { FormAnswer } from '../answer.ts';
import { noticeForm } from '../blocks/forms/form.ts';
import { planFieldIds } from '../blocks/plan-ids.ts';
import type { SlackContext } from '../context.ts';
import type { Form } from '../listen.ts';
import { refusalWords } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** Under an input where the refusal is about what was typed there; in place of the form where it is not. */
function refused(refusal: Refusal, field: string | null): FormAnswer {
  const { title, advice } = refusalWords(refusal);
  if (field !== null) return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
  return { kind: 'update', view: noticeForm('Not Done', [title, advice]) };
}

const isText = ({ reason }: Refusal) => reason.startsWith('text-');

function planOf({ metadata }: Form): { planId: string } {
  return { planId: readFormIds(metadata).plan ?? '' };
}

export function submitArchive({ deps }: SlackContext, form: Form): FormAnswer {
  const reason = form.values.text(planFieldIds.reason) ?? '';
  const result = archivePlan(deps, form.actor, { plan: planOf(form), reason });
  return result.ok ? { kind: 'close' } : refused(result, isText(result) ? planFieldIds.reason : null);
}

export function submitReset({ deps }: SlackContext, form: Form): FormAnswer {
  const { values, actor } = form;
  const result = resetPlan(deps, actor, {
    plan: planOf(form),
    scope: values.choice(planFieldIds.scope) === 'plan' ? 'plan' : 'phase',
    reason: values.text(planFieldIds.reason) ?? '',
    confirmation: values.text(planFieldIds.confirmation) ?? '',
  });
  if (result.ok) return { kind: 'close' };
  const field = isText(result)
    ? planFieldIds.reason
    : result.reason === 'wrong-confirmation'
      ? planFieldIds.confirmation
      : null;
  return refused(result, field);
}

export function submitBaseline({ deps }: SlackContext, form: Form): FormAnswer {
  const result = takeNewBaseline(deps, form.actor, planOf(form));
  return result.ok ? { kind: 'close' } : refused(result, null);
}

export async function submitRole({ deps, people }: SlackContext, form: Form): Promise<FormAnswer> {
  const user = form.values.user(planFieldIds.person) ?? '';
  await people.standingOf(user);
  const nobody = refusesPerson(deps.database.store, form.actor.workspace, user);
  if (nobody) return refused(nobody, planFieldIds.person);
  return giveRole(deps, form, user);
}

function giveRole(deps: Deps, form: Form, user: string): FormAnswer {
  const chosen = form.values.choice(planFieldIds.role);
  const role = (['owner', 'editor', 'member', 'viewer'] as const).find((one): one is Role => one === chosen);
  const result = grantRole(deps, form.actor, { plan: planOf(form), user, role: role ?? 'member' });
  if (result.ok) return { kind: 'close' };
  return refused(result, result.reason === 'not-allowed' ? null : planFieldIds.role);
}
