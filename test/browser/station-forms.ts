import type { ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

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
        type: 'section',
        block_id: 'kind',
        text: plain('Kind'),
        accessory: {
          type: 'static_select',
          action_id: 'kind',
          initial_option: option('A question of what happens in the checkout', 'checkout'),
          options: [option('A question of what happens in the checkout', 'checkout')],
        },
      },
      {
        type: 'input',
        block_id: 'mail',
        label: plain('Who can answer questions?'),
        element: { type: 'email_text_input', action_id: 'mail', placeholder: plain('name@example.com') },
      },
      {
        type: 'input',
        block_id: 'ticket',
        optional: true,
        label: plain('Ticket'),
        element: { type: 'external_select', action_id: 'ticket', min_query_length: 2 },
      },
    ],
  };
}
