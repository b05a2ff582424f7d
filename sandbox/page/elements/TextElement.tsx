import type { KeyboardEvent } from 'react';
import type { BlockJson, StateValue } from '../../protocol.ts';
import { useElementValue } from '../blocks/host.tsx';
import type { ElementProps } from './Element.tsx';
import { type ElementJson, elementsField, numberField, stringField, textField } from './element.ts';

const INPUT_MODES: Record<string, 'email' | 'url' | 'decimal' | 'numeric'> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

/** One line or many, an address, a number, or rich text (taken here as plain paragraphs). */
export function TextElement({ element, blockId, dispatch, field }: ElementProps) {
  const { value, change } = useElementValue(blockId, element, dispatch);
  const many = element.multiline === true || element.type === 'rich_text_input';
  const triggers = triggersOf(element);
  const text = value.value ?? plainOf(value.rich_text_value);
  const enter = (entered: string) =>
    void change(heldValue(element.type, entered), dispatch && triggers.includes('on_character_entered'));
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || many || !dispatch || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    void change(value, true);
  };
  const shared = {
    id: field?.id,
    className: 'field',
    value: text,
    placeholder: textField(element, 'placeholder')?.text,
    maxLength: numberField(element, 'max_length'),
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid,
    'data-action': element.action_id,
    'data-focus': element.focus_on_load === true ? '' : undefined,
    onKeyDown: pressed,
  };
  if (many) return <textarea {...shared} rows={4} onChange={(event) => enter(event.target.value)} />;
  return (
    <input
      {...shared}
      type="text"
      inputMode={INPUT_MODES[element.type]}
      onChange={(event) => enter(event.target.value)}
    />
  );
}

function triggersOf(element: ElementJson): unknown[] {
  const config = element.dispatch_action_config as { trigger_actions_on?: unknown[] } | undefined;
  return config?.trigger_actions_on ?? ['on_enter_pressed'];
}

function heldValue(type: string, entered: string): StateValue {
  if (type !== 'rich_text_input') return { type, value: entered === '' ? null : entered };
  return entered === '' ? { type } : { type, rich_text_value: asRichText(entered) };
}

function plainOf(richText: BlockJson | undefined): string {
  if (richText === undefined) return '';
  return elementsField(richText, 'elements')
    .flatMap((section) => elementsField(section, 'elements'))
    .map((leaf) => stringField(leaf, 'text') ?? '')
    .join('');
}

function asRichText(text: string): BlockJson {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}
