import { scheduleWords } from '../../digest/schedule.ts';
import { forbids } from '../../operations/authority.ts';
import { findPlan } from '../../operations/find.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { pauseSync } from '../../operations/sync/pause-sync.ts';
import { scheduleSync } from '../../operations/sync/schedule-sync.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { type FormIds, messageForm } from '../blocks/forms/form.ts';
import { pauseForm, scheduleForm } from '../blocks/forms/sync.ts';
import { planFieldIds } from '../blocks/plan-ids.ts';
import { pausedMessage, scheduledMessage } from '../blocks/sync-status.ts';
import type { SlackContext } from '../context.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

const DEFAULT = { at: '09:30', days: 'workdays', unchanged: 'short' } as const;

/** [Schedule] under how the sync stands. */
export function openScheduleForm(context: SlackContext, click: Click): Answer {
  return opened(context, click, (ids, { name, timezone, sync }) => {
    const [, days = DEFAULT.days] = sync === null ? [] : scheduleWords(sync).split(' ');
    return scheduleForm(ids, { name, timezone }, { ...DEFAULT, ...sync, days });
  });
}

/** [Pause] under how the sync stands. */
export function openPauseForm(context: SlackContext, click: Click): Answer {
  return opened(context, click, (ids, { name }) => pauseForm(ids, name));
}

function opened(
  { deps }: SlackContext,
  { actor, value }: Click,
  view: (ids: FormIds, plan: Plan) => ReturnType<typeof pauseForm>,
): Answer {
  const found = findPlan(deps.database.store, actor, { planId: value });
  if (!found.ok) return refuseWith(found);
  const forbidden = forbids(found.stored, actor, 'schedule sync');
  if (forbidden) return refuseWith(forbidden);
  return { kind: 'open', view: view({ plan: found.stored.id }, found.stored.plan) };
}

export function submitSchedule({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const asked = (['time', 'days'] as const).map((field) => values.text(planFieldIds[field]) ?? '');
  const unchanged = values.choice(planFieldIds.unchanged) === 'skip' ? 'skip' : 'short';
  const result = scheduleSync(deps, actor, planOf(metadata), [...asked, unchanged].join(' '));
  if (!result.ok) return refused(result, planFieldIds.days);
  return { kind: 'update', view: messageForm(scheduledMessage(result)) };
}

export function submitPause({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const until = values.text(planFieldIds.until);
  const result = pauseSync(deps, actor, planOf(metadata), until);
  if (!result.ok) return refused(result, planFieldIds.until);
  return { kind: 'update', view: messageForm(pausedMessage(until)) };
}

function planOf(metadata: string): { planId: string } {
  return { planId: readFormIds(metadata).plan ?? '' };
}

function refused(refusal: Refusal, field: string): FormAnswer {
  const { title, advice } = refusalWords(refusal);
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
