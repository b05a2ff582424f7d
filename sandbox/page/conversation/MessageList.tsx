import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { Icon } from '../parts/Icon.tsx';
import { type Sought, useActor } from '../shell/actor.ts';
import { longDay } from '../text/dates.ts';
import { useArrival } from './arrive.ts';
import { MessageRow } from './MessageRow.tsx';
import { moveBetweenMessages } from './move.ts';
import { layRows, type Row } from './rows.ts';
import { useStickToEnd } from './stick-to-end.ts';

/** Messages drawn at first, and added each time the reader comes near the top. */
const PAGE = 60;

interface MessageListProps {
  label: string;
  messages: readonly Message[];
  inThread: boolean;
  /** How many at the end the reader had not read when they came. */
  unread: number;
  /** The message that a link led to, if it may stand here. */
  sought: Sought | null;
  onOpenThread: (ts: string) => void;
  /** Stands above the first message. */
  children?: ReactNode;
}

/** Messages, newest at the bottom; older ones are drawn as the reader scrolls up to them. */
export function MessageList({
  label,
  messages,
  inThread,
  unread,
  sought,
  onOpenThread,
  children,
}: MessageListProps) {
  const { zone } = useActor();
  const [shown, setShown] = useState(PAGE);
  const rows = useMemo(() => layRows(messages, zone), [messages, zone]);
  const visible = rows.slice(-shown);
  const { scroller, atEnd, toEnd } = useStickToEnd(rows, shown, inThread);
  useArrival({ sought, rows, scroller, shown, show: setShown });
  const more = rows.length > visible.length;
  const firstUnread = unread === 0 ? -1 : visible.length - unread;
  return (
    <div className="list-frame">
      <div
        ref={scroller}
        className="list"
        role="log"
        aria-label={label}
        aria-description="Arrow keys move between messages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and arrows move between messages
        tabIndex={0}
        onKeyDown={moveBetweenMessages}
      >
        <div className="list-content">
          {more ? <Earlier root={scroller} onNear={() => setShown((count) => count + PAGE)} /> : children}
          {visible.map((row, index) => (
            <div key={row.message.ts} className="row">
              {row.day !== null && <DayMark day={row.day} zone={zone} />}
              {inThread && index === 1 && <ReplyCount count={rows.length - 1} />}
              {index === firstUnread && <div className="new-mark">New</div>}
              <MessageRow {...rowProps(row)} inThread={inThread} onOpenThread={onOpenThread} />
            </div>
          ))}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className="to-end" onClick={toEnd}>
          <Icon name="chevron" size={16} /> Latest messages
        </button>
      )}
    </div>
  );
}

function rowProps({ message, compact }: Row) {
  return { message, compact };
}

function DayMark({ day, zone }: { day: number; zone: string }) {
  return (
    <div className="day-mark">
      <span>{longDay(day, zone)}</span>
    </div>
  );
}

function ReplyCount({ count }: { count: number }) {
  return <div className="reply-count">{count === 1 ? '1 reply' : `${count} replies`}</div>;
}

/** Asks for older messages when it comes near the screen. */
function Earlier({ root, onNear }: { root: React.RefObject<HTMLElement | null>; onNear: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const near = useRef(onNear);
  near.current = onNear;
  useEffect(() => {
    const element = mark.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) near.current();
      },
      { root: root.current, rootMargin: '900px 0px 0px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  });
  return (
    <div ref={mark} className="faint list-earlier">
      Earlier messages…
    </div>
  );
}
