import { useMemo } from 'react';
import { type Block, Message, type MessageProps } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import type { BlockJson } from '../../protocol.ts';
import { useActor } from '../shell/actor.ts';
import { useTheme } from '../shell/theme.ts';
import { dateTokenText } from '../text/dates.ts';
import { Mention } from '../text/Mention.tsx';
import { Emoji, Link } from '../text/Text.tsx';
import { nowOf } from '../wire/clock.ts';
import { currentWorld, useWorld } from '../wire/store.ts';

type Hooks = NonNullable<MessageProps['hooks']>;

/** One block drawn by slack-blocks-to-jsx, with our names, emoji and dates. */
export default function DrawnBlock({ block }: { block: BlockJson }) {
  const { theme } = useTheme();
  const { zone } = useActor();
  const people = useWorld((world) => world.people);
  const hooks = useMemo(() => hooksFor(zone), [zone]);
  const users = useMemo(() => [...people.values()].map(({ id, name }) => ({ id, name })), [people]);
  return (
    <Message
      withoutWrapper
      name=""
      logo=""
      theme={theme}
      blocks={[block as unknown as Block]}
      data={{ users }}
      hooks={hooks}
    />
  );
}

function hooksFor(zone: string): Hooks {
  return {
    user: ({ id, name }) => <Mention span={{ kind: 'user', name: id, label: name }} />,
    channel: ({ id, name }) => <Mention span={{ kind: 'channel', name: id, label: name }} />,
    emoji: ({ name }) => <Emoji name={name} />,
    link: ({ href, children }) => <Link href={href}>{children}</Link>,
    date: ({ timestamp, format }) => (
      <time>{dateTokenText(format, Number(timestamp) * 1000, zone, nowOf(currentWorld().clock))}</time>
    ),
  };
}
