import type { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { clientAt, lastTrigger, refusal } from './client.ts';

/** A Slack to hold to the contract: whose it is does not matter. */
interface Stand {
  client: WebClient;
  channel: string;
  person: string;
  /** A trigger id, as a person's click would give. */
  trigger(viewId?: string): Promise<string>;
  stop(): Promise<void>;
}

async function sandboxStand(): Promise<Stand> {
  const slack = await startSandbox({
    people: [{ id: 'U0BO', name: 'Bo' }],
    channels: [{ id: 'C0RELEASE', name: 'release' }],
    commands: [{ command: '/open' }],
    deadlines: { ack: 20 },
    rates: 'off',
  });
  const client = clientAt(slack.apiUrl, slack.botToken);
  return {
    client,
    channel: 'C0RELEASE',
    person: 'U0BO',
    async trigger(viewId) {
      if (viewId) await slack.as('bo').click('More');
      else await slack.as('bo').command('/open', { channel: 'release' });
      return lastTrigger(slack);
    },
    stop: () => slack.stop(),
  };
}

async function emulateStand(): Promise<Stand> {
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        users: [{ name: 'bo', real_name: 'Bo' }],
        channels: [{ name: 'release' }],
        tokens: [{ token: 'xoxb-contract', user: 'bo' }],
      },
    },
  });
  const client = clientAt(`${slack.url}/api/`, 'xoxb-contract');
  const { channels = [] } = await client.conversations.list({});
  const { user_id: person = '' } = await client.auth.test();
  return {
    client,
    channel: channels.find((channel) => channel.name === 'release')?.id ?? '',
    person,
    async trigger(viewId) {
      const asked = { user_id: person, ...(viewId && { view_id: viewId }) };
      const given = await client.apiCall('views.generateTriggerId', asked);
      return 'trigger_id' in given ? String(given.trigger_id) : '';
    },
    stop: () => slack.close(),
  };
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title: string) => ({
  type: 'modal' as const,
  title: plain(title),
  blocks: [
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'more', text: plain('More') }],
    },
  ],
});

describe.each([
  ['the sandbox', sandboxStand],
  ['emulate', emulateStand],
])('the delivery contract, held to by %s', (_name, start) => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await start();
  });
  afterAll(() => stand.stop());

  it('posts, and reads the message back with its metadata', async () => {
    const { client, channel } = stand;
    const metadata = { event_type: 'digest', event_payload: { key: 'digest-1' } };
    const posted = await client.chat.postMessage({ channel, text: 'Daily sync', metadata });
    const read = await client.conversations.history({ channel, limit: 15, include_all_metadata: true });
    expect(read.messages?.[0]).toMatchObject({ ts: posted.ts, text: 'Daily sync', metadata });
  });

  it('updates its own message', async () => {
    const { client, channel } = stand;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'First' });
    await client.chat.update({ channel, ts, text: 'Second' });
    const read = await client.conversations.history({ channel, oldest: ts, inclusive: true, limit: 1 });
    expect(read.messages?.[0]).toMatchObject({ ts, text: 'Second' });
    await expect(client.chat.update({ channel, ts: '1.000001', text: 'x' })).rejects.toMatchObject(
      refusal('message_not_found'),
    );
  });

  it('answers in a thread, oldest first', async () => {
    const { client, channel } = stand;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'Parent' });
    for (const text of ['One', 'Two']) await client.chat.postMessage({ channel, thread_ts: ts, text });
    const { messages = [] } = await client.conversations.replies({ channel, ts });
    expect(messages.map((message) => message.text)).toEqual(['Parent', 'One', 'Two']);
    expect(messages[0]).toMatchObject({ reply_count: 2 });
  });

  it('reacts once', async () => {
    const { client, channel } = stand;
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'React' });
    await client.reactions.add({ channel, timestamp, name: 'construction' });
    const again = client.reactions.add({ channel, timestamp, name: 'construction' });
    await expect(again).rejects.toMatchObject(refusal('already_reacted'));
    const { message } = await client.reactions.get({ channel, timestamp });
    expect(message?.reactions).toMatchObject([{ name: 'construction', count: 1 }]);
  });

  it('uploads a file and gives it back', async () => {
    const { client, channel } = stand;
    const content = Buffer.from('version: 1\n');
    const asked = await client.files.getUploadURLExternal({ filename: 'plan.yaml', length: content.length });
    await fetch(asked.upload_url ?? '', { method: 'POST', body: content });
    await client.files.completeUploadExternal({
      files: [{ id: asked.file_id ?? '', title: 'Plan' }],
      channel_id: channel,
    });
    const { file } = await client.files.info({ file: asked.file_id ?? '' });
    expect(file).toMatchObject({ name: 'plan.yaml', title: 'Plan', size: content.length });
    const headers = { authorization: `Bearer ${client.token}` };
    const read = await fetch(file?.url_private_download ?? '', { headers });
    expect(await read.text()).toBe('version: 1\n');
  });

  it('opens, updates and stacks views', async () => {
    const { client } = stand;
    const { view } = await client.views.open({ trigger_id: await stand.trigger(), view: modal('First') });
    const updated = await client.views.update({
      view_id: view?.id ?? '',
      hash: view?.hash ?? '',
      view: modal('Again'),
    });
    expect(updated.view).toMatchObject({ id: view?.id, title: { text: 'Again' } });
    const stale = client.views.update({
      view_id: view?.id ?? '',
      hash: view?.hash ?? '',
      view: modal('Late'),
    });
    await expect(stale).rejects.toMatchObject(refusal('hash_conflict'));
    const pushed = await client.views.push({
      trigger_id: await stand.trigger(view?.id),
      view: modal('Second'),
    });
    expect(pushed.view).toMatchObject({ root_view_id: view?.id, previous_view_id: view?.id });
  });

  it('takes a trigger once', async () => {
    const { client } = stand;
    const trigger_id = await stand.trigger();
    await client.views.open({ trigger_id, view: modal('Once') });
    await expect(client.views.open({ trigger_id, view: modal('Twice') })).rejects.toThrow(/trigger/);
  });

  it('publishes a Home', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'section' as const, text: plain('Hello') }] };
    const published = await stand.client.views.publish({ user_id: stand.person, view });
    expect(published.view).toMatchObject({ type: 'home', blocks: [{ type: 'section' }] });
  });

  it('knows no channel that is not there', async () => {
    const nowhere = stand.client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' });
    await expect(nowhere).rejects.toMatchObject(refusal('channel_not_found'));
  });
});
