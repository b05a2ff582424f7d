import type { HomeView, KnownBlock } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

/** A message such as a daily sync: head, text, buttons, an accessory of each kind. */
export function syncBlocks(): KnownBlock[] {
  return [
    { type: 'header', text: plain('Daily sync · Checkout relaunch · Mon 20 Oct') },
    {
      type: 'context',
      elements: [mrkdwn('Day 6 of 32 · *Foundation* · forecast Fri 18 Dec, _2 days later than baseline_')],
    },
    { type: 'divider' },
    {
      type: 'section',
      text: mrkdwn(
        '*Blockers (2)*\n1  *TASK-014* Payment sandbox keys · critical · day 4 · <@U0BO> has it\n    holds up 5 items and 3 people · moves CP-2 by 2 days\n2  *TASK-019* Price list `v2` is missing · day 1 · nobody has it',
      ),
      accessory: {
        type: 'overflow',
        action_id: 'more',
        options: [option('Show All Blockers', 'all'), option('Mute for Today', 'mute')],
      },
    },
    {
      type: 'section',
      text: mrkdwn(
        '*Convergence*\n:large_yellow_circle: CP-2 API meets UI · Fri 20 Nov, *1 day late* · on time 41 %',
      ),
    },
    {
      type: 'section',
      fields: [
        mrkdwn('*API*\nready'),
        mrkdwn('*UI*\n3 of 5, sets the date'),
        mrkdwn('*Data*\n4 days of float'),
        mrkdwn('*Next gate*\nFoundation review'),
      ],
    },
    { type: 'context', elements: [mrkdwn('React: ✅ nothing blocks me · 🚧 I’m blocked · 🙋 I can help')] },
    {
      type: 'actions',
      block_id: 'sync_actions',
      elements: [
        {
          type: 'button',
          action_id: 'report',
          text: plain('Report a Blocker'),
          style: 'primary',
          value: 'x',
        },
        { type: 'button', action_id: 'items', text: plain('Update My Items'), value: 'x' },
        {
          type: 'button',
          action_id: 'stop',
          text: plain('Stop the Sync'),
          style: 'danger',
          confirm: {
            title: plain('Stop the daily sync?'),
            text: mrkdwn('Nobody in *#release* gets it any more.'),
            confirm: plain('Stop It'),
            deny: plain('Keep It'),
            style: 'danger',
          },
        },
        {
          type: 'static_select',
          action_id: 'track',
          placeholder: plain('Show a track'),
          option_groups: [
            { label: plain('In progress'), options: [option('API', 'api'), option('UI', 'ui')] },
            { label: plain('Ready'), options: [option('Data', 'data')] },
          ],
        },
      ],
    },
  ];
}

/** A Home tab with something to press and to choose. */
export function stationHome(pressed: number): HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Good morning') },
      {
        type: 'section',
        text: mrkdwn(
          '*My items*\n:large_green_circle: *TASK-001* Tokenise cards · 2 days left\n:red_circle: *TASK-014* Payment sandbox keys · blocked',
        ),
        accessory: { type: 'button', action_id: 'home_done', text: plain('Mark as Done'), value: 'TASK-001' },
      },
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn(`Marked as done so far: ${pressed}`)] },
    ],
  };
}

/** Blocks that the library draws. */
export function drawnBlocks(): KnownBlock[] {
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Rich text', style: { bold: true } },
            { type: 'text', text: ' by ' },
            { type: 'user', user_id: 'U0CHI' },
            { type: 'text', text: ' ' },
            { type: 'emoji', name: 'tada' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'first thing' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'second thing' }] },
          ],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'signalbox check plan.yaml' }] },
      ],
    },
    {
      type: 'container',
      title: plain('What is late'),
      subtitle: plain('1 item'),
      is_collapsible: true,
      child_blocks: [
        { type: 'section', text: mrkdwn('*TASK-014* Payment sandbox keys') },
        { type: 'actions', elements: [{ type: 'button', action_id: 'items', text: plain('See All') }] },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'Track' },
          { type: 'raw_text', text: 'Done' },
        ],
        [
          { type: 'raw_text', text: 'API' },
          { type: 'raw_text', text: '5 of 5' },
        ],
        [
          { type: 'raw_text', text: 'UI' },
          { type: 'raw_text', text: '3 of 5' },
        ],
      ],
    },
  ];
}
