import { requestId } from '../log.ts';
import type { Message } from './blocks/message.ts';
import { wordsMessage } from './blocks/review-replies.ts';

/**
 * Does the work of a listener. What it throws is a bug or a fault of the machine: whoever asked is told so, without
 * its reason, and the error goes on to the log. It is not acknowledged for that: what is acknowledged is on disk.
 */
export async function orTell(
  work: () => Promise<void>,
  tell: (message: Message) => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const told = wordsMessage('That failed inside Signalbox; it is not what you did.', [
      'Try it once more. If it fails again, tell whoever runs Signalbox:',
      `its log says why, under the request ${requestId() ?? 'of this minute'}.`,
    ]);
    await tell(told).catch(() => undefined);
    throw error;
  }
}
