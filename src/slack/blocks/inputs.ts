import type { InputBlock, PlainTextOption } from '@slack/types';
import { inputActionId } from './action-ids.ts';
import { plain } from './elements.ts';
import { limits } from './limits.ts';

/** What every input has: the field is its `block_id`, the label is our own words. */
interface Asked {
  field: string;
  label: string;
  optional?: boolean;
  hint?: string;
}

export interface Choice {
  /** 1 to 150 characters; another choice is left out, because a cut id is a wrong id. */
  value: string;
  text: string;
  description?: string;
}

export function textInput(
  asked: Asked & { multiline?: boolean; initial?: string | null; placeholder?: string; max?: number },
): InputBlock {
  const max = Math.min(asked.max ?? limits.input.text, limits.input.text);
  return input(asked, {
    type: 'plain_text_input',
    action_id: inputActionId,
    multiline: asked.multiline ?? false,
    max_length: max,
    ...(asked.initial ? { initial_value: asked.initial.slice(0, max) } : {}),
    ...placeholder(asked.placeholder),
  });
}

export function linkInput(asked: Asked & { initial?: string | null }): InputBlock {
  const initial =
    asked.initial && /^https?:\/\/\S+$/u.test(asked.initial) ? { initial_value: asked.initial } : {};
  return input(
    { hint: 'A link, https://…', ...asked },
    { type: 'url_text_input', action_id: inputActionId, ...initial },
  );
}

export function dateInput(asked: Asked & { initial?: string | null }): InputBlock {
  const initial = asked.initial ? { initial_date: asked.initial } : {};
  return input(asked, { type: 'datepicker', action_id: inputActionId, ...initial });
}

/** `initial` is `HH:MM`. */
export function timeInput(asked: Asked & { initial: string }): InputBlock {
  return input(asked, { type: 'timepicker', action_id: inputActionId, initial_time: asked.initial });
}

export function personInput(asked: Asked & { initial?: string | null }): InputBlock {
  const initial = asked.initial ? { initial_user: asked.initial } : {};
  return input(asked, { type: 'users_select', action_id: inputActionId, ...initial });
}

export function fileInput(asked: Asked & { types: string[] }): InputBlock {
  return input(asked, { type: 'file_input', action_id: inputActionId, filetypes: asked.types, max_files: 1 });
}

/** At most 100 choices; see `options`. */
export function selectInput(
  asked: Asked & { choices: readonly Choice[]; initial?: string | null },
): InputBlock {
  const all = options(asked.choices);
  const chosen = all.find((option) => option.value === asked.initial);
  return input(asked, {
    type: 'static_select',
    action_id: inputActionId,
    options: all,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  });
}

/** At most ten choices. */
export function radioInput(
  asked: Asked & { choices: readonly Choice[]; initial?: string | null },
): InputBlock {
  const all = options(asked.choices).slice(0, 10);
  const chosen = all.find((option) => option.value === asked.initial);
  return input(asked, {
    type: 'radio_buttons',
    action_id: inputActionId,
    options: all,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  });
}

/** One box; `value` is what a tick gives. */
export function tickInput(asked: Asked & { value: string; text: string; initial?: boolean }): InputBlock {
  return ticksInput({ ...asked, choices: [asked], initial: asked.initial ? [asked.value] : [] });
}

/** At most ten boxes, those of `initial` ticked. */
export function ticksInput(
  asked: Asked & { choices: readonly Choice[]; initial: readonly string[] },
): InputBlock {
  const all = options(asked.choices).slice(0, 10);
  const ticked = all.filter(({ value }) => asked.initial.includes(value ?? ''));
  return input(
    { ...asked, optional: true },
    {
      type: 'checkboxes',
      action_id: inputActionId,
      options: all,
      ...(ticked.length === 0 ? {} : { initial_options: ticked }),
    },
  );
}

/** Choices as Slack takes them: the first hundred whose value fits. */
export function options(choices: readonly Choice[]): PlainTextOption[] {
  return choices
    .filter(({ value }) => value !== '' && value.length <= limits.option.value)
    .slice(0, limits.options)
    .map(({ value, text, description }) => ({
      value,
      text: plain(text, limits.option.text),
      ...(description === undefined ? {} : { description: plain(description, limits.option.description) }),
    }));
}

function input({ field, label, optional, hint }: Asked, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plain(label, limits.input.label),
    element,
    optional: optional ?? false,
    ...(hint === undefined ? {} : { hint: plain(hint, limits.input.hint) }),
  };
}

function placeholder(text: string | undefined) {
  return text === undefined ? {} : { placeholder: plain(text, limits.input.placeholder) };
}
