import { anything, type Check, isObject, list, object, oneOf, string, truth } from './check.ts';
import { limits } from './limits.ts';

/** A text object; problems are told of the field that holds it. */
function textObject(types: readonly string[], max: number): Check {
  return (value, spot) => {
    if (!isObject(value)) return spot.complain('must be a text object');
    if (!types.includes(String(value.type))) return spot.complain(`must be ${types.join(' or ')}`);
    const known = value.type === 'mrkdwn' ? ['type', 'text', 'verbatim'] : ['type', 'text', 'emoji'];
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) spot.at(name).complain('is not a known field');
    }
    string(max)(value.text, spot);
  };
}

export const plain = (max: number): Check => textObject(['plain_text'], max);
export const mrkdwn = (max: number): Check => textObject(['mrkdwn'], max);
export const anyText = (max: number): Check => textObject(['plain_text', 'mrkdwn'], max);

export const url = (max: number): Check => string(max);
export const id = string(limits.id);
export const placeholder = plain(limits.placeholder);

export const confirm = object({
  title: plain(limits.confirm.title),
  'text!': anyText(limits.confirm.text),
  confirm: plain(limits.confirm.button),
  deny: plain(limits.confirm.button),
  style: oneOf('primary', 'danger'),
});

const optionOf = (text: Check): Check =>
  object({
    'text!': text,
    value: string(limits.option.value),
    description: anyText(limits.option.description),
    url: url(limits.option.url),
  });

/** Of menus: plain text alone. */
export const menuOption = optionOf(plain(limits.option.text));
/** Of checkboxes and radio buttons. */
export const choiceOption = optionOf(anyText(limits.option.text));

export const optionGroup = object({
  'label!': plain(limits.groupLabel),
  'options!': list(1, limits.select.options, menuOption),
});

/** A select's options come in exactly one of two ways. */
export function withOptions(check: Check): Check {
  return (value, spot) => {
    check(value, spot);
    if (isObject(value) && (value.options === undefined) === (value.option_groups === undefined)) {
      spot.complain('must have either options or option_groups');
    }
  };
}

export const slackFile = object({ id: string(limits.id), url: url(limits.image.url) });

export const dispatchConfig = object({
  trigger_actions_on: list(1, 2, oneOf('on_enter_pressed', 'on_character_entered')),
});

export const conversationFilter = object({
  include: list(1, 4, oneOf('im', 'mpim', 'private', 'public')),
  exclude_external_shared_channels: truth,
  exclude_bot_users: truth,
});

/** An image's own rule beside its fields: exactly one of an address and a file. */
export function withPicture(check: Check): Check {
  return (value, spot) => {
    check(value, spot);
    if (isObject(value) && (value.image_url === undefined) === (value.slack_file === undefined)) {
      spot.complain('must have either image_url or slack_file');
    }
  };
}

export const image = withPicture(
  object({
    'type!': anything,
    'alt_text!': string(limits.image.altText),
    image_url: url(limits.image.url),
    slack_file: slackFile,
  }),
);
