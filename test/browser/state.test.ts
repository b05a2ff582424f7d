import { describe, expect, it } from 'vitest';
import { layRows } from '../../sandbox/page/conversation/rows.ts';
import {
  channelMessages,
  placeMessage,
  removeMessage,
  threadReplies,
} from '../../sandbox/page/wire/messages.ts';
import { afterPush, worldOf } from '../../sandbox/page/wire/world.ts';
import type { Message, RateState, Snapshot } from '../../sandbox/protocol.ts';

function said(ts: string, more: Partial<Message> = {}): Message {
  return {
    channel: 'C1',
    ts,
    user: 'U1',
    botId: null,
    text: ts,
    blocks: [],
    attachments: [],
    threadTs: null,
    replyCount: 0,
    replyUsers: [],
    latestReply: null,
    broadcast: false,
    editedTs: null,
    reactions: [],
    files: [],
    onlyFor: null,
    subtype: null,
    ...more,
  };
}

describe('the messages of a channel', () => {
  it('stand in order however they come, and are replaced by their ts', () => {
    let channels: ReadonlyMap<string, readonly Message[]> = new Map();
    for (const ts of ['3.0', '1.0', '2.0']) channels = placeMessage(channels, said(ts));
    channels = placeMessage(channels, said('2.0', { text: 'edited' }));
    expect(channels.get('C1')?.map((message) => message.text)).toEqual(['1.0', 'edited', '3.0']);
    expect(removeMessage(channels, 'C1', '1.0').get('C1')?.length).toBe(2);
  });

  it('leave out replies and what is for others', () => {
    const all = [
      said('1.0', { threadTs: '1.0' }),
      said('2.0', { threadTs: '1.0' }),
      said('3.0', { threadTs: '1.0', broadcast: true }),
      said('4.0', { onlyFor: 'U2' }),
      said('5.0', { onlyFor: 'U1' }),
    ];
    expect(channelMessages(all, 'U1').map((message) => message.ts)).toEqual(['1.0', '3.0', '5.0']);
    expect(threadReplies(all, '1.0', 'U1').map((message) => message.ts)).toEqual(['2.0', '3.0']);
  });

  it('share a head within five minutes of one author on one day', () => {
    const minutes = (count: number) => String(1_760_997_480 + count * 60); // 23:58 in Berlin
    const rows = layRows(
      [said(minutes(0)), said(minutes(1)), said(minutes(3)), said(minutes(20))],
      'Europe/Berlin',
    );
    expect(rows.map((row) => [row.compact, row.day !== null])).toEqual([
      [false, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });
});

describe('the rate limits', () => {
  const rate = (method: string, used: number): RateState => {
    return { method, scope: '', used, limit: 50, windowMs: 60_000, limitedUntilMs: null };
  };

  it('stay on show when another one is told of', () => {
    const snapshot: Snapshot = {
      type: 'snapshot',
      workspace: { id: 'T1', name: 'T', domain: 't', zone: 'UTC' },
      url: '',
      app: {
        id: 'A1',
        name: 'App',
        botUserId: 'U0',
        botId: 'B0',
        commands: [],
        shortcuts: [],
        connections: 1,
      },
      people: [],
      conversations: [],
      messages: [],
      views: {},
      homes: {},
      unread: [],
      clock: { nowMs: 0, flows: true },
      traffic: [],
      rates: [rate('chat.update', 1), rate('users.info', 1)],
      faults: [],
    };
    const later = afterPush(worldOf(snapshot, 0), { type: 'rates', rates: [rate('users.info', 2)] }, 0);
    expect(later.rates.map(({ method, used }) => [method, used])).toEqual([
      ['chat.update', 1],
      ['users.info', 2],
    ]);
  });
});
