import type { BlockJson, StateValue, StateValues } from '../../protocol.ts';
import { type ElementJson, numberField } from './element.ts';
import { statefulElements } from './state.ts';

/** What Slack's client checks before it sends a form: block_id -> message; empty where all is well. */
export function checkForm(blocks: readonly BlockJson[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, element, actionId } of statefulElements(blocks)) {
    if (block.type !== 'input') continue;
    const value = values[blockId]?.[actionId];
    const problem = isEmpty(value) ? missing(block) : unfit(element, value);
    if (problem !== undefined) errors[blockId] = problem;
  }
  return errors;
}

/** Whether nothing was entered or chosen. */
function isEmpty(value: StateValue | undefined): boolean {
  if (value === undefined) return true;
  const { type: _, ...held } = value;
  return Object.values(held).every(
    (part) => part === null || part === undefined || part === '' || isEmptyList(part),
  );
}

function missing(block: BlockJson): string | undefined {
  return block.optional === true ? undefined : 'Please complete this required field.';
}

function unfit(element: ElementJson, value: StateValue | undefined): string | undefined {
  const text = value?.value;
  if (typeof text !== 'string') return undefined;
  if (element.type === 'number_input') return unfitNumber(element, text);
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text))
    return 'Please enter a valid email address.';
  if (element.type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  const least = numberField(element, 'min_length') ?? 0;
  if (text.length < least) return `Please enter at least ${least} characters.`;
  const most = numberField(element, 'max_length') ?? Number.POSITIVE_INFINITY;
  return text.length > most ? `Please enter at most ${most} characters.` : undefined;
}

function unfitNumber(element: ElementJson, text: string): string | undefined {
  const decimal = element.is_decimal_allowed === true;
  const fits = decimal ? /^-?\d+(?:\.\d+)?$/ : /^-?\d+$/;
  if (!fits.test(text)) return decimal ? 'Please enter a number.' : 'Please enter a whole number.';
  const least = Number(element.min_value ?? Number.NEGATIVE_INFINITY);
  const most = Number(element.max_value ?? Number.POSITIVE_INFINITY);
  if (Number(text) < least) return `Please enter a number of ${least} or more.`;
  return Number(text) > most ? `Please enter a number of ${most} or less.` : undefined;
}

function isEmptyList(part: unknown): boolean {
  return Array.isArray(part) && part.length === 0;
}
