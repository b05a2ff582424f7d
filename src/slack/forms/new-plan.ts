import { draftNewPlan, type NewPlanAnswers } from '../../operations/plans/draft-new-plan.ts';
import { isZone } from '../../plan/file/notation.ts';
import { readPlanText } from '../../plan/file/read-plan-text.ts';
import { writePlan } from '../../plan/file/write-plan.ts';
import { localDate } from '../../plan/local-date.ts';
import { loadMember } from '../../storage/members.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { newPlanForm } from '../blocks/forms/plan.ts';
import { planFieldIds } from '../blocks/plan-ids.ts';
import type { SlackContext } from '../context.ts';
import type { Form } from '../listen.ts';
import { readFormIds } from './form-ids.ts';
import { showPreview } from './import-plan.ts';

const zone = 'UTC';

/** `/plan new`: six answers make a small plan. */
export function openNewPlan({ deps }: SlackContext, channel: string): Answer {
  return {
    kind: 'open',
    view: newPlanForm(
      { channel },
      {
        name: null,
        start: localDate(deps.clock.now(), zone),
        timezone: zone,
        phases: 'Foundation\nCore\nIntegration',
        tracks: 'API\nUI',
        items: null,
      },
    ),
  };
}

/** Makes the plan and shows what importing it would do; every answer that does not serve is named at once. */
export function submitNewPlan(context: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const { channel = '' } = readFormIds(metadata);
  const answers: NewPlanAnswers = {
    name: values.text(planFieldIds.name) ?? '',
    start: values.text(planFieldIds.start) ?? '',
    timezone: values.text(planFieldIds.timezone) ?? '',
    phases: values.text(planFieldIds.phases) ?? '',
    tracks: values.text(planFieldIds.tracks) ?? '',
    items: values.text(planFieldIds.items) ?? '',
  };
  if (!isZone(answers.timezone))
    return {
      kind: 'errors',
      errors: { [planFieldIds.timezone]: 'Write an IANA zone, as Europe/Berlin or America/New_York.' },
    };
  const name = loadMember(context.deps.database.store, actor.workspace, actor.user)?.name ?? 'owner';
  const text = writePlan(draftNewPlan(answers, { name, slack: actor.user }));
  const read = readPlanText(text);
  if (!read.ok) {
    const problems = read.problems.slice(0, 3).map(({ message }) => message);
    return { kind: 'errors', errors: { [planFieldIds.items]: problems.join('; ') } };
  }
  const defaults = { timezone: answers.timezone, start: answers.start };
  return { kind: 'update', view: showPreview(context, actor, channel, text, defaults, read.value) };
}
