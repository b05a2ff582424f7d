import { useId } from 'react';
import type { OptionJson } from '../../protocol.ts';
import { useElementValue } from '../blocks/host.tsx';
import { Text } from '../text/Text.tsx';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './Element.tsx';
import { optionsField } from './element.ts';

/** Checkboxes or radio buttons, with what each option adds about itself. */
export function ChoiceElement({ element, blockId, dispatch, field }: ElementProps) {
  const name = useId();
  const { value, change } = useElementValue(blockId, element, dispatch);
  const { ask, question } = useConfirm(element);
  const many = element.type === 'checkboxes';
  const chosen = many
    ? (value.selected_options ?? [])
    : [value.selected_option].filter((option) => option != null);
  const isChosen = (option: OptionJson) => chosen.some((other) => other.value === option.value);
  const choose = (option: OptionJson) => {
    const others = chosen.filter((other) => other.value !== option.value);
    const selected = isChosen(option) ? others : [...others, option];
    const next = many ? { selected_options: selected } : { selected_option: option };
    ask(() => void change({ type: element.type, ...next }));
  };
  return (
    <div className="choices" role={many ? 'group' : 'radiogroup'} aria-describedby={field?.describedBy}>
      {optionsField(element, 'options').map((option, index) => (
        <label key={option.value ?? index} className="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={isChosen(option)}
            aria-invalid={field?.invalid}
            onChange={() => choose(option)}
          />
          <span>
            <span className="prose">{<Text value={option.text} />}</span>
            {option.description !== undefined && (
              <span className="choice-detail">
                <Text value={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
      {question}
    </div>
  );
}
