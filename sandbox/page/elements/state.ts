import type { BlockJson, StateValue, StateValues } from '../../protocol.ts';
import {
  type ElementJson,
  elementField,
  elementsField,
  numberField,
  optionField,
  optionsField,
  stringField,
  stringsField,
} from './element.ts';

/** Elements that hold nothing: they act and are done. */
const STATELESS = new Set([
  'button',
  'workflow_button',
  'overflow',
  'image',
  'feedback_buttons',
  'icon_button',
]);

/** What an element holds before anybody has touched it, in the words of Slack's `state.values`. */
export function initialValue(element: ElementJson): StateValue {
  const { type } = element;
  switch (type) {
    case 'datepicker':
      return { type, selected_date: stringField(element, 'initial_date') ?? null };
    case 'timepicker':
      return { type, selected_time: stringField(element, 'initial_time') ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: numberField(element, 'initial_date_time') ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: optionField(element, 'initial_option') ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: optionsField(element, 'initial_options') };
    case 'users_select':
      return { type, selected_user: stringField(element, 'initial_user') ?? null };
    case 'multi_users_select':
      return { type, selected_users: stringsField(element, 'initial_users') };
    case 'channels_select':
      return { type, selected_channel: stringField(element, 'initial_channel') ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: stringsField(element, 'initial_channels') };
    case 'conversations_select':
      return { type, selected_conversation: stringField(element, 'initial_conversation') ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: stringsField(element, 'initial_conversations') };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type, value: stringField(element, 'initial_value') ?? null };
  }
}

/** One element that holds something, and the block in which it stands. */
interface PlacedElement {
  block: BlockJson;
  blockId: string;
  element: ElementJson;
  actionId: string;
}

/** All elements of a surface that hold a value, in order. */
export function statefulElements(blocks: readonly BlockJson[]): PlacedElement[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter((element) => !STATELESS.has(element.type))
      .map((element) => ({
        block,
        blockId: block.block_id ?? '',
        element,
        actionId: element.action_id ?? '',
      })),
  );
}

/** `state.values` of a surface: what people entered, else what the app proposed. */
export function collectState(blocks: readonly BlockJson[], entered: StateValues): StateValues {
  const values: StateValues = {};
  for (const { blockId, element, actionId } of statefulElements(blocks)) {
    values[blockId] = {
      ...values[blockId],
      [actionId]: entered[blockId]?.[actionId] ?? initialValue(element),
    };
  }
  return values;
}

/** The same values with one replaced. */
export function withValue(
  values: StateValues,
  blockId: string,
  actionId: string,
  value: StateValue,
): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

function elementsOf(block: BlockJson): ElementJson[] {
  if (block.type === 'actions') return elementsField(block, 'elements');
  if (block.type === 'input')
    return [elementField(block, 'element')].filter((element) => element !== undefined);
  if (block.type === 'section')
    return [elementField(block, 'accessory')].filter((element) => element !== undefined);
  return [];
}
