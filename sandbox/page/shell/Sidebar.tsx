import type { ReactNode } from 'react';
import type { Conversation } from '../../protocol.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { conversationName } from '../wire/names.ts';
import { useWorld } from '../wire/store.ts';
import { unreadKey } from '../wire/world.ts';
import { canSee, goTo, HOME, useActor, useRoute } from './actor.ts';
import { NewMessage } from './NewMessage.tsx';
import { PersonSwitcher } from './PersonSwitcher.tsx';

/** The workspace on the left: who acts, channels, direct messages, the app. */
export function Sidebar() {
  const actor = useActor();
  const workspace = useWorld((world) => world.workspace);
  const conversations = useWorld((world) => world.conversations);
  const botId = useWorld((world) => world.app.botUserId);
  const seen = [...conversations.values()].filter(
    (conversation) => canSee(actor, conversation) && !conversation.archived,
  );
  const channels = seen.filter((one) => one.kind === 'public' || one.kind === 'private');
  const direct = seen.filter(
    (one) => (one.kind === 'im' || one.kind === 'mpim') && !one.members.includes(botId),
  );
  const archived = [...conversations.values()].filter((one) => one.archived && canSee(actor, one));
  channels.sort((a, b) => a.name.localeCompare(b.name));
  return (
    <nav className="sidebar" aria-label="Workspace">
      <div className="workspace-name">
        <strong>{workspace.name}</strong>
        <span className="sandbox-sign">Sandbox</span>
      </div>
      <PersonSwitcher />
      <div className="sidebar-lists">
        <SidebarSection title="Channels">
          {channels.map((conversation) => (
            <ConversationLink key={conversation.id} conversation={conversation} />
          ))}
        </SidebarSection>
        <SidebarSection title="Direct messages" more={<NewMessage />}>
          {direct.map((conversation) => (
            <ConversationLink key={conversation.id} conversation={conversation} />
          ))}
        </SidebarSection>
        <SidebarSection title="Apps">
          <AppLink />
        </SidebarSection>
        {archived.length > 0 && (
          <SidebarSection title="Archived">
            {archived.map((conversation) => (
              <ConversationLink key={conversation.id} conversation={conversation} />
            ))}
          </SidebarSection>
        )}
      </div>
    </nav>
  );
}

function SidebarSection({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className="sidebar-title">
        <h2>{title}</h2>
        {more}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

function ConversationLink({ conversation }: { conversation: Conversation }) {
  const actor = useActor();
  const route = useRoute();
  const name = useWorld((world) => conversationName(world, conversation, actor.id));
  const isChannel = conversation.name !== '';
  const other = conversation.members.find((id) => id !== actor.id) ?? actor.id;
  return (
    <SidebarLink
      name={name.replace(/^#/, '')}
      sign={
        isChannel ? (
          <Icon name={conversation.kind === 'private' ? 'lock' : 'hash'} size={16} />
        ) : (
          <Avatar id={other} size={20} />
        )
      }
      current={route.place === conversation.id}
      channel={conversation.id}
      onOpen={() => goTo({ ...route, place: conversation.id, threadTs: null })}
    />
  );
}

function AppLink() {
  const actor = useActor();
  const route = useRoute();
  const app = useWorld((world) => world.app);
  const direct = useWorld((world) => appConversation(world.conversations, actor.id, app.botUserId));
  return (
    <SidebarLink
      name={app.name}
      sign={<Avatar id={app.botUserId} size={20} />}
      current={route.place === HOME || route.place === direct?.id}
      channel={direct?.id ?? ''}
      onOpen={() => goTo({ ...route, place: HOME, threadTs: null })}
    />
  );
}

interface SidebarLinkProps {
  name: string;
  sign: ReactNode;
  current: boolean;
  channel: string;
  onOpen: () => void;
}

function SidebarLink({ name, sign, current, channel, onOpen }: SidebarLinkProps) {
  const actor = useActor();
  const unread = useWorld((world) => world.unread.get(unreadKey(actor.id, channel)));
  const count = current ? 0 : (unread?.count ?? 0);
  const mentions = current ? 0 : (unread?.mentions ?? 0);
  return (
    <li>
      <button
        type="button"
        className={count > 0 ? 'sidebar-link is-unread' : 'sidebar-link'}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
      >
        <span className="sidebar-sign">{sign}</span>
        <span className="sidebar-name">{name}</span>
        {count > 0 && <span className="visually-hidden">{count} unread</span>}
        {mentions > 0 && <span className="unread-count">{mentions}</span>}
      </button>
    </li>
  );
}

/** The direct message between a person and the app, where there is one. */
export function appConversation(
  conversations: ReadonlyMap<string, Conversation>,
  person: string,
  bot: string,
): Conversation | undefined {
  for (const one of conversations.values()) {
    if (one.kind === 'im' && one.members.includes(person) && one.members.includes(bot)) return one;
  }
  return undefined;
}
