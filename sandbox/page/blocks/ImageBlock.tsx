import type { BlockJson } from '../../protocol.ts';
import { stringField, textField } from '../elements/element.ts';
import { Icon } from '../parts/Icon.tsx';
import { Text } from '../text/Text.tsx';
import { fileUrl } from '../wire/act.ts';

/** An image block: its title, the picture, and its alt text for those who cannot see it. */
export function ImageBlock({ block }: { block: BlockJson }) {
  const title = textField(block, 'title');
  return (
    <figure className="block block-image">
      {title !== undefined && (
        <figcaption>
          <Text value={title} />
        </figcaption>
      )}
      <BlockImage image={block} />
    </figure>
  );
}

/** A picture at its own size, no wider than the message. */
export function BlockImage({ image }: { image: BlockJson }) {
  const address = addressOf(image);
  if (!isNear(address)) return <OutsideImage image={image} address={address} />;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img className="picture" src={address} alt={altOf(image)} loading="lazy" />
    </a>
  );
}

/** A small picture in a line of text. */
export function InlineImage({ image, size }: { image: BlockJson; size: number }) {
  const address = addressOf(image);
  if (isNear(address))
    return <img className="thumb" src={address} alt={altOf(image)} width={size} height={size} />;
  return (
    <span
      className="thumb thumb-outside"
      title={`${altOf(image)}: ${address}`}
      style={{ width: size, height: size }}
    >
      <Icon name="eye" size={size * 0.7} />
    </span>
  );
}

/** A picture that lies elsewhere: the sandbox loads nothing from the network, and says so. */
function OutsideImage({ image, address }: { image: BlockJson; address: string }) {
  return (
    <div className="picture-outside">
      <Icon name="file" />
      <div>
        <div>{altOf(image)}</div>
        <div className="faint">The sandbox loads no pictures from outside: {address}</div>
      </div>
    </div>
  );
}

function addressOf(image: BlockJson): string {
  const address = stringField(image, 'image_url');
  if (address !== undefined) return address;
  const file = image.slack_file as { id?: string; url?: string } | undefined;
  if (file?.id !== undefined) return fileUrl(file.id);
  const id = /\/(F[A-Z0-9]+)(?:[/-]|$)/.exec(file?.url ?? '')?.[1];
  return id === undefined ? (file?.url ?? '') : fileUrl(id);
}

function isNear(address: string): boolean {
  return address.startsWith('data:') || new URL(address, location.href).origin === location.origin;
}

function altOf(image: BlockJson): string {
  return stringField(image, 'alt_text') ?? '';
}
