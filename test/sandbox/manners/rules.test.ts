import { describe, expect, it } from 'vitest';
import { type Surface, validateBlocks } from '../../../sandbox/manners/validate.ts';
import * as a from './samples.ts';

const { long, plain, mrkdwn } = a;

/** Surface, what is accepted, what is not, and the complaint. */
type Row = [Surface, a.Json | a.Json[], a.Json | a.Json[], string];

const focused = () => a.input({ ...a.textInput, focus_on_load: true });
const named = (...ids: string[]) => ids.map((id) => a.section({ block_id: id }));
const calling = (...ids: string[]) => a.actions(...ids.map((id) => a.button({ action_id: id })));
const markdown = (length: number) => ({ type: 'markdown', text: long(length) });
const numbers = (more: a.Json) => a.input({ type: 'number_input', ...more });
const without = (block: a.Json, field: string) => ({ ...block, [field]: undefined });

const rules: Row[] = [
  ['message', a.section(), a.section({ text: mrkdwn('') }), 'blocks[0].text: must be at least 1 character'],
  ['message', a.fields(mrkdwn('a')), { type: 'section' }, 'blocks[0]: must have text or fields'],
  ['message', a.picture(), without(a.picture(), 'alt_text'), 'blocks[0].alt_text: is missing'],
  [
    'message',
    a.picture(),
    a.picture({ slack_file: { id: 'F1' } }),
    'blocks[0]: must have either image_url or slack_file',
  ],
  [
    'message',
    { type: 'header', text: plain('A') },
    { type: 'header', text: mrkdwn('A') },
    'blocks[0].text: must be plain_text',
  ],
  ['message', { type: 'header', text: plain('A') }, { type: 'header' }, 'blocks[0].text: is missing'],
  ['home', a.dataTable(), without(a.dataTable(), 'caption'), 'blocks[0].caption: is missing'],
  [
    'home',
    a.dataTable([[a.cell(long(19_999))], [a.cell()]]),
    a.dataTable([[a.cell(long(20_000))], [a.cell()]]),
    'blocks[0].rows: must be at most 20000 characters in all',
  ],
  [
    'message',
    a.table([[a.cell(long(10_000))]]),
    a.table([[a.cell(long(10_001))]]),
    'blocks[0].rows: must be at most 10000 characters in all',
  ],
  [
    'message',
    [a.table(a.rows(1))],
    [a.table(a.rows(1)), a.table(a.rows(1))],
    'blocks: must have at most 1 table block',
  ],
  [
    'message',
    [a.chart(), a.chart()],
    [a.chart(), a.chart(), a.chart()],
    'blocks: must have at most 2 data_visualization blocks',
  ],
  [
    'message',
    [markdown(6_000), markdown(6_000)],
    [markdown(6_000), markdown(6_001)],
    'blocks: must have at most 12000 characters of markdown in all',
  ],
  [
    'message',
    a.task(),
    { ...a.task(), status: 'late' },
    'blocks[0].status: must be one of pending, in_progress, complete, error',
  ],
  [
    'modal',
    a.select(),
    a.select({ option_groups: [a.group(1)] }),
    'blocks[0].element: must have either options or option_groups',
  ],
  [
    'modal',
    numbers({ is_decimal_allowed: false }),
    numbers({}),
    'blocks[0].element.is_decimal_allowed: is missing',
  ],
  [
    'modal',
    a.input({ ...a.textInput, max_length: 3_000 }),
    a.input({ ...a.textInput, max_length: 3_001 }),
    'blocks[0].element.max_length: must be at most 3000',
  ],
  [
    'modal',
    a.input({ type: 'file_input', max_files: 10 }),
    a.input({ type: 'file_input', max_files: 11 }),
    'blocks[0].element.max_files: must be at most 10',
  ],
  [
    'modal',
    a.input({ type: 'datepicker', initial_date: '2026-11-09' }),
    a.input({ type: 'datepicker', initial_date: '9.11.2026' }),
    'blocks[0].element.initial_date: must be a date as YYYY-MM-DD',
  ],
  [
    'modal',
    a.select({ initial_option: a.option() }),
    a.select({ initial_option: a.option({ value: '2' }) }),
    'blocks[0].element.initial_option: is not one of the options',
  ],
  [
    'modal',
    a.groups(a.group(1)),
    a.input({
      type: 'static_select',
      option_groups: [a.group(1)],
      initial_option: a.option({ text: plain('Two') }),
    }),
    'blocks[0].element.initial_option: is not one of the options',
  ],
  [
    'modal',
    a.input({ type: 'checkboxes', options: [a.option()], initial_options: [a.option()] }),
    a.input({
      type: 'checkboxes',
      options: [a.option()],
      initial_options: [a.option(), a.option({ value: '2' })],
    }),
    'blocks[0].element.initial_options[1]: is not one of the options',
  ],
  [
    'message',
    a.richText({ type: 'text', text: 'a', style: { bold: true } }),
    a.richText({ type: 'text', text: 'a', bold: true }),
    'blocks[0].elements[0].elements[0].bold: is not a known field',
  ],
  [
    'message',
    a.richText({ type: 'user', user_id: 'U0ANA' }),
    a.richText({ type: 'mrkdwn', text: '*a*' }),
    'blocks[0].elements[0].elements[0].type: mrkdwn is not a known type',
  ],
  [
    'message',
    [a.container({ child_blocks: [a.section({ block_id: 'b' })] }), a.section({ block_id: 'a' })],
    [a.container({ child_blocks: [a.section({ block_id: 'a' })] }), a.section({ block_id: 'a' })],
    'blocks[1].block_id: a is already the id of another block',
  ],
  ['modal', [focused(), a.input()], [focused(), focused()], 'blocks: must have at most 1 focus_on_load'],
  ['message', named('a', 'b'), named('a', 'a'), 'blocks[1].block_id: a is already the id of another block'],
  [
    'message',
    calling('a', 'b'),
    calling('a', 'a'),
    'blocks[0].elements[1].action_id: a is already the id of another element',
  ],
  [
    'message',
    a.section({ expand: true }),
    a.section({ color: 'red' }),
    'blocks[0].color: is not a known field',
  ],
  [
    'message',
    a.pressing({ style: 'danger' }),
    a.pressing({ style: 'red' }),
    'blocks[0].elements[0].style: must be one of primary, danger',
  ],
  ['message', a.section(), { type: 'sektion' }, 'blocks[0].type: sektion is not a known type'],
  [
    'message',
    a.section({ accessory: a.button() }),
    a.section({ accessory: a.textInput }),
    'blocks[0].accessory: plain_text_input cannot stand in a section',
  ],
];

