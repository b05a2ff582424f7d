import { useState } from 'react';
import type { Message } from '../../protocol.ts';
import { Icon } from '../parts/Icon.tsx';
import { MenuButton, type MenuItem } from '../parts/Menu.tsx';
import { useActor } from '../shell/actor.ts';
import { Emoji } from '../text/Text.tsx';
import { actOrNotify } from '../wire/act.ts';
import { useWorld } from '../wire/store.ts';
import { ReactionPicker } from './ReactionPicker.tsx';

const AT_HAND = ['white_check_mark', 'construction', 'raising_hand'];

interface MessageToolsProps {
  message: Message;
  onOpenThread: () => void;
  onEdit: () => void;
}

/** The small bar over a message: reactions, thread, and a menu with the app's message shortcuts. */
export function MessageTools({ message, onOpenThread, onEdit }: MessageToolsProps) {
  const actor = useActor();
  const [held, setHeld] = useState(false);
  const { channel, ts } = message;
  const react = (name: string) => {
    const mine =
      message.reactions.find((reaction) => reaction.name === name)?.users.includes(actor.id) === true;
    void actOrNotify({ do: mine ? 'unreact' : 'react', person: actor.id, channel, ts, name });
  };
  return (
    <div
      className={held ? 'message-tools is-held' : 'message-tools'}
      role="toolbar"
      aria-label="Message actions"
    >
      {AT_HAND.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={`React with ${name}`}
          title={`:${name}:`}
          onClick={() => react(name)}
        >
          <Emoji name={name} />
        </button>
      ))}
      <ReactionPicker message={message} className="tool" onOpenChange={setHeld} />
      <button type="button" aria-label="Reply in thread" title="Reply in thread" onClick={onOpenThread}>
        <Icon name="thread" />
      </button>
      <MoreMenu message={message} onEdit={onEdit} onOpenChange={setHeld} />
    </div>
  );
}

interface MoreMenuProps {
  message: Message;
  onEdit: () => void;
  onOpenChange: (open: boolean) => void;
}

function MoreMenu({ message, onEdit, onOpenChange }: MoreMenuProps) {
  const actor = useActor();
  const app = useWorld((world) => world.app);
  const { channel, ts } = message;
  const shortcuts = app.shortcuts.filter((shortcut) => shortcut.kind === 'message');
  const items: MenuItem[] = shortcuts.map(({ callbackId, name }) => ({
    label: name,
    detail: app.name,
    run: () => void actOrNotify({ do: 'shortcut', person: actor.id, callbackId, channel, ts }),
  }));
  if (message.user === actor.id) items.push({ label: 'Edit message', run: onEdit });
  items.push({ label: 'Copy text', run: () => void navigator.clipboard.writeText(message.text) });
  return (
    <MenuButton label="More actions" className="tool" items={items} onOpenChange={onOpenChange}>
      <Icon name="more" />
    </MenuButton>
  );
}
