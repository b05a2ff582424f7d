import type { ModalView } from '@slack/types';
import { section } from '../elements.ts';
import { strong } from '../escape.ts';
import { radioInput, textInput } from '../inputs.ts';
import { planFieldIds, planFormIds } from '../plan-ids.ts';
import { type FormIds, form } from './form.ts';

/** Asks what would be otherwise; `examples` are of the plan. */
export function whatIfForm(ids: FormIds, planName: string, example: string): ModalView {
  return form({
    id: planFormIds.whatIf,
    title: 'What If',
    submit: 'Try It',
    ids,
    blocks: [
      section([strong(planName, 300), 'Nothing is changed.']),
      textInput({
        field: planFieldIds.changes,
        label: 'What would be otherwise?',
        hint: `As ${example}. Commas stand between several.`,
        multiline: true,
        max: 1_000,
      }),
    ],
  });
}

/** Asks for one thing of the plan by its id. */
export function lookUpForm(ids: FormIds, planName: string, example: string): ModalView {
  return form({
    id: planFormIds.lookUp,
    title: 'Look Something Up',
    submit: 'Look It Up',
    ids,
    blocks: [
      section([strong(planName, 300)]),
      textInput({
        field: planFieldIds.sought,
        label: 'An item, convergence point, gate or person',
        hint: `By its id, as ${example}`,
        max: 300,
      }),
      radioInput({
        field: planFieldIds.shown,
        label: 'What do you want to see?',
        choices: [
          { value: 'now', text: 'How it stands' },
          { value: 'log', text: 'What happened to it' },
        ],
        initial: 'now',
      }),
    ],
  });
}
