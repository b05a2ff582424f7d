import {
  anything,
  type Check,
  isObject,
  list,
  number,
  object,
  oneOf,
  pattern,
  string,
  truth,
} from './check.ts';
import {
  choiceOption,
  confirm,
  conversationFilter,
  dispatchConfig,
  id,
  image,
  menuOption,
  optionGroup,
  placeholder,
  plain,
  url,
  withOptions,
} from './composition.ts';
import { limits } from './limits.ts';

type Fields = Record<string, Check>;

const actionable = (fields: Fields): Check => object({ 'type!': anything, action_id: id, ...fields });
const date = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm');
const label = string(limits.button.accessibilityLabel);
const style = oneOf('primary', 'danger');
const pick = { confirm, focus_on_load: truth, placeholder };
const many = { ...pick, max_selected_items: number(1) };
const typed = {
  initial_value: string(limits.inputValue, 0),
  dispatch_action_config: dispatchConfig,
  focus_on_load: truth,
  placeholder,
};
const textButton = object({
  'text!': plain(limits.button.text),
  'value!': string(limits.button.value),
  accessibility_label: label,
});
const choices = list(limits.choices.min, limits.choices.max, choiceOption);
const options = {
  options: list(1, limits.select.options, menuOption),
  option_groups: list(1, limits.select.groups, optionGroup),
};
const chosen = list(1, limits.select.options, menuOption);
const ids = list(1, limits.select.options, string(limits.id));

/** What is chosen from the start must be one of the options, to the letter. */
function startingWithin(check: Check): Check {
  return (value, spot) => {
    check(value, spot);
    if (!isObject(value)) return;
    const groups = objectsIn(value.option_groups).flatMap((group) => objectsIn(group.options));
    const offered = [...objectsIn(value.options), ...groups].map((option) => JSON.stringify(option));
    const within = (option: unknown) => offered.includes(JSON.stringify(option));
    if (isObject(value.initial_option) && !within(value.initial_option))
      spot.at('initial_option').complain('is not one of the options');
    objectsIn(value.initial_options).forEach((option, index) => {
      if (!within(option)) spot.at('initial_options').at(index).complain('is not one of the options');
    });
  };
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

const selects: Record<string, Check> = {
  static_select: startingWithin(withOptions(actionable({ ...pick, ...options, initial_option: menuOption }))),
  multi_static_select: startingWithin(
    withOptions(actionable({ ...many, ...options, initial_options: chosen })),
  ),
  external_select: actionable({ ...pick, initial_option: menuOption, min_query_length: number(0) }),
  multi_external_select: actionable({ ...many, initial_options: chosen, min_query_length: number(0) }),
  users_select: actionable({ ...pick, initial_user: id }),
  multi_users_select: actionable({ ...many, initial_users: ids }),
  channels_select: actionable({ ...pick, initial_channel: id, response_url_enabled: truth }),
  multi_channels_select: actionable({ ...many, initial_channels: ids }),
  conversations_select: actionable({
    ...pick,
    initial_conversation: id,
    default_to_current_conversation: truth,
    response_url_enabled: truth,
    filter: conversationFilter,
  }),
  multi_conversations_select: actionable({
    ...many,
    initial_conversations: ids,
    default_to_current_conversation: truth,
    filter: conversationFilter,
  }),
};

export const elements: Record<string, Check> = {
  ...selects,
  image,
  button: actionable({
    'text!': plain(limits.button.text),
    value: string(limits.button.value, 0),
    url: url(limits.button.url),
    style,
    confirm,
    accessibility_label: label,
  }),
  workflow_button: actionable({
    'text!': plain(limits.button.text),
    'workflow!': anything,
    style,
    confirm,
    accessibility_label: label,
  }),
  icon_button: actionable({
    'icon!': string(limits.id),
    'text!': plain(limits.button.text),
    value: string(limits.button.value),
    confirm,
    accessibility_label: label,
    visible_to_user_ids: ids,
  }),
  feedback_buttons: actionable({ 'positive_button!': textButton, 'negative_button!': textButton }),
  overflow: actionable({ 'options!': list(limits.overflow.min, limits.overflow.max, menuOption), confirm }),
  checkboxes: startingWithin(
    actionable({ 'options!': choices, initial_options: choices, confirm, focus_on_load: truth }),
  ),
  radio_buttons: startingWithin(
    actionable({ 'options!': choices, initial_option: choiceOption, confirm, focus_on_load: truth }),
  ),
  datepicker: actionable({ ...pick, initial_date: date }),
  timepicker: actionable({ ...pick, initial_time: time, timezone: string(limits.id) }),
  datetimepicker: actionable({ confirm, focus_on_load: truth, initial_date_time: number(1_000_000_000) }),
  plain_text_input: actionable({
    ...typed,
    multiline: truth,
    min_length: number(0, limits.inputValue),
    max_length: number(1, limits.inputValue),
  }),
  email_text_input: actionable(typed),
  url_text_input: actionable(typed),
  number_input: actionable({
    ...typed,
    'is_decimal_allowed!': truth,
    min_value: string(limits.id),
    max_value: string(limits.id),
  }),
  rich_text_input: actionable({ ...typed, initial_value: anything }),
  file_input: actionable({
    filetypes: list(1, 100, string(limits.id)),
    max_files: number(limits.fileInput.min, limits.fileInput.max),
  }),
};

const menus = Object.keys(selects);
const pressed = [
  'button',
  'checkboxes',
  'datepicker',
  'overflow',
  'radio_buttons',
  'timepicker',
  'workflow_button',
];

/** Which elements may stand where. */
export const placements = {
  actions: [...menus, ...pressed, 'datetimepicker', 'rich_text_input'],
  accessory: [...menus, ...pressed, 'image'],
  input: [
    ...menus,
    'checkboxes',
    'datepicker',
    'datetimepicker',
    'email_text_input',
    'file_input',
    'number_input',
    'plain_text_input',
    'radio_buttons',
    'rich_text_input',
    'timepicker',
    'url_text_input',
  ],
  contextActions: ['feedback_buttons', 'icon_button'],
  card: ['button'],
} as const;
