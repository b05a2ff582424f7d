import type { OptionJson, StateValue } from '../protocol.ts';
import { addFile } from '../slack/files.ts';
import { asJson, asList, type Json } from '../slack/json.ts';
import { findPerson, findRoom, type World } from '../slack/world.ts';
import { labelOf } from './shown.ts';

export interface GivenFile {
  name: string;
  content: string | Uint8Array;
}

/** What a test puts into an input: text, an option's text or value, dates as text, names of people and channels, files. */
export type Given = string | number | boolean | null | string[] | GivenFile | GivenFile[];

/** The value in Slack's words for an element. */
export function valueFor(world: World, person: string, element: Json, given: Given): StateValue {
  const type = String(element.type);
  const texts = (Array.isArray(given) ? given : [given]).filter((one) => one !== null).map(String);
  const one = texts[0];
  if (type === 'file_input') return { type, files: filesOf(given).map((file) => added(world, person, file)) };
  if (type === 'checkboxes' || (type.startsWith('multi_') && type.endsWith('static_select'))) {
    return { type, selected_options: given === false ? [] : checked(element, given === true ? null : texts) };
  }
  if (type === 'static_select' || type === 'radio_buttons' || type === 'overflow') {
    return { type, selected_option: one === undefined ? null : optionOf(element, one) };
  }
  if (type === 'external_select') return { type, selected_option: one === undefined ? null : foreign(one) };
  if (type === 'multi_external_select') return { type, selected_options: texts.map(foreign) };
  if (type === 'users_select')
    return { type, selected_user: one === undefined ? null : personId(world, one) };
  if (type === 'multi_users_select')
    return { type, selected_users: texts.map((name) => personId(world, name)) };
  if (type === 'channels_select')
    return { type, selected_channel: one === undefined ? null : roomId(world, one) };
  if (type === 'multi_channels_select')
    return { type, selected_channels: texts.map((name) => roomId(world, name)) };
  if (type === 'multi_conversations_select') {
    return { type, selected_conversations: texts.map((name) => roomId(world, name)) };
  }
  if (type === 'conversations_select') {
    return { type, selected_conversation: one === undefined ? null : roomId(world, one) };
  }
  if (type === 'datepicker') return { type, selected_date: one ?? null };
  if (type === 'timepicker') return { type, selected_time: one ?? null };
  if (type === 'datetimepicker') return { type, selected_date_time: one === undefined ? null : Number(one) };
  if (type === 'rich_text_input') return { type, rich_text_value: richText(one ?? '') };
  return { type, value: one ?? null };
}

function optionsOf(element: Json): OptionJson[] {
  const grouped = asList(element.option_groups).flatMap((group) => asList(group.options));
  return [...asList(element.options), ...grouped] as unknown as OptionJson[];
}

function optionOf(element: Json, wanted: string): OptionJson {
  const options = optionsOf(element);
  const found = options.find((option) => option.value === wanted || option.text.text === wanted);
  if (found) return found;
  const offered = options.map((option) => labelOf(asJson(option))).join(', ');
  throw new Error(`There is no option ${wanted}; offered are ${offered}`);
}

/** An option that the app itself offered on demand; its value is taken as its text. */
function foreign(value: string): OptionJson {
  return { text: { type: 'plain_text', text: value }, value };
}

function checked(element: Json, wanted: string[] | null): OptionJson[] {
  return wanted === null ? optionsOf(element) : wanted.map((one) => optionOf(element, one));
}

function personId(world: World, name: string): string {
  const person = findPerson(world, name);
  if (!person) throw new Error(`There is nobody called ${name}`);
  return person.id;
}

function roomId(world: World, name: string): string {
  const room = findRoom(world, name);
  if (!room) throw new Error(`There is no channel ${name}`);
  return room.info.id;
}

function filesOf(given: Given): GivenFile[] {
  const all: unknown[] = Array.isArray(given) ? given : [given];
  return all.filter((one): one is GivenFile => typeof one === 'object' && one !== null && 'content' in one);
}

function added(world: World, user: string, { name, content }: GivenFile): { id: string } {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { id: addFile(world, { name, user, byApp: false, size: bytes.length, content: bytes }).info.id };
}

function richText(text: string) {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
