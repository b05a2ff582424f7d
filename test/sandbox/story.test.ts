import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { httpApp, type RunningApp, socketApp } from './bolt-app.ts';
import { workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const reasonForm = {
  type: 'modal' as const,
  callback_id: 'reason',
  title: plain('Vote red'),
  submit: plain('Vote'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'why',
      label: plain('Reason'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
    {
      type: 'input' as const,
      block_id: 'who',
      label: plain('Owner'),
      element: { type: 'users_select' as const, action_id: 'owner' },
    },
  ],
};

/** A review in one message: two buttons, a form, a reaction that is counted, a Home. */
function listeners(app: App): void {
  app.command('/gate', async ({ command, ack, client }) => {
    await ack(`You said: ${command.text}`);
    await client.chat.postMessage({
      channel: command.channel_id,
      text: 'Review is open',
      metadata: { event_type: 'review', event_payload: { key: 'review-1' } },
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '*Review* is open' } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'green', text: plain('Green'), value: 'review-1', style: 'primary' },
            { type: 'button', action_id: 'red', text: plain('Red') },
          ],
        },
      ],
    });
  });
  app.action('green', async ({ ack, body, client, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) throw new Error('not of a message');
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: `Green by <@${body.user.id}>`,
    });
    await respond({ text: 'Your vote is counted', replace_original: false });
  });
  app.action('red', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions')
      await client.views.open({ trigger_id: body.trigger_id, view: reasonForm });
  });
  app.view('reason', async ({ ack, view, body, client }) => {
    const reason = view.state.values.why?.text?.value ?? '';
    if (reason.length < 5) return ack({ response_action: 'errors', errors: { why: 'Say more' } });
    await ack();
    const owner = view.state.values.who?.owner?.selected_user;
    await client.chat.postMessage({
      channel: 'C0RELEASE',
      text: `Red by ${body.user.name}: ${reason}, owner ${owner}`,
    });
  });
  app.view({ callback_id: 'reason', type: 'view_closed' }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postEphemeral({
      channel: 'C0RELEASE',
      user: body.user.id,
      text: 'Nothing was recorded',
    });
  });
  app.event('reaction_added', async ({ event, client }) => {
    await client.chat.postMessage({
      channel: event.item.channel,
      thread_ts: event.item.ts,
      text: `${event.user} put ${event.reaction}`,
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `Hello <@${event.user}>` } }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.shortcut('note_this', async ({ ack, shortcut, respond }) => {
    await ack();
    if (shortcut.type === 'message_action') await respond(`Noted: ${shortcut.message.text}`);
  });
  app.shortcut('new_plan', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: { ...reasonForm, title: plain('New plan') },
    });
  });
}

describe.each([
  ['Socket Mode', socketApp],
  ['signed requests', httpApp],
])('a Bolt app over %s', (_name, start) => {
  let slack: Sandbox;
  let app: RunningApp;
  beforeAll(async () => {
    slack = await workspace({ rates: 'off' });
    app = await start(slack, listeners);
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });
  beforeEach(async () => {
    await slack.as('bo').command('/gate open', { channel: 'release' });
    await slack.channel('release').waitFor('Review');
  });
  afterEach(async () => {
    await slack.settled();
    expect(app.errors).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it('answers a command privately and posts', async () => {
    const answer = await slack.as('bo').waitForPrivate('You said: open');
    expect(answer.onlyFor).toBe('U0BO');
    expect(
      slack
        .channel('release')
        .messages()
        .map((message) => message.text),
    ).not.toContain('You said: open');
    expect(slack.channel('release').last()).toMatchObject({ user: 'U0BOT', buttons: ['Green', 'Red'] });
  });

  it('turns names into ids where the command asks for it', async () => {
    await slack.as('chi').command('/gate ask @bo about #release & <b>', { channel: 'release' });
    const answer = await slack.as('chi').waitForPrivate('You said: ask');
    expect(answer.text).toBe('You said: ask <@U0BO|bo> about <#C0RELEASE|release> &amp; &lt;b&gt;');
  });

  it('counts a click, changes the message and answers the person', async () => {
    const review = await slack.channel('release').waitFor('Review');
    await slack.as('chi').click('Green', { message: review });
    const voted = await slack.channel('release').waitFor('Green by <@U0CHI>');
    expect(voted).toMatchObject({ ts: review.ts, edited: true, buttons: [] });
    await slack.as('chi').waitForPrivate('Your vote is counted');
    expect(
      slack
        .as('bo')
        .ephemerals()
        .some((message) => message.text === 'Your vote is counted'),
    ).toBe(false);
  });

  it('opens a form, shows its errors, takes it and tells the channel', async () => {
    const bo = slack.as('bo');
    await bo.click('Red');
    await bo.waitForForm('Vote red');
    expect(bo.form()?.labels).toEqual(['Reason', 'Owner']);

    expect((await bo.submit()).form?.errors.Reason).toBe('Please complete this required field.');
    const short = await bo.fill({ Reason: 'no', Owner: 'chi' }).submit();
    expect(short.form?.errors).toEqual({ Reason: 'Say more' });

    const taken = await bo.fill({ Reason: 'Tests are red', Owner: 'chi' }).submit();
    expect(taken).toEqual({ ok: true, form: null });
    await slack.channel('release').waitFor('Red by bo: Tests are red, owner U0CHI');
  });

  it('tells the app that a form was closed', async () => {
    await slack.as('lead').click('Red');
    await slack.as('lead').waitForForm();
    await slack.as('lead').closeForm();
    expect(slack.as('lead').form()).toBeNull();
    await slack.as('lead').waitForPrivate('Nothing was recorded');
  });

  it('hears reactions, and answers in the thread', async () => {
    const review = await slack.channel('release').waitFor('Review');
    await slack.as('bo').react('construction', review);
    await slack.channel('release').waitFor('U0BO put construction');
    expect(
      slack
        .channel('release')
        .thread(review)
        .map((reply) => reply.text),
    ).toEqual(['U0BO put construction']);
    expect(
      slack
        .channel('release')
        .messages()
        .find(({ ts }) => ts === review.ts),
    ).toMatchObject({
      replyCount: 1,
      reactions: [{ name: 'construction', users: ['U0BO'] }],
    });
    await slack.as('bo').unreact('construction', review);
    expect(
      slack
        .channel('release')
        .messages()
        .find(({ ts }) => ts === review.ts)?.reactions,
    ).toEqual([]);
  });

  it('publishes the Home when it is opened', async () => {
    expect((await slack.as('chi').openHome()).shown).toBe('Hello <@U0CHI>');
  });

  it('runs shortcuts, on a message and from the menu', async () => {
    const said = await slack.as('bo').say('Remember the milk', { channel: 'release' });
    await slack.as('bo').shortcut('note_this', said);
    await slack.as('bo').waitForPrivate('Noted: Remember the milk');
    await slack.as('bo').shortcut('new_plan');
    expect((await slack.as('bo').waitForForm('New plan')).title).toBe('New plan');
    await slack.as('bo').closeForm();
  });
});
