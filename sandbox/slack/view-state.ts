import type { BlockJson, StateValue, StateValues } from '../protocol.ts';
import { asJson, asList, asText, type Json } from './json.ts';
import type { StoredView } from './records.ts';

/** An element that holds a value or can be pressed, and the block that it stands in. */
export interface Placed {
  blockId: string;
  actionId: string;
  element: BlockJson;
  block: BlockJson;
}

/** Every interactive element of some blocks, in reading order. */
export function elementsOf(blocks: readonly Json[]): Placed[] {
  return blocks.flatMap((block) => {
    const nested = [
      ...asList(block.child_blocks),
      ...(block.type === 'carousel' ? asList(block.elements) : []),
    ];
    const own =
      block.type === 'actions' || block.type === 'context_actions'
        ? asList(block.elements)
        : [block.element, block.accessory].map(asJson).concat(asList(block.actions));
    return [...own.flatMap((element) => placedOf(block, element)), ...elementsOf(nested)];
  });
}

function placedOf(block: Json, element: Json): Placed[] {
  if (typeof element.type !== 'string' || element.type === 'image') return [];
  return [
    {
      blockId: asText(block.block_id),
      actionId: asText(element.action_id),
      element: element as BlockJson,
      block: block as BlockJson,
    },
  ];
}

/** Elements that hold no value. */
const stateless = new Set(['button', 'overflow', 'workflow_button', 'icon_button', 'feedback_buttons']);

/** What every input holds: what was given, else its initial value, else its kind of nothing. */
export function stateOf(view: Pick<StoredView, 'json'>, given: StateValues): StateValues {
  return valuesOf(asList(view.json.blocks), given);
}

export function valuesOf(blocks: readonly Json[], given: StateValues): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element } of elementsOf(blocks)) {
    if (stateless.has(element.type)) continue;
    values[blockId] ??= {};
    values[blockId][actionId] = {
      ...initialValue(element),
      ...given[blockId]?.[actionId],
      type: element.type,
    };
  }
  return values;
}

/** What an element holds before anybody has touched it. */
export function initialValue(element: BlockJson): StateValue {
  const type = element.type;
  const initial = (field: string) => element[`initial_${field}`] as never;
  if (type.startsWith('multi_users')) return { type, selected_users: initial('users') ?? [] };
  if (type.startsWith('multi_channels')) return { type, selected_channels: initial('channels') ?? [] };
  if (type.startsWith('multi_conv')) return { type, selected_conversations: initial('conversations') ?? [] };
  if (type.startsWith('multi_') || type === 'checkboxes')
    return { type, selected_options: initial('options') ?? [] };
  if (type === 'users_select') return { type, selected_user: initial('user') ?? null };
  if (type === 'channels_select') return { type, selected_channel: initial('channel') ?? null };
  if (type === 'conversations_select')
    return { type, selected_conversation: initial('conversation') ?? null };
  if (type === 'datepicker') return { type, selected_date: initial('date') ?? null };
  if (type === 'timepicker') return { type, selected_time: initial('time') ?? null };
  if (type === 'datetimepicker') return { type, selected_date_time: initial('date_time') ?? null };
  if (type.endsWith('_select') || type === 'radio_buttons')
    return { type, selected_option: initial('option') ?? null };
  if (type === 'file_input') return { type, files: [] };
  return { type, value: initial('value') ?? null };
}

/** How many characters must be typed into an external select before Slack asks the app; three where it does not say. */
export function leastTyped(element: BlockJson): number {
  return typeof element.min_query_length === 'number' ? element.min_query_length : 3;
}

/** Whether an input holds something. */
export function isFilled(value: StateValue | undefined): boolean {
  if (!value) return false;
  const { type: _, ...rest } = value;
  return Object.values(rest).some((held) =>
    Array.isArray(held) ? held.length > 0 : held !== null && held !== undefined && held !== '',
  );
}
