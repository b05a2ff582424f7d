import type { ModalView } from '@slack/types';
import type { Refusal } from '../operations/refusal.ts';
import type { Message } from './blocks/message.ts';
import type { CommandName } from './commands/table.ts';

/** What one person gets to see after a command or a click. */
export type Answer =
  | { kind: 'nothing' }
  /**
   * Privately, to the person alone; `refusal` is what the message refuses, for a command to be put right, and
   * `original` takes the place of the private message that was clicked in; where it is `message`, nothing else is said.
   */
  | { kind: 'say'; message: Message; refusal?: Refusal; original?: Message }
  | { kind: 'open'; view: ModalView }
  /** Changes the form that was clicked in. */
  | { kind: 'update'; view: ModalView }
  /** The help of a command; `about` is a subcommand or a word that it does not know, as it was typed. */
  | { kind: 'help'; command: CommandName; about?: string }
  /** Acknowledges at once; `work` awaits the network, and what it gives is told privately. */
  | { kind: 'later'; work: () => Promise<Message | null> };

/** The private message that a form was opened in, by its response URL, and what it shows from then on. */
export interface Original {
  url: string;
  message: Message;
}

/** What becomes of a submitted form. */
export type FormAnswer =
  | { kind: 'close'; original?: Original }
  /** Messages under the inputs, by `block_id`. */
  | { kind: 'errors'; errors: Record<string, string> }
  | { kind: 'update'; view: ModalView }
  /** Closes the form and tells the person privately in a channel, or in place of what they clicked in there. */
  | { kind: 'say'; message: Message; channel: string; instead?: string | null; original?: Original }
  /** Shows `view` at once and whatever `ready` gives when it is ready. */
  | { kind: 'wait'; view: ModalView; ready: () => Promise<ModalView> };

export const nothing: Answer = { kind: 'nothing' };

export function say(message: Message): Answer {
  return { kind: 'say', message };
}
