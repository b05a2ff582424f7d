import type { ModalView } from '@slack/types';
import type { OwnerChoice } from '../../../gate/consequences.ts';
import type { Colour, Outcome } from '../../../gate/review.ts';
import { fieldIds } from '../action-ids.ts';
import { section } from '../elements.ts';
import { strong, words } from '../escape.ts';
import { gateFieldIds, gateFormIds } from '../gate-ids.ts';
import { dateInput, personInput, radioInput, textInput } from '../inputs.ts';
import { signal } from '../signals.ts';
import { type FormIds, form } from './form.ts';

const reasonInput = (label: string, optional = false) =>
  textInput({ field: fieldIds.reason, label, multiline: true, optional, max: 1_000 });

/** Ends an open review without a decision; asks why. */
export function cancelForm(ids: FormIds, gateName: string): ModalView {
  return form({
    id: gateFormIds.cancel,
    title: 'Cancel the Review',
    submit: 'Cancel the Review',
    ids,
    blocks: [
      section([strong(gateName, 300), 'Nothing is decided. The ballots stay on record.']),
      reasonInput('Why is it cancelled?'),
    ],
  });
}

const CHOSEN: Record<OwnerChoice, { title: string; what: string; why: string }> = {
  rework: {
    title: 'Rework',
    what: 'The phase goes on. Open a new round when it is ready.',
    why: 'What has to change?',
  },
  pivot: {
    title: 'Pivot',
    what: 'Import the new plan file next; its dates become the new baseline.',
    why: 'Where does it turn to?',
  },
  stop: {
    title: 'Stop',
    what: 'The plan is archived, open reviews are cancelled, and the daily sync ends.',
    why: 'Why does it stop?',
  },
};

/** What an owner makes of a red decision; a stop needs its reason. */
export function chooseForm(ids: FormIds, gateName: string, choice: OwnerChoice): ModalView {
  const { title, what, why } = CHOSEN[choice];
  return form({
    id: gateFormIds.choose,
    title,
    submit: title,
    ids: { ...ids, choice },
    blocks: [section([strong(gateName, 300), what]), reasonInput(why, choice !== 'stop')],
  });
}

interface Overridden {
  gateName: string;
  outcome: Outcome;
  /** What it may become. */
  choices: readonly Colour[];
  /** Shortfalls without a condition, in words; a step from red to yellow needs one against each. */
  missing: readonly string[];
}

const COLOURS: Record<Colour, string> = { green: 'Green', yellow: 'Yellow', red: 'Red' };

/** Puts another outcome beside a decision. One condition of it stands against every shortfall that has none. */
export function overrideForm(ids: FormIds, { gateName, outcome, choices, missing }: Overridden): ModalView {
  const asksCondition = outcome === 'red';
  return form({
    id: gateFormIds.override,
    title: 'Override',
    submit: 'Override',
    ids,
    blocks: [
      section([
        strong(gateName, 300),
        `Decided: ${signal(outcome)}. The computed decision stays on show beside yours.`,
        ...missing.slice(0, 5).map((text) => `⚠️ without a condition: ${words(text, 200)}`),
      ]),
      radioInput({
        field: gateFieldIds.outcome,
        label: 'What does it become?',
        choices: choices.map((value) => ({ value, text: COLOURS[value] })),
      }),
      reasonInput('Why?'),
      ...(asksCondition ? conditionInputs() : []),
    ],
  });
}

function conditionInputs() {
  return [
    textInput({
      field: fieldIds.condition,
      label: 'On what condition?',
      multiline: true,
      optional: true,
      hint: 'Yellow needs one; it answers every shortfall that has none.',
      max: 1_000,
    }),
    personInput({ field: fieldIds.owner, label: 'Who sees to it?', optional: true }),
    dateInput({ field: fieldIds.due, label: 'By when?', optional: true }),
  ];
}
