import type { ModalView } from '@slack/types';
import { section } from '../elements.ts';
import { strong } from '../escape.ts';
import { dateInput, radioInput, textInput, timeInput } from '../inputs.ts';
import { planFieldIds, planFormIds } from '../plan-ids.ts';
import { type FormIds, form } from './form.ts';

export interface ScheduleDefaults {
  /** `HH:MM` */
  at: string;
  /** As `workdays` or `mon,thu`. */
  days: string;
  unchanged: 'short' | 'skip';
}

/** When the daily sync is posted. */
export function scheduleForm(
  ids: FormIds,
  plan: { name: string; timezone: string },
  { at, days, unchanged }: ScheduleDefaults,
): ModalView {
  return form({
    id: planFormIds.schedule,
    title: 'Schedule the Sync',
    submit: 'Schedule',
    ids,
    blocks: [
      section([strong(plan.name, 300)]),
      timeInput({ field: planFieldIds.time, label: `Time of day, ${plan.timezone}`, initial: at }),
      textInput({
        field: planFieldIds.days,
        label: 'On which days?',
        initial: days,
        hint: 'workdays, or days such as mon,thu',
        max: 100,
      }),
      radioInput({
        field: planFieldIds.unchanged,
        label: 'On a day without news',
        choices: [
          { value: 'short', text: 'One line' },
          { value: 'skip', text: 'Nothing' },
        ],
        initial: unchanged,
      }),
    ],
  });
}

/** Until when nothing is posted. */
export function pauseForm(ids: FormIds, planName: string): ModalView {
  return form({
    id: planFormIds.pause,
    title: 'Pause the Sync',
    submit: 'Pause',
    ids,
    blocks: [
      section([strong(planName, 300)]),
      dateInput({
        field: planFieldIds.until,
        label: 'Go on again on',
        hint: 'Without a day it stays paused until somebody resumes it.',
        optional: true,
      }),
    ],
  });
}