describe('the rules of Block Kit', () => {
  it.each(rules)('in a %s', (surface, accepted, refused, complaint) => {
    expect(validateBlocks([accepted].flat(), surface)).toEqual([]);
    expect(validateBlocks([refused].flat(), surface)).toEqual([complaint]);
  });

  it('take no list for anything else', () => {
    expect(validateBlocks({}, 'message')).toEqual(['blocks: must be a list']);
    expect(validateBlocks([null], 'message')).toEqual(['blocks[0]: must be an object']);
  });
});

const everywhere: Surface[] = ['message', 'modal', 'home'];
const placed: [a.Json, Surface[]][] = [
  [a.pressing({}), everywhere],
  [{ type: 'alert', text: plain('A') }, ['modal']],
  [a.card(), ['message', 'home']],
  [a.carousel(1), ['message', 'home']],
  [a.container(), ['message', 'home']],
  [{ type: 'context', elements: [mrkdwn('a')] }, everywhere],
  [{ type: 'context_actions', elements: [a.icon()] }, ['message']],
  [a.dataTable(), ['message', 'home']],
  [a.chart(), ['message', 'home']],
  [{ type: 'divider' }, everywhere],
  [{ type: 'header', text: plain('H') }, everywhere],
  [a.picture(), everywhere],
  [a.input(), everywhere],
  [a.input({ type: 'file_input' }), ['modal']],
  [markdown(1), ['message']],
  [{ type: 'plan', title: 'P' }, ['message']],
  [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }, everywhere],
  [a.section(), everywhere],
  [a.table(a.rows(1)), ['message']],
  [a.task(), ['message']],
  [
    {
      type: 'video',
      title: plain('V'),
      alt_text: 'V',
      video_url: 'https://e.com/v',
      thumbnail_url: 'https://e.com/t',
    },
    everywhere,
  ],
];

describe('each block', () => {
  it.each(placed)('keeps to its surfaces: $type', (block, surfaces) => {
    const accepting = everywhere.filter((surface) => validateBlocks([block], surface).length === 0);
    expect(accepting).toEqual(surfaces);
  });
});
