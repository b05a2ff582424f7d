import type { Message } from '../../protocol.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { useActor } from '../shell/actor.ts';
import { clockText } from '../text/dates.ts';
import { msOf } from './rows.ts';

const FACES = 4;

/** How many replies a message has, and who wrote them; it opens the thread. */
export function ThreadSummary({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const { zone } = useActor();
  if (message.replyCount === 0) return null;
  const last = message.latestReply === null ? '' : `Last reply ${clockText(msOf(message.latestReply), zone)}`;
  return (
    <button type="button" className="thread-summary" onClick={onOpen}>
      {message.replyUsers.slice(0, FACES).map((id) => (
        <Avatar key={id} id={id} size={22} />
      ))}
      <span className="thread-count">
        {message.replyCount} {message.replyCount === 1 ? 'reply' : 'replies'}
      </span>
      <span className="faint">{last}</span>
    </button>
  );
}
