import type { StateValue, StateValues } from '../protocol.ts';
import { asList } from './json.ts';
import type { StoredView } from './records.ts';
import { elementsOf, isFilled, type Placed } from './view-state.ts';

/** What Slack's own client finds wrong in a form before the app hears of it: block_id -> message. */
export function problemsOf(view: StoredView, state: StateValues): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const placed of elementsOf(asList(view.json.blocks))) {
    if (placed.block.type !== 'input') continue;
    const problem = problemOf(placed, state[placed.blockId]?.[placed.actionId]);
    if (problem) problems[placed.blockId] = problem;
  }
  return problems;
}

function problemOf({ block, element }: Placed, value: StateValue | undefined): string | null {
  if (!isFilled(value)) return block.optional === true ? null : 'Please complete this required field.';
  const text = value?.value ?? '';
  const least = numberOf(element.min_length);
  const most = numberOf(element.max_length) ?? 3_000;
  if (least !== null && text.length < least) return `Please enter at least ${least} characters.`;
  if (element.type.endsWith('_input') && text.length > most)
    return `Please enter at most ${most} characters.`;
  if (element.type === 'number_input') return numberProblem(text, element);
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text))
    return 'Enter a valid email address.';
  if (element.type === 'url_text_input' && !URL.canParse(text)) return 'Enter a valid URL.';
  return null;
}

function numberProblem(text: string, element: Placed['element']): string | null {
  const value = Number(text);
  const [least, most] = [numberOf(element.min_value), numberOf(element.max_value)];
  if (!Number.isFinite(value)) return 'Enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return 'Enter a whole number.';
  if (least !== null && value < least) return `Enter a number that is at least ${least}.`;
  if (most !== null && value > most) return `Enter a number that is at most ${most}.`;
  return null;
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
