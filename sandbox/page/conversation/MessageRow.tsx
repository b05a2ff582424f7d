import { memo, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useActor } from '../shell/actor.ts';
import { clockText, timeOf } from '../text/dates.ts';
import { act } from '../wire/act.ts';
import { useName } from '../wire/names.ts';
import { useWorld } from '../wire/store.ts';
import { MessageBody } from './MessageBody.tsx';
import { MessageTools } from './MessageTools.tsx';
import { Reactions } from './Reactions.tsx';
import { msOf } from './rows.ts';
import { ThreadSummary } from './ThreadSummary.tsx';

interface MessageRowProps {
  message: Message;
  compact: boolean;
  /** In a thread's pane the summary of the thread is left out. */
  inThread: boolean;
  onOpenThread: (ts: string) => void;
}

/** One message with everything that hangs on it. */
export const MessageRow = memo(function MessageRow({
  message,
  compact,
  inThread,
  onOpenThread,
}: MessageRowProps) {
  const [near, setNear] = useState(false);
  const [editing, setEditing] = useState(false);
  const author = useName(message.user);
  const { zone } = useActor();
  const time = timeOf(msOf(message.ts), zone);
  if (message.subtype !== null && message.subtype !== 'bot_message' && message.blocks.length === 0) {
    return <SmallRow message={message} author={author} time={time} />;
  }
  const openThread = () => onOpenThread(message.threadTs ?? message.ts);
  return (
    <article
      className={rowClass(message, compact)}
      aria-label={`${author}, ${time}`}
      data-ts={message.ts}
      tabIndex={-1}
      onMouseEnter={() => setNear(true)}
      onMouseLeave={() => setNear(false)}
      onFocus={() => setNear(true)}
      onBlur={(event) => setNear(event.currentTarget.contains(event.relatedTarget))}
    >
      {message.onlyFor !== null && <OnlyVisible message={message} />}
      {message.broadcast && !inThread && (
        <button type="button" className="replied-to" onClick={openThread}>
          Replied to a thread
        </button>
      )}
      <div className="message-side">
        {compact ? <time className="message-time-side">{time}</time> : <Avatar id={message.user} />}
      </div>
      <div className="message-main">
        {!compact && <MessageHead message={message} author={author} zone={zone} />}
        <MessageBody message={message} editing={editing} onEdited={() => setEditing(false)} />
        <Reactions message={message} />
        {!inThread && <ThreadSummary message={message} onOpen={openThread} />}
      </div>
      {near && !editing && message.onlyFor === null && (
        <MessageTools message={message} onOpenThread={openThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
});

function MessageHead({ message, author, zone }: { message: Message; author: string; zone: string }) {
  const isApp = useWorld((world) => message.botId !== null || message.user === world.app.botUserId);
  return (
    <div className="message-head">
      <span className="message-author">{author}</span>
      {isApp && <span className="badge">APP</span>}
      <time className="message-time" title={`${clockText(msOf(message.ts), zone)} ${zone}`}>
        {timeOf(msOf(message.ts), zone)}
      </time>
    </div>
  );
}

function OnlyVisible({ message }: { message: Message }) {
  const actor = useActor();
  return (
    <div className="only-visible">
      <Icon name="eye" size={14} /> Only visible to you
      <button
        type="button"
        className="text-button"
        onClick={() => act({ do: 'dismiss', person: actor.id, channel: message.channel, ts: message.ts })}
      >
        Dismiss
      </button>
    </div>
  );
}

function SmallRow({ message, author, time }: { message: Message; author: string; time: string }) {
  return (
    <article className="message-small" data-ts={message.ts}>
      <Avatar id={message.user} size={20} />
      <span>
        <strong>{author}</strong> {message.text.replace(/^<@[^>]+>\s*/, '')}
      </span>
      <time>{time}</time>
    </article>
  );
}

function rowClass(message: Message, compact: boolean): string {
  const private_ = message.onlyFor === null ? '' : ' message-private';
  return `message${compact ? ' message-compact' : ''}${private_}`;
}
