import { describe, expect, it } from 'vitest';
import { layRows } from '../../sandbox/page/conversation/rows.ts';
import { checkForm } from '../../sandbox/page/elements/checks.ts';
import { collectState, withValue } from '../../sandbox/page/elements/state.ts';
import {
  channelMessages,
  placeMessage,
  removeMessage,
  threadReplies,
} from '../../sandbox/page/wire/messages.ts';
import type { Message } from '../../sandbox/protocol.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: text(block_id),
  element: { action_id: 'it', ...element },
  ...more,
});

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

describe('the values of a form', () => {
  const red = { text: text('Red'), value: 'red' };
  const blocks = [
    input('name', { type: 'plain_text_input', initial_value: 'as proposed' }),
    input('colour', { type: 'static_select', options: [red], initial_option: red }),
    { type: 'section', block_id: 'day', accessory: { type: 'datepicker', action_id: 'it' } },
    {
      type: 'actions',
      block_id: 'act',
      elements: [
        { type: 'button', action_id: 'go' },
        { type: 'users_select', action_id: 'who' },
      ],
    },
  ];

  it('are what was entered, else what the app proposed, and leave buttons out', () => {
    const entered = withValue({}, 'name', 'it', { type: 'plain_text_input', value: 'entered' });
    expect(collectState(blocks, entered)).toEqual({
      name: { it: { type: 'plain_text_input', value: 'entered' } },
      colour: { it: { type: 'static_select', selected_option: red } },
      day: { it: { type: 'datepicker', selected_date: null } },
      act: { who: { type: 'users_select', selected_user: null } },
    });
  });

  it.each([
    [{ type: 'plain_text_input' }, null, 'Please complete this required field.'],
    [{ type: 'plain_text_input', min_length: 3 }, 'ab', 'Please enter at least 3 characters.'],
    [{ type: 'plain_text_input', max_length: 3 }, 'abc', undefined],
    [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
    [
      { type: 'number_input', is_decimal_allowed: true, max_value: '2' },
      '2.5',
      'Please enter a number of 2 or less.',
    ],
    [{ type: 'number_input', is_decimal_allowed: true, min_value: '2' }, '2', undefined],
    [{ type: 'email_text_input' }, 'nobody', 'Please enter a valid email address.'],
    [{ type: 'url_text_input' }, 'https://a.example', undefined],
  ])('are checked before they are sent: %j %j', (element, value, problem) => {
    const state = { field: { it: { type: element.type, value } } };
    expect(checkForm([input('field', element)], state).field).toBe(problem);
  });

  it('may be empty where the input is optional', () => {
    const state = { field: { it: { type: 'multi_static_select', selected_options: [] } } };
    expect(checkForm([input('field', { type: 'multi_static_select' }, { optional: true })], state)).toEqual(
      {},
    );
  });
});

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
