import type { HomeView, KnownBlock, ModalView } from '@slack/types';

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

/** A form with every kind of input. */
export function blockerForm(): ModalView {
  return {
    type: 'modal',
    callback_id: 'blocker',
    title: plain('Report a Blocker'),
    submit: plain('Report'),
    blocks: [
      {
        type: 'input',
        block_id: 'need',
        label: plain('What is needed?'),
        hint: plain('A sentence that somebody can act on'),
        element: { type: 'plain_text_input', action_id: 'text', multiline: true, focus_on_load: true },
      },
      {
        type: 'input',
        block_id: 'from',
        label: plain('From whom?'),
        element: { type: 'users_select', action_id: 'person', placeholder: plain('Choose a person') },
      },
      {
        type: 'input',
        block_id: 'until',
        optional: true,
        label: plain('Needed by'),
        element: { type: 'datepicker', action_id: 'date', initial_date: '2025-10-24' },
      },
      {
        type: 'input',
        block_id: 'weight',
        label: plain('How bad is it?'),
        element: {
          type: 'radio_buttons',
          action_id: 'level',
          initial_option: option('Slows us down', 'slow'),
          options: [
            { ...option('Critical', 'critical'), description: plain('Nothing on this track can go on') },
            option('Slows us down', 'slow'),
          ],
        },
      },
      {
        type: 'input',
        block_id: 'tell',
        optional: true,
        label: plain('Tell'),
        element: {
          type: 'multi_static_select',
          action_id: 'teams',
          placeholder: plain('Choose teams'),
          options: [option('API team', 'api'), option('UI team', 'ui'), option('Data team', 'data')],
        },
      },
      {
        type: 'input',
        block_id: 'flags',
        optional: true,
        label: plain('Also'),
        element: {
          type: 'checkboxes',
          action_id: 'flags',
          options: [option('There is a workaround', 'workaround'), option('Remind me tomorrow', 'remind')],
        },
      },
      {
        type: 'input',
        block_id: 'days',
        optional: true,
        label: plain('Days lost so far'),
        element: {
          type: 'number_input',
          action_id: 'days',
          is_decimal_allowed: false,
          min_value: '0',
          max_value: '90',
        },
      },
      {
        type: 'input',
        block_id: 'at',
        optional: true,
        label: plain('Call me at'),
        element: { type: 'timepicker', action_id: 'time' },
      },
      {
        type: 'input',
        block_id: 'where',
        optional: true,
        label: plain('Post to'),
        element: {
          type: 'conversations_select',
          action_id: 'channel',
          filter: { include: ['public', 'private'] },
        },
      },
      {
        type: 'input',
        block_id: 'proof',
        optional: true,
        label: plain('Screenshots'),
        element: { type: 'file_input', action_id: 'files', max_files: 3 },
      },
      {
        type: 'actions',
        block_id: 'next',
        elements: [{ type: 'button', action_id: 'details', text: plain('Add Details') }],
      },
    ],
  };
}

/** A second form, on top of the first. */
export function detailsForm(): ModalView {
  return {
    type: 'modal',
    callback_id: 'details',
    title: plain('Details'),
    submit: plain('Save'),
    close: plain('Back'),
    blocks: [
      {
        type: 'input',
        block_id: 'mail',
        label: plain('Who can answer questions?'),
        element: { type: 'email_text_input', action_id: 'mail', placeholder: plain('name@example.com') },
      },
    ],
  };
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
