import { limits } from '../manners/limits.ts';
import type { FileInfo, StateValue, StateValues } from '../protocol.ts';
import { asList } from './json.ts';
import type { StoredView } from './records.ts';
import { elementsOf, isFilled, type Placed } from './view-state.ts';
import type { World } from './world.ts';

/** What Slack's own client finds wrong in a form before the app hears of it: block_id -> message. */
export function problemsOf(world: World, view: StoredView, state: StateValues): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const placed of elementsOf(asList(view.json.blocks))) {
    if (placed.block.type !== 'input') continue;
    const value = state[placed.blockId]?.[placed.actionId];
    const files = value?.files?.flatMap(({ id }) => world.files.get(id)?.info ?? []) ?? [];
    const problem = problemOf(placed, value) ?? filesProblem(placed.element, files);
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
    return 'Please enter a valid email address.';
  if (element.type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  return null;
}

function numberProblem(text: string, element: Placed['element']): string | null {
  const value = Number(text);
  const [least, most] = [numberOf(element.min_value), numberOf(element.max_value)];
  if (!Number.isFinite(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (least !== null && value < least) return `Please enter a number of ${least} or more.`;
  if (most !== null && value > most) return `Please enter a number of ${most} or less.`;
  return null;
}

function filesProblem(element: Placed['element'], files: readonly FileInfo[]): string | null {
  const most = numberOf(element.max_files) ?? limits.fileInput.max;
  const kinds = Array.isArray(element.filetypes) ? element.filetypes.map(String) : [];
  const large = files.find((file) => file.size > limits.fileInput.bytes);
  const other = files.find((file) => kinds.length > 0 && !kinds.includes(endOf(file.name)));
  if (files.length > most) return `Please choose at most ${most} file${most === 1 ? '' : 's'}.`;
  if (large) return `${large.name} is larger than 10 MB.`;
  return other ? `${other.name} is not of these kinds: ${kinds.join(', ')}.` : null;
}

function endOf(name: string): string {
  return name.split('.').pop()?.toLowerCase() ?? '';
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
