import type { OptionJson } from '../../protocol.ts';
import { useHost } from '../blocks/host.tsx';
import { Text } from '../text/Text.tsx';
import type { ElementProps } from './Element.tsx';
import { optionField, textField } from './element.ts';

/** Thumbs up and down under an answer, or a single icon button. */
export function FeedbackElement({ element, blockId }: ElementProps) {
  const host = useHost();
  if (element.type === 'icon_button') {
    const text = textField(element, 'text');
    return (
      <button type="button" className="button button-default" onClick={() => host.press(blockId, element)}>
        {text === undefined ? 'Button' : <Text value={text} />}
      </button>
    );
  }
  const choices = [optionField(element, 'positive_button'), optionField(element, 'negative_button')];
  return (
    <span className="feedback">
      {choices
        .filter((choice): choice is OptionJson => choice !== undefined)
        .map((choice) => (
          <button
            key={choice.value ?? choice.text.text}
            type="button"
            className="button button-default"
            onClick={() => host.press(blockId, element, { type: element.type, value: choice.value ?? '' })}
          >
            <Text value={choice.text} />
          </button>
        ))}
    </span>
  );
}
