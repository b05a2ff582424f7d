import type { InputBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { counted } from '../../../digest/words.ts';
import type { EvidenceState } from '../../../gate/review.ts';
import type { CriterionView } from '../../../gate/review-view.ts';
import { actionIds, fieldIds, formIds } from '../action-ids.ts';
import { mrkdwn, plain, section } from '../elements.ts';
import { words } from '../escape.ts';
import { type Choice, linkInput, options, radioInput, textInput } from '../inputs.ts';
import { criterionLine } from '../review-lines.ts';
import { type FormIds, form, noticeForm } from './form.ts';

/** A criterion whose state can be entered by hand; `computed` ones take at most a workaround, `said` is the bare value. */
export type EvidenceCriterion = CriterionView & { computed: boolean; said: string | null };

/** Voters who are named in the form. */
const NAMED = 12;

export type EvidenceField = 'state' | 'value' | 'link' | 'workaround';

/**
 * `block_id` of an input of the evidence form. It names the criterion, because Slack keeps what is typed in a block
 * of the same id when another criterion is chosen.
 */
export function evidenceField(field: EvidenceField, criterion: string): string {
  return `${field}:${criterion}`;
}

interface Evidenced {
  /** The criterion to show; the first that is not met where it is null. */
  chosen: string | null;
  /** Names of the seats whose votes a changed state would outdate. */
  voted: readonly string[];
}

/**
 * The evidence of one criterion, chosen in a select that changes the rest of the form. `ids.criterion` of its
 * private metadata says which one it shows.
 */
export function evidenceForm(
  ids: FormIds,
  criteria: readonly EvidenceCriterion[],
  { chosen, voted }: Evidenced,
): ModalView {
  const shown =
    criteria.find(({ id }) => id === chosen) ?? criteria.find(({ state }) => state !== 'met') ?? criteria[0];
  if (shown === undefined) return noticeForm('Gate Evidence', ['This gate has no criteria.']);
  const carried = { ...ids, criterion: shown.id };
  const top: KnownBlock[] = [selectBlock(criteria, shown), section([criterionLine(shown)])];
  const inputs = inputsOf(shown);
  if (inputs.length === 0) {
    const notice = noticeForm('Gate Evidence', [], carried);
    return { ...notice, blocks: [...top, section([computedWords(shown)])] };
  }
  return form({
    id: formIds.evidence,
    title: 'Gate Evidence',
    submit: 'Save',
    ids: carried,
    blocks: [...top, ...(voted.length === 0 ? [] : [section([outdatesWords(shown, voted)])]), ...inputs],
  });
}

/** What a change of the state would do to the votes that were cast already. */
function outdatesWords({ state }: EvidenceCriterion, voted: readonly string[]): string {
  const names = voted.slice(0, NAMED).map((name) => words(name, 80));
  const rest = voted.length - names.length;
  const who = [...names, ...(rest > 0 ? [`+${rest} more`] : [])].join(', ');
  return `⚠️ If this changes the state, now *${state}*, ${counted(voted.length, 'vote')} must be confirmed to count again: ${who}`;
}

function selectBlock(criteria: readonly EvidenceCriterion[], chosen: EvidenceCriterion): SectionBlock {
  const all = options(
    criteria.map(({ id, text, state }): Choice => ({ value: id, text: `${id} ${text}`, description: state })),
  );
  const initial = all.find((option) => option.value === chosen.id);
  return {
    type: 'section',
    block_id: fieldIds.criterion,
    text: mrkdwn('*Criterion*'),
    accessory: {
      type: 'static_select',
      action_id: actionIds.selectCriterion,
      placeholder: plain('Choose a criterion', 150),
      options: all,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function inputsOf(criterion: EvidenceCriterion): InputBlock[] {
  const { id, kind, said, link, state, target, computed } = criterion;
  const field = (name: EvidenceField) => evidenceField(name, id);
  const workaround = textInput({
    field: field('workaround'),
    label: 'How can we go on without it?',
    multiline: true,
    hint: 'Makes it a workaround instead of not met.',
    max: 1_000,
  });
  if (kind === 'blockers') return [];
  if (kind === 'resources') return [workaround];
  if (computed) return [];
  const proof = linkInput({
    field: field('link'),
    label: 'Where can it be checked?',
    optional: true,
    initial: link,
  });
  if (kind === 'metric' && target !== null) {
    const label = `Measured value, target ${target}`;
    return [textInput({ field: field('value'), label, initial: said, max: 150 }), proof];
  }
  return [
    radioInput({ field: field('state'), label: 'How does it stand?', choices: states, initial: state }),
    textInput({ field: field('value'), label: 'In a sentence', multiline: true, initial: said, max: 1_000 }),
    proof,
  ];
}

const states: { value: EvidenceState; text: string }[] = [
  { value: 'met', text: 'Met' },
  { value: 'workaround', text: 'Not met, but there is a workaround' },
  { value: 'not met', text: 'Not met' },
  { value: 'unknown', text: 'Not known yet' },
];

function computedWords({ kind, text }: EvidenceCriterion): string {
  if (kind === 'blockers')
    return 'Computed from the open blockers: `/task ID workaround` and `/task ID unblock` change it.';
  return `Computed from the success results of the phase’s items (${words(text, 200)}): \`/task ID result\` changes it.`;
}
