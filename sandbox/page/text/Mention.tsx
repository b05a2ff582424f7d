import { goTo, useActor, useRoute } from '../shell/actor.ts';
import { useWorld } from '../wire/store.ts';
import type { MentionSpan } from './mrkdwn.ts';

/** A mention of a person, a channel, a group or everybody, with the name that the workspace knows. */
export function Mention({ span }: { span: MentionSpan }) {
  if (span.kind === 'user') return <PersonMention id={span.name} label={span.label} />;
  if (span.kind === 'channel') return <ChannelMention id={span.name} label={span.label} />;
  const name = span.label === '' ? span.name : span.label;
  return <span className="mention mention-me">@{name.replace(/^@/, '')}</span>;
}

function PersonMention({ id, label }: { id: string; label: string }) {
  const actor = useActor();
  const person = useWorld((world) => world.people.get(id));
  const name = person?.name ?? (label === '' ? id : label);
  return <span className={id === actor.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

function ChannelMention({ id, label }: { id: string; label: string }) {
  const route = useRoute();
  const channel = useWorld((world) => world.conversations.get(id));
  const name = channel?.name ?? (label === '' ? id : label);
  if (channel === undefined) return <span className="mention">#{name}</span>;
  return (
    <button type="button" className="mention" onClick={() => goTo({ ...route, place: id, threadTs: null })}>
      #{name}
    </button>
  );
}
