import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import type { Deps } from '../../operations/deps.ts';
import type { PostView } from '../../operations/posts.ts';
import type { OutboxRow } from '../../storage/outbox.ts';
import type { Message } from '../blocks/message.ts';
import type { Identity } from '../bolt.ts';
import type { Pace } from './pace.ts';
import type { Queue } from './queue.ts';

/** A message, and what stands in its thread from the start. */
export interface Rendered {
  message: Message;
  replies: PostView[];
}

/** What became of one call. */
export type CallResult = 'sent' | 'limited' | 'failed' | 'shut out';

export interface Parts {
  deps: Deps;
  client: WebClient;
  identity: Identity;
  /** The newest view of a post; null where there is nothing to show any more. */
  render(workspace: string, view: PostView): Rendered | null;
  log: Logger;
  /** Told of every row that will not be sent (`dead`), or of which nobody can say (`uncertain`). */
  onDead?(row: OutboxRow, error: string): void;
  /** Told of every call, for the metrics and for readiness. */
  onCall?(method: string, result: CallResult): void;
}

/** What the attempts of one delivery share. */
export interface Desk extends Parts {
  queue: Queue;
  pace: Pace;
  /** Direct channels that were opened already, by person. */
  direct: Map<string, string>;
  /** Whether the delivery ended without waiting: nothing may be stored any more. */
  abandoned(): boolean;
}
