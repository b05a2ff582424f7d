import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { findPlan } from '../../operations/find.ts';
import type { Refusal } from '../../operations/refusal.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { messageForm, noticeForm } from '../blocks/forms/form.ts';
import { lookUpForm, whatIfForm } from '../blocks/forms/look.ts';
import { planFieldIds } from '../blocks/plan-ids.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { type ExampleIds, idsFor } from '../commands/example-ids.ts';
import { showThing } from '../commands/plan-show.ts';
import { tryOut, viewVerbs } from '../commands/plan-views.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { hides } from './sight.ts';

const TITLE = 'Look Something Up';

/** [What If] on a plan's page. */
export function clickWhatIf(context: SlackContext, click: Click): Answer {
  return opened(context, click, (ids, name, { item }) =>
    whatIfForm(ids, name, `${item ?? 'TASK-001'} +3 days`),
  );
}

/** [Look Something Up] on a plan's page. */
export function clickLookUp(context: SlackContext, click: Click): Answer {
  return opened(context, click, (ids, name, { item, point }) =>
    lookUpForm(ids, name, [item ?? 'TASK-001', point ?? 'CP-1'].join(' or ')),
  );
}

function opened(
  context: SlackContext,
  { actor, value }: Click,
  view: (ids: { plan: string }, name: string, examples: ExampleIds) => ReturnType<typeof whatIfForm>,
): Answer {
  const found = findPlan(context.deps.database.store, actor, { planId: value });
  if (!found.ok) return refuseWith(found);
  const { stored } = found;
  return { kind: 'open', view: view({ plan: stored.id }, stored.plan.name, idsFor(context, stored, actor)) };
}

export async function submitWhatIf(context: SlackContext, form: Form): Promise<FormAnswer> {
  const { plan: planId = '' } = readFormIds(form.metadata);
  const hidden = await hides(context, form, planId);
  if (hidden !== null) return refused(hidden, planFieldIds.changes);
  const changes = form.values.text(planFieldIds.changes) ?? '';
  const tried = tryOut(context, form.actor, { planId }, changes);
  if (!tried.ok) return refused(tried, planFieldIds.changes);
  return { kind: 'update', view: messageForm(tried.message, { home: planId }) };
}

export async function submitLookUp(context: SlackContext, form: Form): Promise<FormAnswer> {
  const { actor, values } = form;
  const { plan: planId = '' } = readFormIds(form.metadata);
  const hidden = await hides(context, form, planId);
  if (hidden !== null) return refused(hidden, planFieldIds.sought);
  const sought = values.text(planFieldIds.sought) ?? '';
  if (values.choice(planFieldIds.shown) === 'log')
    return inForm(viewVerbs.log(context, actor, { planId }, sought), planId);
  const { deps } = context;
  const loaded = loadAnalysedPlan(deps.database.store, actor, { planId }, deps.clock.now());
  if (!loaded.ok) return refused(loaded, planFieldIds.sought);
  const shown = showThing(context, actor.workspace, loaded.analysed, sought);
  return shown.ok ? inForm(shown.answer, planId) : refused(shown, planFieldIds.sought);
}

/** What a command would say, in place of the form that asked for it. */
function inForm(answer: Answer, home: string): FormAnswer {
  if (answer.kind === 'say') return { kind: 'update', view: messageForm(answer.message, { home }) };
  if (answer.kind !== 'later') return { kind: 'close' };
  return {
    kind: 'wait',
    view: noticeForm(TITLE, ['Working out the odds…'], { home }),
    ready: async () => messageForm((await answer.work()) ?? wordsMessage('Done.'), { home }),
  };
}

function refused(refusal: Refusal, field: string): FormAnswer {
  const { title, advice } = refusalWords(refusal);
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
