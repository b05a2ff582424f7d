import type { Message, Reaction } from '../../protocol.ts';
import { useActor } from '../shell/actor.ts';
import { Emoji } from '../text/Text.tsx';
import { actOrNotify } from '../wire/act.ts';
import { nameOf } from '../wire/names.ts';
import { useWorld } from '../wire/store.ts';
import { ReactionPicker } from './ReactionPicker.tsx';

/** The reactions under a message; each is a switch for the person who acts. */
export function Reactions({ message }: { message: Message }) {
  if (message.reactions.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="reactions" role="group" aria-label="Reactions">
      {message.reactions.map((reaction) => (
        <ReactionPill key={reaction.name} message={message} reaction={reaction} />
      ))}
      <ReactionPicker message={message} className="reaction reaction-add" />
    </div>
  );
}

function ReactionPill({ message, reaction }: { message: Message; reaction: Reaction }) {
  const actor = useActor();
  const names = useWorld((world) => reaction.users.map((id) => nameOf(world, id)).join(', '));
  const mine = reaction.users.includes(actor.id);
  const { channel, ts } = message;
  return (
    <button
      type="button"
      className="reaction"
      aria-pressed={mine}
      aria-label={`${reaction.name.replaceAll('_', ' ')}, ${reaction.users.length}: ${names}`}
      title={`${names} reacted with :${reaction.name}:`}
      onClick={() =>
        actOrNotify({ do: mine ? 'unreact' : 'react', person: actor.id, channel, ts, name: reaction.name })
      }
    >
      <Emoji name={reaction.name} />
      <span>{reaction.users.length}</span>
    </button>
  );
}
