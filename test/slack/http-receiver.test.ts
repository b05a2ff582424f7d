import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { onRemoval } from '../../src/slack/events/removal.ts';
import { createHttpReceiver } from '../../src/slack/http-receiver.ts';
import { onErrors } from '../../src/slack/on-errors.ts';
import { freePort } from '../free-port.ts';
import { quiet } from '../sandbox/client.ts';

const SECRET = 'a secret that the tests share with nobody';
const log = createLogger('silent');
const receiver = createHttpReceiver({ signingSecret: SECRET, log });
const heard: unknown[] = [];
let port = 0;
let url = '';

beforeAll(async () => {
  const authorize = async () => ({ botToken: 'xoxb-test', botId: 'B0', botUserId: 'U0' });
  const app = new App({ receiver, authorize, logger: quiet, convoStore: false });
  onErrors(app, log);
  app.command('/show', async ({ command, ack }) => {
    heard.push(command);
    await ack({ response_type: 'ephemeral', text: 'Zwölf Uhr' });
  });
  app.command('/fail', async () => {
    throw new Error('broken');
  });
  const identity = { workspace: 'T0', botId: 'B0', botUserId: 'U0', url: null };
  onRemoval(app, identity, (why) => void heard.push(why));
  app.action('vote', async ({ action, ack }) => {
    heard.push(action);
    await ack();
  });
  app.event('reaction_added', async ({ event, context }) => {
    heard.push({ reaction: event.reaction, retryNum: context.retryNum, retryReason: context.retryReason });
  });
  port = await freePort();
  url = `http://127.0.0.1:${port}/slack/events`;
  await app.start(port);
});
afterAll(() => receiver.stop());
beforeEach(() => void heard.splice(0));

const FORM = 'application/x-www-form-urlencoded';
const seconds = (ahead = 0) => String(Math.floor(Date.now() / 1_000) + ahead);
const signature = (timestamp: string, body: string, secret = SECRET) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

function headersFor(body: string, { type = FORM, at = seconds(), secret = SECRET } = {}) {
  return {
    'content-type': type,
    'x-slack-request-timestamp': at,
    'x-slack-signature': signature(at, body, secret),
  };
}

const post = (body: string, headers: Record<string, string> = headersFor(body), to = url) =>
  fetch(to, { method: 'POST', body, headers });

const command = (name: string) =>
  new URLSearchParams({ command: name, text: 'über & 1+1', team_id: 'T0', user_id: 'U1' }).toString();

