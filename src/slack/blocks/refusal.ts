import { section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message } from './message.ts';

/** Why something was not done, in words: what stands in the way, what to do, and a line that can be pasted. */
export interface RefusalWords {
  title: string;
  advice: string;
  example?: string | undefined;
}

/** A private refusal: the reason first, then the way forward. */
export function refusalMessage({ title, advice, example }: RefusalWords): Message {
  const lines = [strong(title, 300), words(advice, 900)];
  if (example !== undefined) lines.push(code(example));
  return message(`${words(title, 300)} ${words(advice, 600)}`, [section(lines)]);
}

/** A line to paste; a backtick inside would end it. */
export function code(text: string): string {
  return `\`${words(text, 300).replaceAll('`', 'ʼ')}\``;
}
