import type { KnownBlock, ModalView } from '@slack/types';
import { formIds } from '../action-ids.ts';
import { plain, section } from '../elements.ts';
import { words } from '../escape.ts';
import { limits } from '../limits.ts';
import type { Message } from '../message.ts';

/** Ids that a form carries from its opening to its submission, and what it shows that others may change meanwhile; nothing else belongs there. */
export type FormIds = Record<string, string>;

export interface FormParts {
  id: string;
  /** Ours, in Title Case, at most 24 characters; so is `submit`. */
  title: string;
  submit: string;
  ids: FormIds;
  blocks: KnownBlock[];
}

export function form({ id, title, submit, ids, blocks }: FormParts): ModalView {
  return {
    type: 'modal',
    callback_id: id,
    title: plain(title, limits.view.title),
    submit: plain(submit, limits.view.title),
    close: plain('Cancel', limits.view.title),
    private_metadata: JSON.stringify(ids),
    blocks: blocks.slice(0, limits.view.blocks),
  };
}

/** A form without inputs: work that is going on, or an answer that comes in place of a form. */
export function noticeForm(title: string, lines: readonly string[], ids: FormIds = {}): ModalView {
  return notice(title, [section(lines.map((line) => words(line, 600)))], ids);
}

/** A message as a form, for where there is no channel to say it in; forms show no tables. */
export function messageForm({ blocks }: Message, ids: FormIds = {}): ModalView {
  return notice(
    'Signalbox',
    blocks.filter(({ type }) => type !== 'table'),
    ids,
  );
}

function notice(title: string, blocks: KnownBlock[], ids: FormIds): ModalView {
  return {
    type: 'modal',
    callback_id: formIds.notice,
    title: plain(title, limits.view.title),
    close: plain('Close', limits.view.title),
    private_metadata: JSON.stringify(ids),
    blocks,
  };
}