describe('a request that Slack signed', () => {
  it('is answered with what its listener acknowledges, of a known length', async () => {
    const response = await post(command('/show'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({ response_type: 'ephemeral', text: 'Zwölf Uhr' });
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(heard).toMatchObject([{ text: 'über & 1+1', user_id: 'U1' }]);
  });

  it('may come to an address with a query', async () => {
    const body = command('/show');
    expect((await post(body, headersFor(body), `${url}?from=slack`)).status).toBe(200);
  });

  it('may be a click, and an empty answer', async () => {
    const click = {
      type: 'block_actions',
      team: { id: 'T0' },
      user: { id: 'U1' },
      actions: [{ type: 'button', action_id: 'vote', block_id: 'b', value: 'green' }],
    };
    const response = await post(new URLSearchParams({ payload: JSON.stringify(click) }).toString());
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(heard).toMatchObject([{ value: 'green' }]);
  });

  it('may be an event that comes again', async () => {
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0',
      event: { type: 'reaction_added', user: 'U1', reaction: 'eyes', item: {}, event_ts: '1.2' },
    });
    const again = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    const response = await post(body, { ...headersFor(body, { type: 'application/json' }), ...again });
    expect(response.status).toBe(200);
    await expect.poll(() => heard).toEqual([{ reaction: 'eyes', retryNum: 2, retryReason: 'http_timeout' }]);
  });

  it('may say that its own workspace removed the app, and nothing of another', async () => {
    for (const team_id of ['T0ELSE', 'T0']) {
      const body = JSON.stringify({ type: 'event_callback', team_id, event: { type: 'app_uninstalled' } });
      expect((await post(body, headersFor(body, { type: 'application/json' }))).status).toBe(200);
      await expect.poll(() => heard).toEqual(team_id === 'T0' ? ['app_uninstalled'] : []);
    }
  });

  it('may ask whether this is the right address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const response = await post(body, headersFor(body, { type: 'application/json' }));
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  it.each([
    ['no JSON', '{"type":', 'application/json', 400],
    ['no object', '7', 'application/json', 400],
    ['a payload that is no JSON', 'payload=%7B', FORM, 400],
    ['nothing that anybody takes', '{"type":"unheard_of"}', 'application/json', 500],
    ['a listener that fails', command('/fail'), FORM, 500],
  ])('is not acknowledged where it is %s', async (_, body, type, status) => {
    expect((await post(body, headersFor(body, { type }))).status).toBe(status);
    expect((await post(command('/show'))).status).toBe(200);
  });
});

describe('a request that Slack did not sign', () => {
  const body = command('/show');
  const { 'x-slack-signature': _, ...unsigned } = headersFor(body);
  const { 'x-slack-request-timestamp': __, ...unstamped } = headersFor(body);
  it.each<[string, Record<string, string>]>([
    ['has no signature', unsigned],
    ['has no timestamp', unstamped],
    ['is signed with another secret', headersFor(body, { secret: 'another' })],
    ['is signed for another body', headersFor(command('/fail'))],
    ['is older than five minutes', headersFor(body, { at: seconds(-305) })],
    ['is ahead of time by five minutes', headersFor(body, { at: seconds(400) })],
    ['has a timestamp that is no number', headersFor(body, { at: 'now' })],
    ['has a shorter signature', { ...headersFor(body), 'x-slack-signature': 'v0=00' }],
    [
      'has a signature of another version',
      { ...headersFor(body), 'x-slack-signature': signature(seconds(), body).replace('v0', 'v1') },
    ],
    ['is not signed at all', { 'content-type': FORM }],
  ])('is refused where it %s', async (_name, headers) => {
    const response = await post(body, headers);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    expect(heard).toEqual([]);
  });
});

it('is looked at for its certificate by whoever likes, and nothing comes of it', async () => {
  const response = await post(`${command('/show')}&ssl_check=1`, { 'content-type': FORM });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
  expect(heard).toEqual([]);
});

it('is looked at for its certificate by Slack itself, signed, too', async () => {
  const response = await post('token=abc&ssl_check=1');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
  expect(heard).toEqual([]);
});

it('holds nobody up with millions of fields that nobody signed', async () => {
  const began = performance.now();
  expect((await post('a&'.repeat(2 * 1_024 * 1_024), { 'content-type': FORM })).status).toBe(401);
  expect(performance.now() - began).toBeLessThan(5_000);
});

it.each([
  ['another path', 'POST', '/', 404],
  ['another method', 'GET', '/slack/events', 404],
])('knows no %s', async (_, method, path, status) => {
  expect((await fetch(`http://127.0.0.1:${port}${path}`, { method })).status).toBe(status);
});

it('reads no more than 4 MB, and goes on', async () => {
  const body = 'x'.repeat(4 * 1_024 * 1_024 + 1);
  expect((await post(body)).status).toBe(413);
  expect((await post(command('/show'))).status).toBe(200);
});

it('goes on after a sender who leaves in the middle', async () => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
  socket.destroy();
  await once(socket, 'close');
  expect((await post(command('/show'))).status).toBe(200);
});

it('says why it does not start where its port is taken', async () => {
  const second = createHttpReceiver({ signingSecret: SECRET, log });
  const app = new App({ receiver: second, authorize: async () => ({}), logger: quiet });
  await expect(app.start(port)).rejects.toThrow('EADDRINUSE');
});
