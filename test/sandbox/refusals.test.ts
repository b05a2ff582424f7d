import type { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { clientAt, lastTrigger, refusal } from './client.ts';
import { workspace } from './workspace.ts';

let slack: Sandbox;
afterEach(async () => {
  vi.useRealTimers();
  await slack.stop();
});

async function client(more: Partial<SandboxOptions> = {}, token?: string): Promise<WebClient> {
  slack = await workspace({ rates: 'off', ...more });
  return clientWith(token ?? slack.botToken);
}

const clientWith = (token: string) => clientAt(slack.apiUrl, token);
/** Buckets refill by the clock: it stands still, so that it does not matter how long the calls take. */
const stopTheClock = () => vi.useFakeTimers({ toFake: ['Date'] });
const channel = 'C0RELEASE';

describe('a call is refused as Slack refuses it', () => {
  it('without a good token', async () => {
    const web = await client();
    await expect(clientWith('xoxb-wrong').auth.test()).rejects.toMatchObject(refusal('invalid_auth'));
    await expect(clientWith('').auth.test()).rejects.toMatchObject(refusal('not_authed'));
    await expect(web.apps.connections.open({})).rejects.toMatchObject(refusal('not_allowed_token_type'));
    slack.break({ fault: 'revoke_token' });
    await expect(web.auth.test()).rejects.toMatchObject(refusal('token_revoked'));
    slack.break({ fault: 'uninstall_app' });
    await expect(web.auth.test()).rejects.toMatchObject(refusal('account_inactive'));
    slack.break({ fault: 'restore_token' });
    expect(await web.auth.test()).toMatchObject({ user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0LOCAL' });
  });

  it('without the scope, naming it', async () => {
    const web = await client({ app: { scopes: ['channels:read'] } });
    const refused = refusal('missing_scope', { needed: 'chat:write', provided: 'channels:read' });
    await expect(web.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject(refused);
    await expect(web.conversations.history({ channel })).rejects.toMatchObject(
      refusal('missing_scope', { needed: 'channels:history' }),
    );
    expect((await web.conversations.info({ channel })).channel).toMatchObject({
      name: 'release',
      is_member: true,
    });
  });

  it('without the scope of a block', async () => {
    const plain = (text: string) => ({ type: 'plain_text' as const, text });
    const web = await client({ app: { scopes: ['chat:write'] } });
    const https = 'https://example.com/v';
    const links = { video_url: https, thumbnail_url: https };
    const video = { type: 'video' as const, title: plain('V'), alt_text: 'V', ...links };
    await expect(web.chat.postMessage({ channel, text: 'x', blocks: [video] })).rejects.toMatchObject(
      refusal('missing_scope', { needed: 'links.embed:write' }),
    );
    await slack.as('bo').shortcut('new_plan');
    const element = { type: 'file_input' as const };
    const blocks = [{ type: 'input' as const, label: plain('File'), element }];
    const view = { type: 'modal' as const, title: plain('T'), submit: plain('Go'), blocks };
    await expect(web.views.open({ trigger_id: lastTrigger(slack), view })).rejects.toMatchObject(
      refusal('missing_scope', { needed: 'files:read' }),
    );
  });

  it('where the app is no member', async () => {
    const web = await client();
    await expect(web.chat.postMessage({ channel: 'C0OTHER', text: 'x' })).rejects.toMatchObject(
      refusal('not_in_channel'),
    );
    await expect(web.chat.postMessage({ channel: 'C0SECRET', text: 'x' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
    await expect(web.conversations.info({ channel: 'C0SECRET' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
    const { channels = [] } = await web.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels.map(({ name }) => name)).toEqual(['release', 'other']);
  });

  it('in an archived channel', async () => {
    const web = await client();
    const { ts = '' } = await web.chat.postMessage({ channel, text: 'x' });
    slack.break({ fault: 'archive_channel', channel });
    await expect(web.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject(refusal('is_archived'));
    await expect(web.chat.update({ channel, ts, text: 'y' })).rejects.toMatchObject(refusal('is_archived'));
  });

  it('on messages of others, and on those that are not there', async () => {
    const web = await client();
    const said = await slack.as('bo').say('Mine', { channel: 'release' });
    await expect(web.chat.update({ channel, ts: said.ts, text: 'x' })).rejects.toMatchObject(
      refusal('cant_update_message'),
    );
    await expect(web.chat.delete({ channel, ts: said.ts })).rejects.toMatchObject(
      refusal('cant_delete_message'),
    );
    const nothing = web.reactions.add({ channel, timestamp: '1.000001', name: 'eyes' });
    await expect(nothing).rejects.toMatchObject(refusal('message_not_found'));
    const noReaction = web.reactions.remove({ channel, timestamp: said.ts, name: 'eyes' });
    await expect(noReaction).rejects.toMatchObject(refusal('no_reaction'));
  });

  it('for people who cannot be reached', async () => {
    const web = await client();
    const to = (user: string) => web.chat.postEphemeral({ channel, user, text: 'psst' });
    await expect(to('U0GUEST')).rejects.toMatchObject(refusal('user_not_in_channel'));
    await expect(to('U0NOBODY')).rejects.toMatchObject(refusal('user_not_found'));
    slack.break({ fault: 'deactivate_person', person: 'chi' });
    await expect(to('U0CHI')).rejects.toMatchObject(refusal('user_not_found'));
    expect((await web.users.info({ user: 'U0CHI' })).user?.deleted).toBe(true);
    await expect(web.conversations.open({ users: 'U0CHI' })).rejects.toMatchObject(refusal('user_disabled'));
    await expect(web.users.lookupByEmail({ email: 'no@example.com' })).rejects.toMatchObject(
      refusal('users_not_found'),
    );
  });

  it('with blocks against the manners, naming the place', async () => {
    const web = await client();
    const blocks = [
      { type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } },
    ];
    const problem = 'blocks[0].text: must be at most 150 characters';
    const response_metadata = { messages: [`[ERROR] ${problem}`] };
    await expect(web.chat.postMessage({ channel, text: 'x', blocks })).rejects.toMatchObject(
      refusal('invalid_blocks', { response_metadata }),
    );
    await expect(web.chat.postMessage({ channel, text: 'x'.repeat(40_001) })).rejects.toMatchObject(
      refusal('msg_too_long'),
    );
    await expect(web.chat.postMessage({ channel, text: '' })).rejects.toMatchObject(refusal('no_text'));
    const words = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(2_700) } };
    await expect(
      web.chat.postMessage({ channel, text: 'x', blocks: Array(5).fill(words) }),
    ).rejects.toMatchObject(refusal('msg_blocks_too_long'));
    expect(slack.violations()[0]).toEqual({ where: 'chat.postMessage', problems: [problem] });
    expect(slack.channel('release').messages()).toEqual([]);
  });

  it('but an answer to a reply is put into the thread and noted', async () => {
    const web = await client();
    const { ts: first = '' } = await web.chat.postMessage({ channel, text: 'first' });
    const { ts: reply = '' } = await web.chat.postMessage({ channel, text: 'reply', thread_ts: first });
    await web.chat.postMessage({ channel, text: 'answer', thread_ts: reply });
    expect(
      slack
        .channel('release')
        .thread(first)
        .map(({ text }) => text),
    ).toEqual(['reply', 'answer']);
    expect(slack.violations()).toEqual([
      { where: 'chat.postMessage', problems: ['thread_ts: is a reply of another thread'] },
    ]);
  });

  it('but a message without text is let pass and noted', async () => {
    const web = await client();
    await web.chat.postMessage({ channel, blocks: [{ type: 'divider' }] } as never);
    expect(slack.violations()).toEqual([
      { where: 'chat.postMessage', problems: ['text: is missing: screen readers and notifications need it'] },
    ]);
  });

  it('with a trigger that is unknown or too old', async () => {
    const web = await client({ deadlines: { trigger: 0, ack: 10 } });
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'T' }, blocks: [] };
    await expect(web.views.open({ trigger_id: 'x', view })).rejects.toMatchObject(
      refusal('invalid_trigger_id'),
    );
    await slack.as('bo').command('/gate', { channel: 'release' });
    const trigger_id = lastTrigger(slack);
    await new Promise((later) => setTimeout(later, 5));
    await expect(web.views.open({ trigger_id, view })).rejects.toMatchObject(refusal('expired_trigger_id'));
  });

  it('beyond the rate of its tier', async () => {
    stopTheClock();
    const web = await client({ rates: 'slack' });
    const tiers = {
      'conversations.list': 20,
      'users.list': 20,
      'chat.update': 50,
      'reactions.get': 50,
      'conversations.history': 50,
      'users.info': 100,
      'chat.postEphemeral': 100,
      'views.publish': 100,
    };
    for (const [method, most] of Object.entries(tiers)) {
      const call = () =>
        web.apiCall(method).then(
          () => 'answered',
          (error) => error.retryAfter ?? 'answered',
        );
      const told = () => Promise.all(Array.from({ length: most }, call));
      expect(new Set(await told()), method).toEqual(new Set(['answered']));
      expect(await call()).toBe(Math.ceil(60 / most));
      vi.setSystemTime(Date.now() + 60_000 / most);
      expect(await call()).toBe('answered');
      expect(await call()).toBe(Math.ceil(60 / most));
    }
    expect(slack.traffic().at(-1)).toMatchObject({ name: 'views.publish', status: 'limited' });
    expect((await web.auth.test()).ok).toBe(true);
  });

  it('beyond one post a second in a channel, after a short burst', async () => {
    stopTheClock();
    const web = await client({ rates: 'slack' });
    for (let posts = 0; posts < 10; posts += 1) await web.chat.postMessage({ channel, text: 'x' });
    await expect(web.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject({ retryAfter: 1 });
    expect((await web.chat.postMessage({ channel: 'U0BO', text: 'x' })).ok).toBe(true);
  });

  it('and an unknown method', async () => {
    const web = await client();
    await expect(web.apiCall('chat.sing')).rejects.toMatchObject(refusal('unknown_method'));
  });
});

describe('metadata', () => {
  it('is read back by those who ask for it, and kept by an update that names none', async () => {
    const web = await client();
    const metadata = { event_type: 'digest', event_payload: { key: 'digest-2' } };
    const { ts = '' } = await web.chat.postMessage({ channel, text: 'One', metadata });
    await web.chat.update({ channel, ts, text: 'Two' });
    expect((await web.conversations.history({ channel })).messages?.[0]).not.toHaveProperty('metadata');
    const read = await web.conversations.history({ channel, include_all_metadata: true });
    expect(read.messages?.[0]).toMatchObject({ text: 'Two', metadata, bot_id: 'B0BOT' });
  });
});

describe('files', () => {
  it('are given to the app alone', async () => {
    const web = await client();
    const { files } = await slack
      .as('bo')
      .upload({ name: 'plan.yaml', content: 'version: 1' }, { channel: 'release' });
    const { file } = await web.files.info({ file: files[0]?.id ?? '' });
    const address = file?.url_private_download ?? '';
    expect(await (await fetch(address)).text()).toContain('Sign in');
    const read = await fetch(address, { headers: { authorization: `Bearer ${slack.botToken}` } });
    expect(await read.text()).toBe('version: 1');
  });

  it('are there once Slack has looked at them', async () => {
    const web = await client();
    const image = (id: string) => [{ type: 'image' as const, alt_text: 'Chart', slack_file: { id } }];
    const post = (id: string) => web.chat.postMessage({ channel, text: 'Chart', blocks: image(id) });
    const { file_id = '', upload_url = '' } = await web.files.getUploadURLExternal({
      filename: 'a.png',
      length: 3,
    });
    expect((await fetch(upload_url, { method: 'POST', body: 'toolong' })).status).toBe(400);
    expect((await fetch(upload_url, { method: 'POST', body: 'png' })).status).toBe(200);
    await expect(post(file_id)).rejects.toMatchObject(refusal('invalid_blocks'));
    await web.files.completeUploadExternal({ files: [{ id: file_id }] });
    await expect(post(file_id)).rejects.toMatchObject(refusal('invalid_blocks'));
    const looked = async () => (await web.files.info({ file: file_id })).file?.mimetype;
    expect(await looked()).toBe('');
    await expect.poll(looked).toBe('image/png');
    expect((await post(file_id)).ok).toBe(true);
  });
});
