import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Conversation as ConversationInfo } from '../../protocol.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { goTo, type Sought, useActor, useRoute } from '../shell/actor.ts';
import { act, actOrNotify } from '../wire/act.ts';
import { channelMessages } from '../wire/messages.ts';
import { conversationName } from '../wire/names.ts';
import { useWorld } from '../wire/store.ts';
import { unreadKey } from '../wire/world.ts';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';

const NONE: never[] = [];

/** A channel or direct message: its head, its messages, and the box to write in. */
export function Conversation({
  conversation,
  bare = false,
}: {
  conversation: ConversationInfo;
  bare?: boolean;
}) {
  const actor = useActor();
  const route = useRoute();
  const all = useWorld((world) => world.messages.get(conversation.id) ?? NONE);
  const name = useWorld((world) => conversationName(world, conversation, actor.id));
  const messages = useMemo(() => channelMessages(all, actor.id), [all, actor.id]);
  const unreadAtStart = useReading(conversation.id);
  const { person, place } = route;
  const sought = useParentSought();
  const openThread = useCallback((threadTs: string) => goTo({ person, place, threadTs }), [person, place]);
  return (
    <section className="conversation" aria-label={name}>
      {!bare && <ConversationHead conversation={conversation} name={name} />}
      <MessageList
        key={`${actor.id} ${conversation.id}`}
        label={`Messages in ${name}`}
        messages={messages}
        inThread={false}
        unread={unreadAtStart}
        sought={sought}
        onOpenThread={openThread}
      >
        <Beginning conversation={conversation} name={name} />
      </MessageList>
      <ConversationFoot conversation={conversation} name={name} />
    </section>
  );
}

function ConversationHead({ conversation, name }: { conversation: ConversationInfo; name: string }) {
  const shown = name.replace(/^#/, '');
  const isChannel = conversation.name !== '';
  const sign = conversation.kind === 'private' ? 'lock' : 'hash';
  return (
    <header className="conversation-head">
      {isChannel && <Icon name={sign} size={20} />}
      <h1>{shown}</h1>
      {conversation.topic !== '' && <p className="faint">{conversation.topic}</p>}
      <span className="member-count" title={`${conversation.members.length} members`}>
        {conversation.members.slice(0, 3).map((id) => (
          <Avatar key={id} id={id} size={22} />
        ))}
        {conversation.members.length}
      </span>
    </header>
  );
}

function Beginning({ conversation, name }: { conversation: ConversationInfo; name: string }) {
  const isChannel = conversation.name !== '';
  return (
    <div className="beginning">
      <h2>{name}</h2>
      <p className="faint">
        {isChannel
          ? 'This is the very beginning of the channel.'
          : `This is the beginning of your messages with ${name}.`}
      </p>
    </div>
  );
}

function ConversationFoot({ conversation, name }: { conversation: ConversationInfo; name: string }) {
  const actor = useActor();
  if (conversation.archived)
    return <div className="composer-off">This channel is archived: nothing can be written here.</div>;
  if (!conversation.members.includes(actor.id)) {
    return (
      <div className="composer-off">
        You are looking at <strong>{name}</strong>
        <button
          type="button"
          className="button button-primary filled"
          onClick={() => actOrNotify({ do: 'join', person: actor.id, channel: conversation.id })}
        >
          Join Channel
        </button>
      </div>
    );
  }
  return (
    <Composer
      key={`${actor.id} ${conversation.id}`}
      channel={conversation.id}
      threadTs={null}
      placeholder={`Message ${name}`}
    />
  );
}

/** What a link leads to in the channel itself: of a reply that is its parent. */
function useParentSought(): Sought | null {
  const { sought, threadTs } = useRoute();
  return useMemo(
    () => (sought === null || threadTs === null ? sought : { ts: threadTs, asParent: true }),
    [sought, threadTs],
  );
}

/** Marks the channel as read while it is open; answers how much was unread when the reader came. */
function useReading(channel: string): number {
  const actor = useActor();
  const key = unreadKey(actor.id, channel);
  const unread = useWorld((world) => world.unread.get(key)?.count ?? 0);
  const [start, setStart] = useState({ key, count: unread });
  if (start.key !== key) setStart({ key, count: unread });
  useEffect(() => {
    if (unread > 0 && !document.hidden) void act({ do: 'mark_read', person: actor.id, channel });
  }, [unread, actor.id, channel]);
  return start.key === key ? start.count : unread;
}
