import { useMemo } from 'react';
import type { Conversation } from '../../protocol.ts';
import { Icon } from '../parts/Icon.tsx';
import { goTo, useActor, useRoute } from '../shell/actor.ts';
import { threadReplies } from '../wire/messages.ts';
import { conversationName } from '../wire/names.ts';
import { useWorld } from '../wire/store.ts';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';

const NONE: never[] = [];
const stay = () => {};

/** The right-hand pane: a message, its replies, and the box to answer in. */
export function ThreadPane({ conversation, threadTs }: { conversation: Conversation; threadTs: string }) {
  const actor = useActor();
  const route = useRoute();
  const all = useWorld((world) => world.messages.get(conversation.id) ?? NONE);
  const name = useWorld((world) => conversationName(world, conversation, actor.id));
  const messages = useMemo(() => {
    const parent = all.filter((message) => message.ts === threadTs);
    return [...parent, ...threadReplies(all, threadTs, actor.id)];
  }, [all, threadTs, actor.id]);
  return (
    <aside className="thread" aria-label={`Thread in ${name}`}>
      <header className="pane-head">
        <h2>Thread</h2>
        <span className="faint">{name}</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the thread"
          onClick={() => goTo({ ...route, threadTs: null })}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        key={`replies ${actor.id} ${threadTs}`}
        label={`Replies in ${name}`}
        messages={messages}
        inThread
        unread={0}
        sought={route.sought}
        onOpenThread={stay}
      />
      {!conversation.archived && conversation.members.includes(actor.id) && (
        <Composer
          key={`answer ${actor.id} ${threadTs}`}
          channel={conversation.id}
          threadTs={threadTs}
          placeholder="Reply…"
        />
      )}
    </aside>
  );
}
