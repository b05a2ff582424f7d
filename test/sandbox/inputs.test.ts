import type { App, ViewOutput } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from './bolt-app.ts';
import { workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const options = ['a', 'b', 'c'].map(option);

const elements = {
  Text: { type: 'plain_text_input' as const, min_length: 2 },
  Number: { type: 'number_input' as const, is_decimal_allowed: false, min_value: '1', max_value: '9' },
  Mail: { type: 'email_text_input' as const },
  Link: { type: 'url_text_input' as const },
  One: { type: 'static_select' as const, options },
  Many: { type: 'multi_static_select' as const, options },
  Boxes: { type: 'checkboxes' as const, options, initial_options: [option('c')] },
  Radio: { type: 'radio_buttons' as const, options },
  Day: { type: 'datepicker' as const, initial_date: '2026-11-09' },
  Hour: { type: 'timepicker' as const },
  Person: { type: 'users_select' as const },
  People: { type: 'multi_users_select' as const },
  Channel: { type: 'channels_select' as const },
  Place: { type: 'conversations_select' as const, response_url_enabled: true },
  Decimal: { type: 'number_input' as const, is_decimal_allowed: true, max_value: '2' },
  Short: { type: 'plain_text_input' as const, max_length: 3 },
  Town: { type: 'external_select' as const },
  Towns: { type: 'multi_external_select' as const, min_query_length: 0 },
  File: { type: 'file_input' as const, max_files: 2, filetypes: ['yaml', 'yml'] },
};

const yaml = (size: number) => ({ name: 'plan.yaml', content: new Uint8Array(size) });

const blocks = Object.entries(elements).map(([label, element]) => ({
  type: 'input' as const,
  block_id: label,
  optional: label !== 'Text',
  label: plain(label),
  element: { ...element, action_id: 'x' },
}));

let slack: Sandbox;
let app: RunningApp;
let taken: ViewOutput['state']['values'] = {};

const listeners = (bolt: App) => {
  bolt.command('/gate', async ({ ack, command, client }) => {
    await ack();
    const view = {
      type: 'modal' as const,
      callback_id: 'all',
      title: plain('All'),
      submit: plain('Go'),
      blocks,
    };
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  bolt.options('x', async ({ ack, payload }) => {
    const found = ['berlin', 'bern', 'oslo'].filter((town) => town.startsWith(payload.value.toLowerCase()));
    const group = { label: plain('Towns'), options: found.map(option) };
    await ack(payload.block_id === 'Town' ? { options: found.map(option) } : { option_groups: [group] });
  });
  bolt.view('all', async ({ ack, view, body, respond }) => {
    taken = view.state.values;
    await ack();
    if ('response_urls' in body && body.response_urls?.length)
      await respond({ text: 'Taken', response_type: 'in_channel' });
  });
};

beforeAll(async () => {
  slack = await workspace({ rates: 'off' });
  app = await socketApp(slack, listeners);
});
afterAll(async () => {
  await app.stop();
  await slack.stop();
});
beforeEach(async () => {
  if (slack.as('bo').form()) await slack.as('bo').closeForm();
  await slack.as('bo').command('/gate', { channel: 'release' });
});

describe('a form', () => {
  it('hands over each kind of input in Slack’s words', async () => {
    const filled = slack.as('bo').fill({
      Text: 'Hello',
      Number: 3,
      Mail: 'bo@example.com',
      Link: 'https://example.com',
      One: 'B',
      Many: ['a', 'C'],
      Boxes: ['a'],
      Radio: 'b',
      Hour: '09:30',
      Person: 'chi',
      People: ['bo', 'chi'],
      Channel: 'other',
      Place: 'release',
      File: { name: 'plan.yaml', content: 'version: 1' },
    });
    expect(await filled.submit()).toEqual({ ok: true, form: null });
    expect(
      Object.fromEntries(Object.entries(taken).map(([block, values]) => [block, values.x])),
    ).toMatchObject({
      Text: { type: 'plain_text_input', value: 'Hello' },
      Number: { type: 'number_input', value: '3' },
      Mail: { value: 'bo@example.com' },
      Link: { value: 'https://example.com' },
      One: { selected_option: option('b') },
      Many: { selected_options: [option('a'), option('c')] },
      Boxes: { selected_options: [option('a')] },
      Radio: { selected_option: option('b') },
      Day: { type: 'datepicker', selected_date: '2026-11-09' },
      Hour: { selected_time: '09:30' },
      Person: { selected_user: 'U0CHI' },
      People: { selected_users: ['U0BO', 'U0CHI'] },
      Channel: { selected_channel: 'C0OTHER' },
      Place: { selected_conversation: 'C0RELEASE' },
      File: {
        files: [{ name: 'plan.yaml', size: 10, url_private_download: expect.stringContaining(slack.url) }],
      },
    });
    await slack.channel('release').waitFor('Taken');
  });

  it('hands over what the app offered for what was typed, and nothing else', async () => {
    const bo = slack.as('bo');
    await bo.fill({ Text: 'Hello', Town: 'BERN', Towns: ['OSLO', 'berlin'] }).submit();
    expect(taken).toMatchObject({
      Town: { x: { type: 'external_select', selected_option: option('bern') } },
      Towns: { x: { type: 'multi_external_select', selected_options: [option('oslo'), option('berlin')] } },
    });
    await bo.command('/gate', { channel: 'release' });
    const typed = (values: Record<string, string>) => bo.fill({ Text: 'Hello', ...values }).submit();
    await expect(typed({ Town: 'be' })).rejects.toThrow('There is no option be; offered is nothing');
    await expect(typed({ Towns: 'be' })).rejects.toThrow('There is no option be; offered are BERLIN, BERN');
  });

  it('hands over kinds of nothing for what was left empty', async () => {
    await slack.as('bo').fill({ Text: 'Hello' }).submit();
    expect(taken).toMatchObject({
      Number: { x: { type: 'number_input', value: null } },
      One: { x: { type: 'static_select', selected_option: null } },
      Many: { x: { selected_options: [] } },
      Boxes: { x: { selected_options: [option('c')] } },
      Person: { x: { selected_user: null } },
      File: { x: { files: [] } },
    });
  });

  it.each([
    [{ Text: 'Please complete this required field.' }, {}],
    [{ Text: 'Please enter at least 2 characters.' }, { Text: 'x' }],
    [{ Short: 'Please enter at most 3 characters.' }, { Text: 'ok', Short: 'abcd' }],
    [{ Number: 'Please enter a whole number.' }, { Text: 'ok', Number: '2.5' }],
    [{ Number: 'Please enter a number of 9 or less.' }, { Text: 'ok', Number: '10' }],
    [{ Number: 'Please enter a number of 1 or more.' }, { Text: 'ok', Number: '0' }],
    [{ Number: 'Please enter a number.' }, { Text: 'ok', Number: 'ten' }],
    [{ Decimal: 'Please enter a number of 2 or less.' }, { Text: 'ok', Decimal: '2.5' }],
    [{ Mail: 'Please enter a valid email address.' }, { Text: 'ok', Mail: 'bo' }],
    [{ Link: 'Please enter a valid URL.' }, { Text: 'ok', Link: 'bo' }],
    [{ File: 'plan.yaml is larger than 10 MB.' }, { Text: 'ok', File: yaml(10_000_001) }],
    [{ File: 'Please choose at most 2 files.' }, { Text: 'ok', File: [yaml(1), yaml(1), yaml(1)] }],
    [
      { File: 'plan.exe is not of these kinds: yaml, yml.' },
      { Text: 'ok', File: { name: 'plan.exe', content: 'x' } },
    ],
  ])('keeps what is wrong from the app: %j', async (errors, values) => {
    const before = slack.traffic().length;
    const { form } = await slack.as('bo').fill(values).submit();
    expect(form?.errors).toEqual(errors);
    expect(
      slack
        .traffic()
        .slice(before)
        .map(({ name }) => name),
    ).not.toContain('view_submission all');
  });

  it('takes what is just within its bounds', async () => {
    const filled = { Text: 'ok', Short: 'abc', Number: '9', Decimal: '2', File: yaml(10_000_000) };
    expect(await slack.as('bo').fill(filled).submit()).toEqual({ ok: true, form: null });
  });

  it('offers no option that it does not have', async () => {
    await expect(slack.as('bo').fill({ Text: 'ok', One: 'd' }).submit()).rejects.toThrow(
      'offered are A, B, C',
    );
  });
});
