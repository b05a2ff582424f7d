import type { Plan } from '../plan.ts';
import type { Parsed } from '../problem.ts';
import { type CardSettings, completeCards } from './cards/complete-cards.ts';
import { readCards } from './cards/read-cards.ts';
import { readPlan } from './read-plan.ts';
import { KNOWN_KEYS } from './shape.ts';

export type PlanNotation = 'yaml' | 'cards';

const PLAN_KEY = new RegExp(`^(?:${KNOWN_KEYS['']?.join('|')}) *:`, 'm');
const CARD =
  /^[ \t]*(?:[-*] +|#{1,6} +)?\**[A-Z][A-Z0-9]{0,20}-\d[\w.-]{0,40}\** *: *\S|[├└╰]─|^\|? *phase *\||^(?:epic|story|task|subtask) *: *\S/im;

/** A line that opens or closes a block. */
const FENCE = /^```[^\n`]*$/m;
const VERSION = /^version *:/m;

/** The fenced block of a text that holds a YAML plan, on its own lines; the text itself where none does. */
function planBlock(text: string): string {
  if (!VERSION.test(text) || !FENCE.test(text)) return text;
  let from = 0;
  const parts = text.split(FENCE);
  for (const [index, part] of parts.entries()) {
    if (VERSION.test(part)) return index % 2 === 1 ? '\n'.repeat(from) + part : text;
    from += part.split('\n').length - 1;
  }
  return text;
}

/** Whether a text is a YAML plan or holds task cards, a tree or a table: a `version:` decides, then what it looks like. */
export function notationOf(text: string): PlanNotation {
  const head = text.slice(0, 200_000);
  if (VERSION.test(head)) return 'yaml';
  if (CARD.test(head)) return 'cards';
  return PLAN_KEY.test(head) || !/^#{1,6} /m.test(head) ? 'yaml' : 'cards';
}

/**
 * Reads a plan in either notation.
 * @param settings what task cards cannot say; without it a text of cards is refused with that as its problem
 */
export function readPlanText(text: string, settings?: CardSettings): Parsed<Plan> {
  const plain = planBlock(text);
  if (notationOf(plain) === 'yaml') return readPlan(plain);
  const cards = readCards(text);
  if (!cards.ok) return cards;
  if (settings) return { ok: true, value: completeCards(cards.value, settings) };
  const message = 'task cards say neither when the plan starts nor its time zone; give both beside the file';
  return { ok: false, problems: [{ line: null, column: null, path: '', message }] };
}
