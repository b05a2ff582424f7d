import { requestId } from '../log.ts';
import type { Message } from './blocks/message.ts';
import { wordsMessage } from './blocks/review-replies.ts';

/**
 * Does the work of a listener. What it throws is a bug or a fault of the machine: whoever asked is told so, without
 * its reason, and the error goes on to the log.
 */
export async function orTell(
  work: () => Promise<void>,
  ack: () => Promise<void>,
  tell: (message: Message) => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const told = wordsMessage('That failed inside Signalbox; it is not what you did.', [
      'Try it once more. If it fails again, tell whoever runs Signalbox:',
      `its log says why, under the request ${requestId() ?? 'of this minute'}.`,
    ]);
    // Or Slack, which waits for it, says of itself that the app is broken.
    await ack().catch(() => undefined);
    await tell(told).catch(() => undefined);
    throw error;
  }
}
