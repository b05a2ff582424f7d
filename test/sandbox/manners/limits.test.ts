import { describe, expect, it } from 'vitest';
import { type Surface, validateBlocks } from '../../../sandbox/manners/validate.ts';
import * as a from './samples.ts';

const { long, plain, mrkdwn, times } = a;

/** Surface, limit, blocks of that size, and the place that complains of one more. */
type Row = [Surface, number, (size: number) => a.Json | a.Json[], string];

const lengths: Row[] = [
  ['message', 255, (n) => a.section({ block_id: long(n) }), 'blocks[0].block_id'],
  ['message', 255, (n) => a.pressing({ action_id: long(n) }), 'blocks[0].elements[0].action_id'],
  ['modal', 200, (n) => ({ type: 'alert', text: plain(long(n)) }), 'blocks[0].text'],
  ['message', 150, (n) => a.card({ title: mrkdwn(long(n)) }), 'blocks[0].title'],
  ['message', 150, (n) => a.card({ subtitle: mrkdwn(long(n)) }), 'blocks[0].subtitle'],
  ['message', 200, (n) => a.card({ body: mrkdwn(long(n)) }), 'blocks[0].body'],
  ['home', 150, (n) => a.container({ title: plain(long(n)) }), 'blocks[0].title'],
  ['home', 150, (n) => a.container({ subtitle: plain(long(n)) }), 'blocks[0].subtitle'],
  ['message', 50, (n) => a.chart({ title: long(n) }), 'blocks[0].title'],
  [
    'message',
    20,
    (n) => a.chart({}, [a.series([{ label: long(n), value: 1 }])]),
    'blocks[0].chart.series[0].data[0].label',
  ],
  ['message', 150, (n) => ({ type: 'header', text: plain(long(n)) }), 'blocks[0].text'],
  ['message', 2_000, (n) => a.picture({ alt_text: long(n) }), 'blocks[0].alt_text'],
  ['message', 2_000, (n) => a.picture({ title: plain(long(n)) }), 'blocks[0].title'],
  ['message', 3_000, (n) => a.picture({ image_url: long(n) }), 'blocks[0].image_url'],
  ['modal', 2_000, (n) => a.input(a.textInput, { label: plain(long(n)) }), 'blocks[0].label'],
  ['modal', 2_000, (n) => a.input(a.textInput, { hint: plain(long(n)) }), 'blocks[0].hint'],
  ['message', 12_000, (n) => ({ type: 'markdown', text: long(n) }), 'blocks[0].text'],
  ['message', 3_000, (n) => a.section({ text: mrkdwn(long(n)) }), 'blocks[0].text'],
  ['message', 2_000, (n) => a.fields(mrkdwn(long(n))), 'blocks[0].fields[0]'],
  ['message', 75, (n) => a.pressing({ text: plain(long(n)) }), 'blocks[0].elements[0].text'],
  ['message', 2_000, (n) => a.pressing({ value: long(n) }), 'blocks[0].elements[0].value'],
  ['message', 3_000, (n) => a.pressing({ url: long(n) }), 'blocks[0].elements[0].url'],
  [
    'message',
    75,
    (n) => a.pressing({ accessibility_label: long(n) }),
    'blocks[0].elements[0].accessibility_label',
  ],
  [
    'modal',
    75,
    (n) => a.select({ options: [a.option({ text: plain(long(n)) })] }),
    'blocks[0].element.options[0].text',
  ],
  [
    'modal',
    150,
    (n) => a.select({ options: [a.option({ value: long(n) })] }),
    'blocks[0].element.options[0].value',
  ],
  [
    'modal',
    75,
    (n) => a.select({ options: [a.option({ description: plain(long(n)) })] }),
    'blocks[0].element.options[0].description',
  ],
  [
    'modal',
    75,
    (n) => a.groups({ ...a.group(1), label: plain(long(n)) }),
    'blocks[0].element.option_groups[0].label',
  ],
  [
    'modal',
    150,
    (n) => a.input({ ...a.textInput, placeholder: plain(long(n)) }),
    'blocks[0].element.placeholder',
  ],
  [
    'modal',
    3_000,
    (n) => a.input({ ...a.textInput, initial_value: long(n) }),
    'blocks[0].element.initial_value',
  ],
  ['message', 100, (n) => a.confirming({ title: plain(long(n)) }), 'blocks[0].elements[0].confirm.title'],
  ['message', 300, (n) => a.confirming({ text: plain(long(n)) }), 'blocks[0].elements[0].confirm.text'],
  ['message', 30, (n) => a.confirming({ confirm: plain(long(n)) }), 'blocks[0].elements[0].confirm.confirm'],
  ['message', 30, (n) => a.confirming({ deny: plain(long(n)) }), 'blocks[0].elements[0].confirm.deny'],
];

