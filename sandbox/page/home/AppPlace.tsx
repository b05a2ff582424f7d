import { useEffect } from 'react';
import type { Conversation as ConversationInfo } from '../../protocol.ts';
import { Conversation } from '../conversation/Conversation.tsx';
import { Avatar } from '../parts/Avatar.tsx';
import { goTo, HOME, useActor, useRoute } from '../shell/actor.ts';
import { appConversation } from '../shell/Sidebar.tsx';
import { act, actOrNotify } from '../wire/act.ts';
import { useWorld } from '../wire/store.ts';
import { HomeTab } from './HomeTab.tsx';

/** The app's own place: its Home tab, and the direct messages with it. */
export function AppPlace({ conversation }: { conversation: ConversationInfo | undefined }) {
  const actor = useActor();
  const route = useRoute();
  const app = useWorld((world) => world.app);
  const direct = useWorld((world) => appConversation(world.conversations, actor.id, world.app.botUserId));
  const tab = conversation === undefined ? 'home' : 'messages';
  useEffect(() => {
    void act({ do: 'open_tab', person: actor.id, tab });
  }, [actor.id, tab]);
  const openMessages = async () => {
    if (direct !== undefined) return goTo({ ...route, place: direct.id, threadTs: null });
    const answer = await actOrNotify({ do: 'open_dm', person: actor.id, with: app.botUserId });
    if (answer.ok && answer.channel !== undefined) goTo({ ...route, place: answer.channel, threadTs: null });
  };
  return (
    <section className="app-place" aria-label={app.name}>
      <header className="conversation-head app-head">
        <Avatar id={app.botUserId} size={28} />
        <h1>{app.name}</h1>
        <span className="badge">APP</span>
        <div className="tabs" role="tablist" aria-label={app.name}>
          <button
            type="button"
            role="tab"
            aria-selected={tab === 'home'}
            onClick={() => goTo({ ...route, place: HOME, threadTs: null })}
          >
            Home
          </button>
          <button type="button" role="tab" aria-selected={tab === 'messages'} onClick={openMessages}>
            Messages
          </button>
        </div>
      </header>
      {conversation === undefined ? <HomeTab /> : <Conversation conversation={conversation} bare />}
    </section>
  );
}
