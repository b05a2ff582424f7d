import type { ModalView } from '@slack/types';
import { fieldIds, formIds } from '../action-ids.ts';
import { section } from '../elements.ts';
import { strong } from '../escape.ts';
import {
  type Choice,
  linkInput,
  personInput,
  radioInput,
  selectInput,
  textInput,
  ticksInput,
} from '../inputs.ts';
import { type FormIds, form } from './form.ts';

export interface EditItemView {
  id: string;
  name: string;
  /** Slack user id of who has it. */
  owner: string | null;
  /** As `2-5 days`. */
  estimate: string | null;
  /** Whether it has begun, so that there is something left to estimate. */
  begun: boolean;
  /** Working days still to do, as it was last said. */
  left: number | null;
  subtasks: readonly { text: string; done: boolean }[];
}

/** Lines that a form can tick; a longer checklist is ticked by command. */
export const mostTicks = 10;

/** Everything of an item that is said now and then: who has it, how long it takes, its checklist, a note. */
export function editItemForm(ids: FormIds, view: EditItemView): ModalView {
  const lines = view.subtasks.slice(0, mostTicks);
  return form({
    id: formIds.editItem,
    title: 'Edit the Item',
    submit: 'Save',
    ids,
    blocks: [
      section([strong(`${view.id} ${view.name}`, 300)]),
      personInput({ field: fieldIds.owner, label: 'Who has it?', optional: true, initial: view.owner }),
      textInput({
        field: fieldIds.estimate,
        label: 'How long does it take?',
        optional: true,
        initial: view.estimate,
        placeholder: '2-5 days',
        max: 60,
      }),
      ...(view.begun
        ? [
            textInput({
              field: fieldIds.left,
              label: 'How much of it is left?',
              optional: true,
              initial: view.left === null ? null : `${view.left} days`,
              placeholder: '1.5 days',
              max: 60,
            }),
          ]
        : []),
      ...(lines.length === 0
        ? []
        : [
            ticksInput({
              field: fieldIds.subtasks,
              label: 'What is done of it?',
              choices: numbered(lines.map(({ text }) => text)),
              initial: lines.flatMap(({ done }, at) => (done ? [String(at)] : [])),
            }),
          ]),
      textInput({ field: fieldIds.note, label: 'Note', optional: true, multiline: true, max: 1_000 }),
    ],
  });
}

/** Whether one success metric was met; metrics are chosen by their place. */
export function resultForm(
  ids: FormIds,
  view: { id: string; name: string; metrics: readonly string[] },
): ModalView {
  return form({
    id: formIds.recordResult,
    title: 'Record a Result',
    submit: 'Save',
    ids,
    blocks: [
      section([strong(`${view.id} ${view.name}`, 300)]),
      selectInput({
        field: fieldIds.metric,
        label: 'Which metric?',
        choices: numbered(view.metrics),
        initial: view.metrics.length === 1 ? '0' : null,
      }),
      radioInput({
        field: fieldIds.state,
        label: 'Was it met?',
        choices: [
          { value: 'met', text: 'Met' },
          { value: 'missed', text: 'Missed' },
        ],
      }),
      textInput({ field: fieldIds.value, label: 'Measured value', optional: true, max: 300 }),
      linkInput({ field: fieldIds.link, label: 'Where can it be checked?', optional: true }),
    ],
  });
}

/** The requirements of a convergence point, those that hold ticked; chosen by their place. */
export function requirementsForm(
  ids: FormIds,
  view: { id: string; name: string; requirements: readonly { text: string; ticked: boolean }[] },
): ModalView {
  const shown = view.requirements.slice(0, mostTicks);
  return form({
    id: formIds.tickRequirements,
    title: 'Tick Requirements',
    submit: 'Save',
    ids,
    blocks: [
      section([strong(`${view.id} ${view.name}`, 300)]),
      ticksInput({
        field: fieldIds.requirements,
        label: 'What holds today?',
        choices: numbered(shown.map(({ text }) => text)),
        initial: shown.flatMap(({ ticked }, at) => (ticked ? [String(at)] : [])),
      }),
    ],
  });
}

/** Texts as choices whose value is their place: a text can be longer than a value may be. */
function numbered(texts: readonly string[]): Choice[] {
  return texts.map((text, at) => ({ value: String(at), text }));
}
