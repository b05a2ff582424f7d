import type { InputBlock, ModalView } from '@slack/types';
import { fieldIds, formIds } from '../action-ids.ts';
import { section } from '../elements.ts';
import { strong, words } from '../escape.ts';
import { personInput, selectInput, textInput, tickInput } from '../inputs.ts';
import { limits } from '../limits.ts';
import { type FormIds, form } from './form.ts';

export interface BlockerFormView {
  /** The items to choose from, the person's own first; one alone is not asked for. */
  items: readonly { id: string; name: string }[];
  /** The one that was clicked; null where nothing was. */
  item: string | null;
  /** What is typed already, as the text of a message that was reported. */
  needed: string | null;
}

/** What stops an item, what is needed and from whom. The item is chosen, or typed where there are over a hundred. */
export function blockerForm(ids: FormIds, view: BlockerFormView): ModalView {
  return form({
    id: formIds.raiseBlocker,
    title: 'Report a Blocker',
    submit: 'Report',
    ids,
    blocks: [
      itemInput(view),
      textInput({
        field: fieldIds.needed,
        label: 'What do you need to go on?',
        multiline: true,
        initial: view.needed,
        max: 1_000,
      }),
      personInput({ field: fieldIds.from, label: 'Who can give it?', optional: true }),
      textInput({ field: fieldIds.workaround, label: 'Is there a workaround?', optional: true, max: 1_000 }),
      tickInput({
        field: fieldIds.critical,
        label: 'How bad is it?',
        value: 'critical',
        text: 'Critical: the phase cannot end with it',
      }),
    ],
  });
}

/** How a blocker ended. */
export function resolveBlockerForm(ids: FormIds, blocker: { item: string; needed: string }): ModalView {
  return form({
    id: formIds.resolveBlocker,
    title: 'Resolve the Blocker',
    submit: 'Resolve',
    ids,
    blocks: [
      section([`${strong(blocker.item, 100)} ${words(blocker.needed, 600)}`]),
      textInput({ field: fieldIds.note, label: 'How was it resolved?', multiline: true, max: 1_000 }),
    ],
  });
}

/** What is known of an open blocker, and who has it. */
export function changeBlockerForm(
  ids: FormIds,
  blocker: {
    item: string;
    needed: string;
    critical: boolean;
    unresolvable: boolean;
    workaround: string | null;
    /** Slack user id. */
    claimedBy: string | null;
  },
): ModalView {
  const { item, needed, critical, unresolvable, workaround, claimedBy } = blocker;
  return form({
    id: formIds.changeBlocker,
    title: 'Change the Blocker',
    submit: 'Save',
    ids,
    blocks: [
      section([`${strong(item, 100)} ${words(needed, 600)}`]),
      personInput({ field: fieldIds.owner, label: 'Who has it?', optional: true, initial: claimedBy }),
      textInput({
        field: fieldIds.workaround,
        label: 'Is there a workaround?',
        optional: true,
        multiline: true,
        initial: workaround,
        max: 1_000,
      }),
      tickInput({
        field: fieldIds.critical,
        label: 'How bad is it?',
        value: 'critical',
        text: 'Critical: the phase cannot end with it',
        initial: critical,
      }),
      tickInput({
        field: fieldIds.unresolvable,
        label: 'Can it be resolved?',
        value: 'unresolvable',
        text: 'No: nothing that we can do resolves it',
        initial: unresolvable,
      }),
    ],
  });
}

function itemInput({ items, item }: BlockerFormView): InputBlock {
  const label = 'Which item is blocked?';
  const fits = items.length > 0 && items.length <= limits.options;
  if (!fits) {
    return textInput({ field: fieldIds.item, label, initial: item, placeholder: 'TASK-001', max: 150 });
  }
  const choices = items.map(({ id, name }) => ({ value: id, text: `${id} ${name}` }));
  return selectInput({ field: fieldIds.item, label, choices, initial: item });
}
