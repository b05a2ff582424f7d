import { missedWords } from '../../digest/missed-words.ts';
import { words } from './escape.ts';

const MOST_MISSED = 3;

/** A line for each missed condition that is still to be kept. */
export function missedLines(missed: readonly string[]): string[] {
  const rest = missed.length - MOST_MISSED;
  const shown = missed.slice(0, MOST_MISSED).map((text) => `⚠️ ${words(missedWords(text), 250)}`);
  return rest > 0 ? [...shown, `+${rest} more`] : shown;
}
