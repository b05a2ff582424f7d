import { Fragment, type MouseEvent, memo, type ReactNode, useMemo } from 'react';
import type { TextJson } from '../../protocol.ts';
import { useActor } from '../shell/actor.ts';
import { addressWithin, follow } from '../shell/message-link.ts';
import { nowOf } from '../wire/clock.ts';
import { currentWorld } from '../wire/store.ts';
import { dateTokenText } from './dates.ts';
import { emojiOf } from './emoji.ts';
import { Mention } from './Mention.tsx';
import { parseMrkdwn, parsePlain, type Span } from './mrkdwn.ts';

const LITERAL_EMOJI = /(\p{RGI_Emoji})/v;

/** A text object of Block Kit: `mrkdwn` is read, `plain_text` is shown as it stands. */
export const Text = memo(function Text({ value }: { value: TextJson }) {
  const spans = useMemo(
    () => (value.type === 'mrkdwn' ? parseMrkdwn(value.text) : parsePlain(value.text, value.emoji !== false)),
    [value],
  );
  return <Spans spans={spans} />;
});

/** Text in mrkdwn that stands in no text object, such as a message's own. */
export function Mrkdwn({ text }: { text: string }) {
  const spans = useMemo(() => parseMrkdwn(text), [text]);
  return <Spans spans={spans} />;
}

/** One emoji by its short name; an unknown one stays `:name:`. */
export function Emoji({ name }: { name: string }) {
  const emoji = emojiOf(name);
  if (emoji === undefined) return <>{`:${name}:`}</>;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {emoji}
    </span>
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: spans are never reordered, they are parsed anew
  return spans.map((span, index) => <Fragment key={index}>{renderSpan(span)}</Fragment>);
}

function renderSpan(span: Span): ReactNode {
  switch (span.kind) {
    case 'text':
      return withEmojiFont(span.text);
    case 'bold':
      return <strong>{<Spans spans={span.parts} />}</strong>;
    case 'italic':
      return <em>{<Spans spans={span.parts} />}</em>;
    case 'strike':
      return <s>{<Spans spans={span.parts} />}</s>;
    case 'quote':
      return <blockquote className="quote">{<Spans spans={span.parts} />}</blockquote>;
    case 'code':
      return <code className="code">{span.text}</code>;
    case 'block':
      return <pre className="code-block">{span.text}</pre>;
    case 'emoji':
      return <Emoji name={span.name} />;
    case 'link':
      return <Link href={span.href}>{withEmojiFont(span.label)}</Link>;
    case 'date':
      return <DateToken span={span} />;
    default:
      return <Mention span={span} />;
  }
}

function DateToken({ span }: { span: Extract<Span, { kind: 'date' }> }) {
  const { zone } = useActor();
  if (Number.isNaN(span.seconds)) return <>{span.fallback}</>;
  const text = dateTokenText(span.format, span.seconds * 1000, zone, nowOf(currentWorld().clock));
  const title = dateTokenText('{date_long}, {time_secs}', span.seconds * 1000, zone, 0);
  const time = <time title={`${title} ${zone}`}>{text}</time>;
  return span.href === '' ? time : <Link href={span.href}>{time}</Link>;
}

/** A link to a message of this workspace, or to somewhere else; only web and mail addresses are followed. */
export function Link({ href, children }: { href: string; children: ReactNode }) {
  const actor = useActor();
  if (!/^(?:https?:|mailto:|tel:)/i.test(href)) return <span>{children}</span>;
  const within = addressWithin(href, actor);
  if (within !== null) {
    const followed = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow(href, actor);
    };
    return (
      <a className="link" href={within} onClick={followed}>
        {children}
      </a>
    );
  }
  return (
    <a className="link" href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

function withEmojiFont(text: string): ReactNode {
  const pieces = text.split(LITERAL_EMOJI);
  if (pieces.length === 1) return text;
  return pieces.map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
      <span key={index} className="emoji">
        {piece}
      </span>
    ),
  );
}
