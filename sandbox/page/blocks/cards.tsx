import { useState } from 'react';
import type { BlockJson } from '../../protocol.ts';
import { Element } from '../elements/Element.tsx';
import { elementField, elementsField, textField } from '../elements/element.ts';
import { Text } from '../text/Text.tsx';
import { Blocks } from './Blocks.tsx';
import { BlockImage, InlineImage } from './ImageBlock.tsx';

export function CardBlock({ block }: { block: BlockJson }) {
  const hero = elementField(block, 'hero_image');
  const icon = elementField(block, 'icon');
  const title = textField(block, 'title');
  const subtitle = textField(block, 'subtitle');
  const body = textField(block, 'body');
  return (
    <article className="block block-card">
      {hero !== undefined && <BlockImage image={hero} />}
      <div className="card-head">
        {icon !== undefined && <InlineImage image={icon} size={28} />}
        <div>
          {title !== undefined && <strong className="prose">{<Text value={title} />}</strong>}
          {subtitle !== undefined && <div className="card-subtitle">{<Text value={subtitle} />}</div>}
        </div>
      </div>
      {body !== undefined && <div className="prose">{<Text value={body} />}</div>}
      <div className="block-actions">
        {elementsField(block, 'actions').map((element, index) => (
          <Element
            key={element.action_id ?? index}
            element={element}
            blockId={block.block_id ?? ''}
            dispatch
          />
        ))}
      </div>
    </article>
  );
}

export function CarouselBlock({ block }: { block: BlockJson }) {
  return (
    <div className="block block-carousel">
      {elementsField(block, 'elements').map((card, index) => (
        <CardBlock key={card.block_id ?? index} block={card} />
      ))}
    </div>
  );
}

export function ContainerBlock({ block }: { block: BlockJson }) {
  const [open, setOpen] = useState(true);
  const title = textField(block, 'title');
  const children = [...elementsField(block, 'blocks'), ...elementsField(block, 'elements')];
  return (
    <section className="block block-container">
      {title !== undefined && (
        <button type="button" className="container-title" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Text value={title} />
        </button>
      )}
      {open && <Blocks blocks={children} />}
    </section>
  );
}
