import type { Container, OptionJson, StateValue } from '../protocol.ts';
import { suggest } from '../slack/acts/suggest.ts';
import { addFile } from '../slack/files.ts';
import { asJson, asList, type Json } from '../slack/json.ts';
import type { Placed } from '../slack/view-state.ts';
import { findPerson, findRoom, type World } from '../slack/world.ts';
import { labelOf } from './shown.ts';

export interface GivenFile {
  name: string;
  content: string | Uint8Array;
}

/** What a test puts into an input: text, an option's text or value, dates as text, names of people and channels, files. */
export type Given = string | number | boolean | null | string[] | GivenFile | GivenFile[];

/** The value in Slack's words for an element; of an external select the app's options are asked for, as typing does. */
export async function valueFor(
  world: World,
  person: string,
  { container, placed }: { container: Container; placed: Placed },
  given: Given,
): Promise<StateValue> {
  const { element, blockId, actionId } = placed;
  if (!element.type.endsWith('external_select')) return ownValue(world, person, element, given);
  const options: OptionJson[] = [];
  for (const typed of textsOf(given)) {
    const offered = await suggest(world, person, { container, blockId, actionId, typed });
    options.push(
      optionOf(
        offered.flatMap((one) => ('options' in one ? one.options : [one])),
        typed,
      ),
    );
  }
  const { type } = element;
  return type.startsWith('multi_')
    ? { type, selected_options: options }
    : { type, selected_option: options[0] ?? null };
}

function textsOf(given: Given): string[] {
  return (Array.isArray(given) ? given : [given]).filter((one) => one !== null).map(String);
}

function ownValue(world: World, person: string, element: Json, given: Given): StateValue {
  const type = String(element.type);
  const texts = textsOf(given);
  const one = texts[0];
  if (type === 'file_input') return { type, files: filesOf(given).map((file) => added(world, person, file)) };
  if (type === 'checkboxes' || (type.startsWith('multi_') && type.endsWith('static_select'))) {
    return { type, selected_options: given === false ? [] : checked(element, given === true ? null : texts) };
  }
  if (type === 'static_select' || type === 'radio_buttons' || type === 'overflow') {
    return { type, selected_option: one === undefined ? null : optionOf(optionsOf(element), one) };
  }
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

function optionOf(options: OptionJson[], wanted: string): OptionJson {
  const found = options.find((option) => option.value === wanted || option.text.text === wanted);
  if (found) return found;
  const offered = options.map((option) => labelOf(asJson(option))).join(', ');
  throw new Error(
    `There is no option ${wanted}; offered ${offered === '' ? 'is nothing' : `are ${offered}`}`,
  );
}

function checked(element: Json, wanted: string[] | null): OptionJson[] {
  return wanted === null ? optionsOf(element) : wanted.map((one) => optionOf(optionsOf(element), one));
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
