import type { ModalView } from '@slack/types';
import { fieldIds, formIds } from '../action-ids.ts';
import { section } from '../elements.ts';
import { strong } from '../escape.ts';
import { dateInput, personInput, selectInput, textInput } from '../inputs.ts';
import { type FormIds, form, noticeForm } from './form.ts';

interface Voted {
  gateName: string;
  /** What the same seat said before. */
  reason?: string | null;
  workaround?: string | null;
  wouldChange?: string | null;
  owner?: string | null;
  due?: string | null;
}

/** A yellow ballot: the risk, how to live with it, who sees to it and until when. */
export function yellowForm(ids: FormIds, voted: Voted): ModalView {
  return form({
    id: formIds.voteYellow,
    title: 'Vote Yellow',
    submit: 'Vote Yellow',
    ids,
    blocks: [
      section([strong(voted.gateName, 300)]),
      textInput({
        field: fieldIds.risk,
        label: 'What is the risk?',
        multiline: true,
        initial: voted.reason ?? null,
        max: 1_000,
      }),
      textInput({
        field: fieldIds.workaround,
        label: 'How do we go on all the same?',
        multiline: true,
        initial: voted.workaround ?? null,
        max: 1_000,
      }),
      personInput({ field: fieldIds.owner, label: 'Who sees to it?', initial: voted.owner ?? null }),
      dateInput({ field: fieldIds.due, label: 'By when?', initial: voted.due ?? null }),
    ],
  });
}

/** A red ballot: the reason, and what would change it. */
export function redForm(ids: FormIds, voted: Voted): ModalView {
  return form({
    id: formIds.voteRed,
    title: 'Vote Red',
    submit: 'Vote Red',
    ids,
    blocks: [
      section([strong(voted.gateName, 300)]),
      textInput({
        field: fieldIds.reason,
        label: 'Why not?',
        multiline: true,
        initial: voted.reason ?? null,
        max: 1_000,
      }),
      textInput({
        field: fieldIds.wouldChange,
        label: 'What would change your vote?',
        multiline: true,
        initial: voted.wouldChange ?? null,
        max: 1_000,
      }),
    ],
  });
}

/** A condition against one shortfall; those without one should come first. `due` is a first proposal. */
export function conditionForm(
  ids: FormIds,
  { shortfalls, due }: { shortfalls: readonly { key: string; text: string }[]; due: string | null },
): ModalView {
  if (shortfalls.length === 0) {
    return noticeForm('Offer a Condition', [
      'Nothing falls short: every criterion is met and nobody voted yellow or red.',
    ]);
  }
  return form({
    id: formIds.offerCondition,
    title: 'Offer a Condition',
    submit: 'Offer',
    ids,
    blocks: [
      selectInput({
        field: fieldIds.shortfall,
        label: 'What does it answer?',
        choices: shortfalls.map(({ key, text }) => ({ value: key, text })),
        initial: shortfalls.length === 1 ? (shortfalls[0]?.key ?? null) : null,
      }),
      textInput({ field: fieldIds.condition, label: 'What has to be done?', multiline: true, max: 1_000 }),
      personInput({ field: fieldIds.owner, label: 'Who does it?' }),
      dateInput({ field: fieldIds.due, label: 'By when?', initial: due }),
    ],
  });
}