const counts: Row[] = [
  ['message', 50, (n) => times(n, () => a.section()), 'blocks'],
  ['modal', 100, (n) => times(n, () => a.section()), 'blocks'],
  ['home', 100, (n) => times(n, () => a.section()), 'blocks'],
  ['message', 25, (n) => a.actions(...times(n, () => a.button())), 'blocks[0].elements'],
  ['message', 3, (n) => a.card({ actions: times(n, () => a.button()) }), 'blocks[0].actions'],
  ['message', 10, (n) => a.carousel(n), 'blocks[0].elements'],
  ['home', 10, (n) => a.container({ child_blocks: times(n, () => a.section()) }), 'blocks[0].child_blocks'],
  ['message', 10, (n) => ({ type: 'context', elements: times(n, () => mrkdwn('a')) }), 'blocks[0].elements'],
  ['message', 5, (n) => ({ type: 'context_actions', elements: times(n, a.icon) }), 'blocks[0].elements'],
  ['home', 201, (n) => a.dataTable(a.rows(n)), 'blocks[0].rows'],
  ['home', 20, (n) => a.dataTable([...a.rows(1), ...a.rows(1, n)]), 'blocks[0].rows[1]'],
  [
    'message',
    12,
    (n) =>
      a.chart(
        {},
        times(n, () => a.series()),
      ),
    'blocks[0].chart.series',
  ],
  ['message', 12, (n) => a.pie(a.points(n)), 'blocks[0].chart.segments'],
  ['message', 20, (n) => a.chart({}, [a.series(a.points(n))]), 'blocks[0].chart.series[0].data'],
  ['message', 50, (n) => ({ type: 'plan', title: 'Plan', tasks: times(n, a.task) }), 'blocks[0].tasks'],
  ['message', 10, (n) => a.fields(...times(n, () => mrkdwn('a'))), 'blocks[0].fields'],
  ['message', 100, (n) => a.table(a.rows(n)), 'blocks[0].rows'],
  ['message', 20, (n) => a.table(a.rows(1, n)), 'blocks[0].rows[0]'],
  ['message', 5, (n) => a.overflow(n), 'blocks[0].elements[0].options'],
  ['modal', 10, (n) => a.choices('checkboxes', n), 'blocks[0].element.options'],
  ['modal', 10, (n) => a.choices('radio_buttons', n), 'blocks[0].element.options'],
  ['modal', 100, (n) => a.choices('static_select', n), 'blocks[0].element.options'],
  ['modal', 100, (n) => a.groups(...times(n, () => a.group(1))), 'blocks[0].element.option_groups'],
  ['modal', 100, (n) => a.groups(a.group(n)), 'blocks[0].element.option_groups[0].options'],
];

/** Limits below: the least that is accepted. */
const least: Row[] = [
  ['message', 1, (n) => a.actions(...times(n, () => a.button())), 'blocks[0].elements'],
  ['message', 1, (n) => a.carousel(n), 'blocks[0].elements'],
  ['home', 1, (n) => a.container({ child_blocks: times(n, () => a.section()) }), 'blocks[0].child_blocks'],
  ['message', 1, (n) => ({ type: 'context', elements: times(n, () => mrkdwn('a')) }), 'blocks[0].elements'],
  ['message', 1, (n) => ({ type: 'context_actions', elements: times(n, a.icon) }), 'blocks[0].elements'],
  ['message', 1, (n) => a.fields(...times(n, () => mrkdwn('a'))), 'blocks[0].fields'],
  ['message', 1, (n) => a.table(a.rows(n)), 'blocks[0].rows'],
  ['message', 1, (n) => a.pie(a.points(n)), 'blocks[0].chart.segments'],
  ['message', 1, (n) => a.chart({}, [a.series(a.points(n))]), 'blocks[0].chart.series[0].data'],
  ['modal', 1, (n) => a.choices('radio_buttons', n), 'blocks[0].element.options'],
  ['modal', 1, (n) => a.choices('static_select', n), 'blocks[0].element.options'],
  ['modal', 1, (n) => a.groups(a.group(n)), 'blocks[0].element.option_groups[0].options'],
  ['home', 2, (n) => a.dataTable(a.rows(n)), 'blocks[0].rows'],
  [
    'message',
    1,
    (n) =>
      a.chart(
        {},
        times(n, () => a.series()),
      ),
    'blocks[0].chart.series',
  ],
  ['message', 1, (n) => a.overflow(n), 'blocks[0].elements[0].options'],
  ['modal', 1, (n) => a.choices('checkboxes', n), 'blocks[0].element.options'],
];

const found = (surface: Surface, blocks: a.Json | a.Json[]) => validateBlocks([blocks].flat(), surface);

describe('the limits of Block Kit', () => {
  it.each(lengths)('in a %s takes %i characters, and no more', (surface, limit, make, place) => {
    expect(found(surface, make(limit))).toEqual([]);
    expect(found(surface, make(limit + 1))).toEqual([`${place}: must be at most ${limit} characters`]);
  });

  it.each(counts)('in a %s takes %i pieces, and no more', (surface, limit, make, place) => {
    expect(found(surface, make(limit))).toEqual([]);
    expect(found(surface, make(limit + 1))).toEqual([`${place}: must have at most ${limit} items`]);
  });

  it.each(least)('in a %s takes %i pieces, and no fewer', (surface, limit, make, place) => {
    expect(found(surface, make(limit))).toEqual([]);
    expect(found(surface, make(limit - 1))).toEqual([
      `${place}: must have at least ${limit} item${limit === 1 ? '' : 's'}`,
    ]);
  });
});
