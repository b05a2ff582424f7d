import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from './bolt-app.ts';
import { workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = (title: string, callback: string) => ({
  type: 'modal' as const,
  callback_id: callback,
  title: plain(title),
  submit: plain('Go'),
  notify_on_close: true,
  blocks: [
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'deeper', text: plain('Deeper') }],
    },
  ],
});

let slack: Sandbox;
let app: RunningApp;
const closed: [string, boolean][] = [];
const heard: unknown[] = [];

const listeners = (bolt: App) => {
  bolt.shortcut('new_plan', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form('First', 'first') });
  });
  bolt.action('deeper', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const depth = body.view?.previous_view_id ? 'Third' : 'Second';
    await client.views.push({ trigger_id: body.trigger_id, view: form(depth, depth.toLowerCase()) });
  });
  bolt.view('first', async ({ ack }) => ack({ response_action: 'push', view: form('Pushed', 'pushed') }));
  bolt.view('second', async ({ ack }) => ack());
  bolt.view('third', async ({ ack }) => ack({ response_action: 'clear' }));
  bolt.view('pushed', async ({ ack }) =>
    ack({ response_action: 'update', view: form('Updated', 'updated') }),
  );
  bolt.view('updated', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Lost' } }));
  bolt.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    if (body.type === 'view_closed') closed.push([body.view.callback_id, body.is_cleared]);
  });
  for (const type of ['member_joined_channel', 'member_left_channel', 'file_shared'] as const) {
    bolt.event(type, async ({ event }) => void heard.push(event));
  }
};

beforeEach(async () => {
  closed.length = 0;
  heard.length = 0;
  slack = await workspace({ rates: 'off' });
  app = await socketApp(slack, listeners);
  await slack.as('bo').shortcut('new_plan');
  await slack.as('bo').waitForForm('First');
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

describe('stacked forms', () => {
  it('lie on each other, three at most', async () => {
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Second');
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Third');
    await slack.as('bo').click('Deeper');
    await slack.settled();
    expect(slack.as('bo').form()?.title).toBe('Third');
    expect(app.errors).toMatchObject([{ data: { error: 'push_limit_reached' } }]);
  });

  it('come back one by one', async () => {
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Second');
    await slack.as('bo').submit();
    expect(slack.as('bo').form()?.title).toBe('First');
  });

  it('are all gone after clear', async () => {
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Second');
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Third');
    await slack.as('bo').submit();
    expect(slack.as('bo').form()).toBeNull();
  });

  it('tell of each that was closed', async () => {
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Second');
    await slack.as('bo').closeForm();
    expect(slack.as('bo').form()?.title).toBe('First');
    await slack.as('bo').click('Deeper');
    await slack.as('bo').waitForForm('Second');
    await slack.as('bo').closeForm({ all: true });
    expect(slack.as('bo').form()).toBeNull();
    expect(closed).toEqual([
      ['second', false],
      ['second', true],
      ['first', true],
    ]);
  });

  it('are pushed and updated by an answer', async () => {
    expect((await slack.as('bo').submit()).form?.title).toBe('Pushed');
    expect((await slack.as('bo').submit()).form?.title).toBe('Updated');
  });

  it('show no errors of inputs that they do not have', async () => {
    await slack.as('bo').submit();
    await slack.as('bo').submit();
    const { form: left } = await slack.as('bo').submit();
    expect(left).toMatchObject({ errors: {}, failure: 'We had some trouble connecting. Try again?' });
    expect(slack.violations()).toEqual([
      { where: 'errors of a form', problems: ['unknown blocks: nowhere'] },
    ]);
  });

  it('are one person’s alone', () => {
    expect(slack.as('chi').form()).toBeNull();
  });
});

describe('a channel', () => {
  it('tells the app who comes, who goes and what is shared', async () => {
    slack.as('guest').join('release');
    slack.as('guest').leave('release');
    await slack.as('bo').upload({ name: 'plan.yaml', content: 'version: 1' }, { channel: 'release' });
    await slack.settled();
    expect(heard).toHaveLength(3);
    expect(heard).toContainEqual(expect.objectContaining({ type: 'member_joined_channel', user: 'U0GUEST' }));
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'member_left_channel', channel: 'C0RELEASE' }),
    );
    expect(heard).toContainEqual(expect.objectContaining({ type: 'file_shared', user_id: 'U0BO' }));
  });

  it('of which the app is no member tells it nothing', async () => {
    slack.as('guest').join('other');
    const said = await slack.as('bo').say('Hello', { channel: 'other' });
    await slack.as('bo').react('eyes', said);
    await slack.settled();
    expect(heard).toEqual([]);
  });
});
