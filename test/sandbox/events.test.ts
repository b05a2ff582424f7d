import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { PAGE_SOCKET, type Snapshot } from '../../sandbox/protocol.ts';
import { type Sandbox, travellingClock } from '../../sandbox/sandbox.ts';
import { clientAt } from './client.ts';
import { workspace } from './workspace.ts';

const MORNING = Date.parse('2026-11-09T09:00:30Z');
const MINUTE = 60_000;
const minuteOf = (iso: string) => Date.parse(iso) / 1_000;

interface Taken {
  headers: IncomingHttpHeaders;
  body: { type: string; event?: { reaction: string }; minute_rate_limited?: number };
}

let slack: Sandbox;
let server: Server | null = null;
let taken: Taken[] = [];

afterEach(async () => {
  await slack.stop();
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A workspace that delivers to a server which answers each request so: a status, with headers, or never. */
async function deliverTo(
  answer: (count: number) => { status: number; headers?: Record<string, string> } | 'never',
  more: Partial<SandboxOptions> = {},
): Promise<void> {
  taken = [];
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    taken.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
    const given = answer(taken.length);
    if (given !== 'never') response.writeHead(given.status, given.headers).end();
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  slack = await workspace({ clock: travellingClock(MORNING), ...more });
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

async function react(...names: string[]): Promise<void> {
  const { ts } =
    slack.channel('release').last() ?? (await slack.as('bo').say('Look', { channel: 'release' }));
  for (const name of names) await slack.as('bo').react(name, { channel: 'C0RELEASE', ts });
  await slack.settled();
}

const shown = () =>
  slack
    .traffic()
    .filter(({ direction }) => direction === 'to_app')
    .map(({ name, status, note }) => [name, status, note]);

describe('a request that the app does not take', () => {
  const deadlines = { ack: 150, eventRetries: [0, 0] };

  it('comes again, with its number and reason', async () => {
    await deliverTo((count) => (count === 2 ? 'never' : { status: count === 1 ? 500 : 200 }), { deadlines });
    await react('eyes');
    await expect.poll(() => taken.length, { timeout: 3_000 }).toBe(3);
    const tries = taken.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
    expect(tries).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
    ]);
  });

  it('does not come again where the app says so', async () => {
    await deliverTo(() => ({ status: 404, headers: { 'X-Slack-No-Retry': '1' } }), { deadlines });
    await react('eyes');
    expect(taken).toHaveLength(1);
    expect(shown()).toEqual([['reaction_added', 'lost', 'HTTP 404, no retry wanted']]);
  });
});

describe('more events than Slack delivers in an hour', () => {
  const dropped = ['reaction_added', 'limited', 'dropped: 2 deliveries in 60 minutes'];
  const inside = () => taken.map(({ body }) => body.event?.reaction ?? body.minute_rate_limited);

  it('are dropped, of which the app is told once a minute', async () => {
    await deliverTo(() => ({ status: 200 }), { eventsPerHour: 2 });
    await react('one', 'two', 'three', 'four');
    expect(inside()).toEqual(['one', 'two', minuteOf('2026-11-09T09:00:00Z')]);
    expect(taken.at(-1)?.body).toEqual({
      token: 'sandbox-verification-token',
      type: 'app_rate_limited',
      team_id: 'T0LOCAL',
      minute_rate_limited: minuteOf('2026-11-09T09:00:00Z'),
      api_app_id: 'A0SANDBOX',
    });
    expect(shown()).toEqual([
      ['reaction_added', 'ok', ''],
      ['reaction_added', 'ok', ''],
      dropped,
      ['app_rate_limited', 'ok', ''],
      dropped,
    ]);
    await slack.travel(slack.now() + MINUTE);
    await react('five');
    expect(inside().slice(3)).toEqual([minuteOf('2026-11-09T09:01:00Z')]);
    await slack.travel(slack.now() + 59 * MINUTE);
    await react('six', 'seven', 'eight');
    expect(inside().slice(4)).toEqual(['six', 'seven', minuteOf('2026-11-09T10:00:00Z')]);
  });

  it('are counted with those that come again', async () => {
    const deadlines = { eventRetries: [0, 0] };
    await deliverTo((count) => ({ status: count < 3 ? 500 : 200 }), { eventsPerHour: 2, deadlines });
    await react('one');
    await expect.poll(inside).toEqual(['one', 'one', minuteOf('2026-11-09T09:00:00Z')]);
  });

  it('are those beyond 30,000 where nothing else is asked for; the inspector counts them', async () => {
    await deliverTo(() => ({ status: 200 }));
    await react('one', 'two');
    const page = new WebSocket(slack.url.replace('http', 'ws') + PAGE_SOCKET);
    const snapshot = await new Promise<Snapshot>((told) => {
      page.onmessage = ({ data }) => told(JSON.parse(data));
    });
    page.close();
    const counted = { method: 'deliveries of events', used: 2, limit: 30_000, windowMs: 60 * MINUTE };
    expect(snapshot.rates).toContainEqual({ ...counted, scope: '', limitedUntilMs: null });
  });

  it('are no matter to a workspace without limits', async () => {
    await deliverTo(() => ({ status: 200 }), { eventsPerHour: 1, rates: 'off' });
    await react('one', 'two');
    expect(inside()).toEqual(['one', 'two']);
  });

  it('are told of through a socket in an envelope as events have', async () => {
    slack = await workspace({ clock: travellingClock(MORNING), eventsPerHour: 1 });
    const { url = '' } = await clientAt(slack.apiUrl, slack.appToken).apps.connections.open({});
    const socket = new WebSocket(url);
    const envelopes: { type: string; payload: { type: string }; envelope_id: string }[] = [];
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type !== 'hello') envelopes.push(message);
      if (message.envelope_id) socket.send(JSON.stringify({ envelope_id: message.envelope_id }));
    };
    await slack.connected();
    await react('one', 'two');
    expect(envelopes.map(({ type, payload }) => [type, payload.type])).toEqual([
      ['events_api', 'event_callback'],
      ['events_api', 'app_rate_limited'],
    ]);
    expect(envelopes[1]?.payload).not.toHaveProperty('event');
    socket.close();
  });
});
