import type { OptionGroupJson, OptionJson, StateValue, TextJson } from '../../protocol.ts';
import { canSee } from '../shell/actor.ts';
import type { World } from '../wire/world.ts';
import { type ElementJson, optionGroups, stringsField } from './element.ts';

/** One thing that a select offers. `key` is an option's value, or the id of a person or conversation. */
export interface Choice {
  key: string;
  label: TextJson;
  detail: string;
  option: OptionJson | null;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

/** Everything that a select offers to one person, save the options of an external one, which the app is asked for. */
export function offeredChoices(element: ElementJson, world: World, actorId: string): ChoiceGroup[] {
  const kind = element.type.replace(/^multi_/, '');
  if (kind === 'users_select') return [{ label: '', choices: people(world) }];
  if (kind === 'channels_select') return [{ label: '', choices: conversations(world, actorId, ['public']) }];
  if (kind === 'conversations_select') {
    return [{ label: '', choices: conversations(world, actorId, includedKinds(element)) }];
  }
  return groupsOf(optionGroups(element));
}

/** Options, grouped or not, as choices. */
export function groupsOf(options: readonly (OptionGroupJson | OptionJson)[]): ChoiceGroup[] {
  const single = options.filter((entry): entry is OptionJson => !('options' in entry));
  const grouped = options.filter((entry): entry is OptionGroupJson => 'options' in entry);
  const groups = grouped.map(({ label, options: own }) => ({
    label: label.text,
    choices: own.map(choiceOf),
  }));
  return single.length === 0 ? groups : [{ label: '', choices: single.map(choiceOf) }, ...groups];
}

/** Keys of what is chosen. */
function chosenKeys(value: StateValue): string[] {
  const one = [value.selected_user, value.selected_channel, value.selected_conversation];
  const many = [value.selected_users, value.selected_channels, value.selected_conversations];
  const options = [value.selected_option, ...(value.selected_options ?? [])];
  return [
    ...one.filter((id) => typeof id === 'string'),
    ...many.flatMap((ids) => ids ?? []),
    ...options.filter((option) => option != null).map((option) => option.value ?? option.text.text),
  ];
}

/** The value of a select that holds these choices, in Slack's words. */
export function valueOfChoices(type: string, choices: readonly Choice[]): StateValue {
  const ids = choices.map((choice) => choice.key);
  const options = choices.map((choice) => choice.option).filter((option) => option !== null);
  switch (type) {
    case 'users_select':
      return { type, selected_user: ids[0] ?? null };
    case 'channels_select':
      return { type, selected_channel: ids[0] ?? null };
    case 'conversations_select':
      return { type, selected_conversation: ids[0] ?? null };
    case 'multi_users_select':
      return { type, selected_users: ids };
    case 'multi_channels_select':
      return { type, selected_channels: ids };
    case 'multi_conversations_select':
      return { type, selected_conversations: ids };
    default:
      return type.startsWith('multi_')
        ? { type, selected_options: options }
        : { type, selected_option: options[0] ?? null };
  }
}

/** What is chosen, as choices: from what is offered, else from the value itself. */
export function chosenChoices(value: StateValue, groups: readonly ChoiceGroup[]): Choice[] {
  const offered = new Map(groups.flatMap((group) => group.choices).map((choice) => [choice.key, choice]));
  const held = [value.selected_option, ...(value.selected_options ?? [])].filter((option) => option != null);
  const heldByKey = new Map(held.map((option) => [option.value ?? option.text.text, choiceOf(option)]));
  return chosenKeys(value).map((key) => offered.get(key) ?? heldByKey.get(key) ?? plainChoice(key, key, ''));
}

function choiceOf(option: OptionJson): Choice {
  return {
    key: option.value ?? option.text.text,
    label: option.text,
    detail: option.description?.text ?? '',
    option,
  };
}

function people(world: World): Choice[] {
  return [...world.people.values()]
    .filter((person) => !person.deactivated)
    .map((person) =>
      plainChoice(person.id, person.name, person.title === '' ? `@${person.handle}` : person.title),
    );
}

function conversations(world: World, actorId: string, kinds: readonly string[]): Choice[] {
  const actor = world.people.get(actorId);
  return [...world.conversations.values()]
    .filter((one) => kinds.includes(one.kind) && actor !== undefined && canSee(actor, one) && !one.archived)
    .map((one) =>
      plainChoice(one.id, one.name === '' ? memberNames(one.members, world, actorId) : `#${one.name}`, ''),
    );
}

function includedKinds(element: ElementJson): string[] {
  const filter = element.filter;
  const include =
    typeof filter === 'object' && filter !== null ? stringsField({ type: '', ...filter }, 'include') : [];
  return include.length === 0 ? ['public', 'private', 'im', 'mpim'] : include;
}

function memberNames(members: readonly string[], world: World, actorId: string): string {
  const others = members.filter((id) => id !== actorId);
  return others
    .map((id) => world.people.get(id)?.name ?? (id === world.app.botUserId ? world.app.name : id))
    .join(', ');
}

function plainChoice(key: string, text: string, detail: string): Choice {
  return { key, label: { type: 'plain_text', text }, detail, option: null };
}
