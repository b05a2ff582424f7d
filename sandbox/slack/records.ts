import type { Conversation, FileInfo, Message, OpenView, Person } from '../protocol.ts';
import type { Json } from './json.ts';

export interface StoredPerson extends Person {
  isOwner: boolean;
  isSingleChannelGuest: boolean;
}

export interface StoredMessage extends Message {
  metadata: Json | null;
  /** Who last edited it; null where nobody did. */
  editedBy: string | null;
}

export interface Room {
  info: Conversation;
  createdMs: number;
  /** Everything said here, replies and private messages too, oldest first. */
  messages: StoredMessage[];
  byTs: Map<string, StoredMessage>;
  /** Person id -> ts up to which it was read. */
  lastRead: Map<string, string>;
}

export interface StoredFile {
  info: FileInfo;
  createdMs: number;
  /** Null until its content has been uploaded. */
  content: Uint8Array | null;
  /** Whether Slack has looked at it, before which no message can show it. */
  complete: boolean;
  /** By an app's upload the app's; null for a person's. */
  byApp: boolean;
  channels: string[];
}

/** A form or a Home as the app sent it, with what the workspace adds. */
export interface StoredView {
  id: string;
  hash: string;
  person: string;
  json: Json;
  rootId: string;
  previousId: string | null;
  errors: Record<string, string>;
  busy: boolean;
  failure: string | null;
}

export function toOpenView(view: StoredView): OpenView {
  const json = view.json;
  return {
    id: view.id,
    hash: view.hash,
    callbackId: typeof json.callback_id === 'string' ? json.callback_id : '',
    title: (json.title ?? { type: 'plain_text', text: '' }) as OpenView['title'],
    submit: (json.submit ?? null) as OpenView['submit'],
    close: (json.close ?? null) as OpenView['close'],
    blocks: json.blocks as OpenView['blocks'],
    errors: view.errors,
    busy: view.busy,
    failure: view.failure,
  };
}

/** The message without what the page must not see. */
export function toPageMessage(message: StoredMessage): Message {
  const { metadata: _, editedBy: __, ...shown } = message;
  return shown;
}
