import type { BlockJson, OptionGroupJson, OptionJson, TextJson } from '../../protocol.ts';

/** A Block Kit element as sent; its fields are read through the functions below, since any app may send anything. */
export type ElementJson = BlockJson & { action_id?: string };

/** What stands in confirm: of an element. */
export interface ConfirmJson {
  title?: TextJson;
  text?: TextJson;
  confirm?: TextJson;
  deny?: TextJson;
  style?: string;
}

export function textField(element: BlockJson, field: string): TextJson | undefined {
  const value = element[field];
  return isRecord(value) && typeof value.text === 'string' ? (value as unknown as TextJson) : undefined;
}

export function stringField(element: BlockJson, field: string): string | undefined {
  const value = element[field];
  return typeof value === 'string' ? value : undefined;
}

export function numberField(element: BlockJson, field: string): number | undefined {
  const value = element[field];
  return typeof value === 'number' ? value : undefined;
}

export function stringsField(element: BlockJson, field: string): string[] {
  const value = element[field];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

export function elementField(element: BlockJson, field: string): ElementJson | undefined {
  const value = element[field];
  return isRecord(value) && typeof value.type === 'string' ? (value as unknown as ElementJson) : undefined;
}

export function elementsField(element: BlockJson, field: string): ElementJson[] {
  const value = element[field];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function confirmField(element: BlockJson): ConfirmJson | undefined {
  const value = element.confirm;
  return isRecord(value) ? (value as ConfirmJson) : undefined;
}

export function optionField(element: BlockJson, field: string): OptionJson | undefined {
  const value = element[field];
  return isRecord(value) ? (value as unknown as OptionJson) : undefined;
}

export function optionsField(element: BlockJson, field: string): OptionJson[] {
  const value = element[field];
  return Array.isArray(value) ? value.filter(isRecord).map((option) => option as unknown as OptionJson) : [];
}

/** The options of a select in groups; one without a label where there are none. */
export function optionGroups(element: BlockJson): OptionGroupJson[] {
  const groups = element.option_groups;
  if (Array.isArray(groups))
    return groups.filter(isRecord).map((group) => group as unknown as OptionGroupJson);
  return [{ label: { type: 'plain_text', text: '' }, options: optionsField(element, 'options') }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isElement(value: unknown): value is ElementJson {
  return isRecord(value) && typeof value.type === 'string';
}
