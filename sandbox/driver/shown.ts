import type { BlockJson, Reaction } from '../protocol.ts';
import { isJson, type Json } from '../slack/json.ts';
import type { StoredMessage } from '../slack/records.ts';
import { elementsOf } from '../slack/view-state.ts';

/** A message as a test reads it. */
export interface ShownMessage {
  channel: string;
  ts: string;
  /** Id of the author. */
  user: string;
  /** The fallback text that notifications show. */
  text: string;
  /** Everything that can be read in it: its blocks' texts line by line, or `text` where it has no blocks. */
  shown: string;
  blocks: BlockJson[];
  /** Texts of its buttons. */
  buttons: string[];
  reactions: Reaction[];
  files: { id: string; name: string }[];
  threadTs: string | null;
  replyCount: number;
  edited: boolean;
  /** The only person who sees it, or null. */
  onlyFor: string | null;
  metadata: Json | null;
}

export function toShown(message: StoredMessage): ShownMessage {
  const { channel, ts, user, text, blocks, reactions, threadTs, replyCount, onlyFor, metadata } = message;
  return {
    channel,
    ts,
    user,
    text,
    shown: blocks.length > 0 ? textsIn(blocks).join('\n') : text,
    blocks,
    buttons: buttonsIn(blocks),
    reactions: structuredClone(reactions),
    files: message.files.map(({ id, name }) => ({ id, name })),
    threadTs,
    replyCount,
    edited: message.editedTs !== null,
    onlyFor,
    metadata,
  };
}

/** Texts in reading order: of text objects, rich text leaves, options and alt texts. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isJson(value)) return [];
  if (typeof value.text === 'string') return [value.text, ...textsIn(without(value, 'text'))];
  if (value.type === 'image' && typeof value.alt_text === 'string') return [value.alt_text];
  return Object.values(value).flatMap(textsIn);
}

function without(value: Json, field: string): unknown[] {
  return Object.entries(value).flatMap(([name, held]) => (name === field ? [] : [held]));
}

export function buttonsIn(blocks: readonly BlockJson[]): string[] {
  return elementsOf(blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ element }) => labelOf(element));
}

export function labelOf(element: Json): string {
  return isJson(element.text) && typeof element.text.text === 'string' ? element.text.text : '';
}
