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

/** Blocks in a frame with a title; one that says so can be folded. */
export function ContainerBlock({ block }: { block: BlockJson }) {
  const folds = block.is_collapsible === true;
  const [open, setOpen] = useState(!(folds && block.default_collapsed === true));
  const head = <ContainerHead block={block} />;
  return (
    <section className="block block-container">
      {folds ? (
        <button type="button" className="container-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          {head}
        </button>
      ) : (
        <div className="container-head">{head}</div>
      )}
      {open && <Blocks blocks={elementsField(block, 'child_blocks')} />}
    </section>
  );
}

function ContainerHead({ block }: { block: BlockJson }) {
  const icon = elementField(block, 'icon');
  const title = textField(block, 'title');
  const richTitle = elementField(block, 'rich_text_title');
  const subtitle = textField(block, 'subtitle');
  return (
    <>
      {icon !== undefined && <InlineImage image={icon} size={20} />}
      {title !== undefined && <strong>{<Text value={title} />}</strong>}
      {richTitle !== undefined && <Blocks blocks={[richTitle]} />}
      {subtitle !== undefined && <span className="faint">{<Text value={subtitle} />}</span>}
    </>
  );
}
