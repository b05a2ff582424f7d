import { useId } from 'react';
import type { BlockJson } from '../../protocol.ts';
import { Element } from '../elements/Element.tsx';
import { elementField, textField } from '../elements/element.ts';
import { Icon } from '../parts/Icon.tsx';
import { Text } from '../text/Text.tsx';
import { useHost } from './host.tsx';

/** An input with its label above, its hint below, and what is wrong with it under that. */
export function InputBlock({ block }: { block: BlockJson }) {
  const id = useId();
  const host = useHost();
  const label = textField(block, 'label');
  const hint = textField(block, 'hint');
  const element = elementField(block, 'element');
  const blockId = block.block_id ?? '';
  const error = host.errors[blockId];
  const grouped = element?.type === 'checkboxes' || element?.type === 'radio_buttons';
  const Frame = grouped ? 'fieldset' : 'div';
  const Label = grouped ? 'legend' : 'label';
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  const describedBy = described.filter((part) => part !== '').join(' ');
  return (
    <Frame
      className={error === undefined ? 'block block-input' : 'block block-input has-error'}
      data-block={blockId}
    >
      <Label {...(grouped ? {} : { htmlFor: id })} className="input-label">
        {label !== undefined && <Text value={label} />}
        {block.optional === true && <span className="optional"> (optional)</span>}
      </Label>
      {element !== undefined && (
        <Element
          element={element}
          blockId={blockId}
          dispatch={block.dispatch_action === true}
          field={{
            id,
            describedBy: describedBy === '' ? undefined : describedBy,
            invalid: error !== undefined,
          }}
        />
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="input-hint">
          <Text value={hint} />
        </div>
      )}
      {error !== undefined && (
        <div id={`${id}-error`} className="input-error" role="alert">
          <Icon name="warn" size={15} /> {error}
        </div>
      )}
    </Frame>
  );
}
