import { type Answer, say } from '../answer.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { mentionedUser, plainText } from '../commands/words.ts';

/** A command that was not written as it is read, with a line that works. */
export function usageAnswer(advice: string, example: string): Answer {
  return say(refusalMessage({ title: 'That command could not be read.', advice, example }));
}

/** One sentence, privately. */
export function sayWords(sentence: string): Answer {
  return say(wordsMessage(sentence));
}

/** What `|` sets apart in a command, each without outer blanks; nothing where nothing was written. */
export function partsOf(text: string): string[] {
  return text.trim() === ''
    ? []
    : withoutNames(text)
        .split('|')
        .map((part) => part.trim());
}

/** Mentions and links hold a `|` of their own before their label, which goes. */
function withoutNames(text: string): string {
  return text.replace(/<([@#][A-Z0-9]+)\|[^>]*>/g, '<$1>').replace(/<(https?:[^>|]+)\|[^>]*>/g, '<$1>');
}

/** Who a word names: the Slack user of a mention, else the id that was written, with or without an @. */
export function personIn(word: string): string {
  return mentionedUser(word.trim()) ?? plainText(word).trim().replace(/^@/, '');
}
