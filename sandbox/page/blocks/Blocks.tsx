import { memo } from 'react';
import type { BlockJson } from '../../protocol.ts';
import { Element } from '../elements/Element.tsx';
import { elementField, elementsField, textField } from '../elements/element.ts';
import { Text } from '../text/Text.tsx';
import { CardBlock, CarouselBlock, ContainerBlock } from './cards.tsx';
import { Fence } from './Fence.tsx';
import { ImageBlock, InlineImage } from './ImageBlock.tsx';
import { InputBlock } from './InputBlock.tsx';
import { isDrawnByLibrary, LibraryBlock } from './LibraryBlock.tsx';
import { TableBlock } from './TableBlock.tsx';

/** The blocks of a message, a form or the Home tab; they stand inside a BlockHostProvider. */
export const Blocks = memo(function Blocks({ blocks }: { blocks: readonly BlockJson[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Fence key={block.block_id ?? `at-${index}`} what={`${block.type} block`}>
          <Block block={block} />
        </Fence>
      ))}
    </div>
  );
});

function Block({ block }: { block: BlockJson }) {
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} />;
    case 'header':
      return <HeaderBlock block={block} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'actions':
    case 'context_actions':
      return <ActionsBlock block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'table':
    case 'data_table':
      return <TableBlock block={block} />;
    case 'card':
      return <CardBlock block={block} />;
    case 'carousel':
      return <CarouselBlock block={block} />;
    case 'container':
      return <ContainerBlock block={block} />;
    case 'divider':
      return <hr className="block block-divider" />;
    default:
      return isDrawnByLibrary(block.type) ? <LibraryBlock block={block} /> : <UnknownBlock block={block} />;
  }
}

function SectionBlock({ block }: { block: BlockJson }) {
  const text = textField(block, 'text');
  const accessory = elementField(block, 'accessory');
  const fields = Array.isArray(block.fields) ? block.fields : [];
  return (
    <div className="block block-section">
      <div className="section-body">
        {text !== undefined && (
          <div className="prose">
            <Text value={text} />
          </div>
        )}
        {fields.length > 0 && (
          <div className="section-fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no ids and keep their places
              <div key={index} className="prose">
                <Text value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div className="section-accessory">
          <Element element={accessory} blockId={block.block_id ?? ''} dispatch />
        </div>
      )}
    </div>
  );
}

function HeaderBlock({ block }: { block: BlockJson }) {
  const text = textField(block, 'text');
  return <h3 className="block block-header">{text !== undefined && <Text value={text} />}</h3>;
}

function ContextBlock({ block }: { block: BlockJson }) {
  return (
    <div className="block block-context">
      {elementsField(block, 'elements').map((element, index) =>
        element.type === 'image' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: context elements have no ids and keep their places
          <InlineImage key={index} image={element} size={20} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={index} className="prose">
            <Text value={{ ...element, text: String(element.text ?? '') }} />
          </span>
        ),
      )}
    </div>
  );
}

function ActionsBlock({ block }: { block: BlockJson }) {
  return (
    <div className="block block-actions">
      {elementsField(block, 'elements').map((element, index) => (
        <Element key={element.action_id ?? index} element={element} blockId={block.block_id ?? ''} dispatch />
      ))}
    </div>
  );
}

/** A block that this page cannot draw: said so, with what it holds. */
function UnknownBlock({ block }: { block: BlockJson }) {
  return (
    <details className="block block-unknown">
      <summary>
        A <code>{block.type}</code> block, which the sandbox cannot draw
      </summary>
      <pre>{JSON.stringify(block, null, 2)}</pre>
    </details>
  );
}
