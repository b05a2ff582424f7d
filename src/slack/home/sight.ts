import type { Refusal } from '../../operations/refusal.ts';
import { loadBlocker } from '../../storage/blockers.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { loadReview } from '../../storage/reviews.ts';
import { messageForm } from '../blocks/forms/form.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Click, ClickHandler, Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { readItemKey } from '../views/item-view.ts';

/** How a button's value names its plan; null where it names nothing. */
type PlanOf = (context: SlackContext, click: Click) => string | null;

export const byPlan: PlanOf = (_context, { value }) => value;
export const byItem: PlanOf = (_context, { value }) => readItemKey(value)?.planId ?? null;
export const byReview: PlanOf = ({ deps }, { actor, value }) =>
  loadReview(deps.database.store, actor.workspace, value)?.row.planId ?? null;
export const byBlocker: PlanOf = ({ deps }, { actor, value }) =>
  loadBlocker(deps.database.store, actor.workspace, value)?.planId ?? null;

/**
 * A button of the Home: it may be older than what its reader may see, so that is looked at first; an answer opens over
 * the Home, where there is no channel to say it in.
 */
export function inHome(planOf: PlanOf, handle: ClickHandler): ClickHandler {
  return async (context, click) => {
    const planId = planOf(context, click);
    const hidden = await hides(context, click, planId);
    const answer = hidden === null ? await handle(context, click) : refuseWith(hidden);
    if (hidden !== null) context.homes.changedFor(click.actor.user);
    if (answer.kind !== 'say') return answer;
    const ids = hidden === null && planId !== null ? { home: planId } : {};
    return { kind: 'open', view: messageForm(answer.message, ids) };
  };
}

/** A button in what opened over the Home, which may be as old. */
export function overHome(handle: ClickHandler): ClickHandler {
  return (context, click) => {
    const home = click.form === null ? undefined : readFormIds(click.form.metadata).home;
    return home === undefined ? handle(context, click) : ifSeen(context, click, home, handle);
  };
}

async function ifSeen(context: SlackContext, click: Click, planId: string, handle: ClickHandler) {
  const hidden = await hides(context, click, planId);
  return hidden === null ? handle(context, click) : refuseWith(hidden);
}

/** Why somebody may not see a plan that a button or a form names; null where they may. */
export async function hides(
  { deps, access }: SlackContext,
  { actor }: Pick<Click | Form, 'actor'>,
  planId: string | null,
): Promise<Refusal | null> {
  const head = planId === null ? null : loadPlanHead(deps.database.store, actor.workspace, planId);
  if (head === null) return { reason: 'no-plan' };
  return (await access.maySee(actor.user, head)) ? null : { reason: 'not-visible' };
}
