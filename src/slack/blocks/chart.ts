import type { ImageBlock } from '@slack/types';
import { context } from './elements.ts';
import { plainWords, words } from './escape.ts';
import { limits } from './limits.ts';
import { type Message, message } from './message.ts';

/** The picture of a plan; `fileId` is a file that Slack has. */
export function chartMessage(view: { planName: string; fileId: string; altText: string }): Message {
  const image: ImageBlock = {
    type: 'image',
    slack_file: { id: view.fileId },
    alt_text: plainWords(view.altText, limits.image.altText) || 'The plan as a picture',
  };
  const text = `${words(view.planName, 200)} as a picture. ${words(view.altText, 600)}`;
  return message(text, [
    image,
    context(['`/plan chart dark` draws it for dark screens; the SVG is in the thread']),
  ]);
}
