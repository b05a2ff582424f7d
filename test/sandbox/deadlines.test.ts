import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, travellingClock } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from './bolt-app.ts';
import { clientAt } from './client.ts';
import { workspace } from './workspace.ts';

const ACK = 150;
/** Longer than a busy machine takes to open a form. */
const TRIGGER = 400;
const MORNING = Date.parse('2026-11-09T09:00:00Z');
const plain = (text: string) => ({ type: 'plain_text' as const, text });

let slack: Sandbox;
let app: RunningApp;
const clock = travellingClock(MORNING);

beforeEach(async () => {
  slack = await workspace({
    clock,
    rates: 'off',
    deadlines: { ack: ACK, trigger: TRIGGER, eventRetries: [0, ACK] },
  });
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

const run = async (listeners: (app: App) => void) => {
  app = await socketApp(slack, listeners);
};

describe('an ack that comes late', () => {
  it('is shown to the person as Slack shows it', async () => {
    await run((bolt) => {
      bolt.command('/gate', async ({ ack }) => {
        await pause(ACK * 2);
        await ack('too late');
      });
    });
    const outcome = await slack.as('bo').command('/gate status', { channel: 'release' });
    expect(outcome).toEqual({ ok: false, error: '/gate failed because the app did not respond', told: true });
    const told = slack.as('bo').ephemerals('release').at(-1);
    expect(told).toMatchObject({ user: 'USLACKBOT', text: '/gate failed because the app did not respond' });
    await expect
      .poll(() => slack.traffic().filter(({ name }) => name === '/gate status'))
      .toMatchObject([
        { direction: 'to_app', status: 'late' },
        { direction: 'from_app', status: 'late', note: expect.stringMatching(/^acknowledged \d+ ms after/) },
      ]);
    expect(
      slack
        .as('bo')
        .ephemerals('release')
        .map(({ text }) => text),
    ).not.toContain('too late');
  });

  it('keeps a form open and says so in it', async () => {
    let asked = 0;
    await run((bolt) => {
      bolt.shortcut('new_plan', async ({ ack, shortcut, client }) => {
        await ack();
        const view = {
          type: 'modal' as const,
          callback_id: 'slow',
          title: plain('Slow'),
          submit: plain('Go'),
          blocks: [],
        };
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      bolt.view('slow', async ({ ack }) => {
        asked += 1;
        if (asked === 1) await pause(ACK * 2);
        await ack();
      });
    });
    await slack.as('bo').shortcut('new_plan');
    await slack.as('bo').waitForForm('Slow');
    const late = await slack.as('bo').submit();
    expect(late.form).toMatchObject({ busy: false, failure: 'We had some trouble connecting. Try again?' });
    await slack.as('bo').submit();
    await slack.as('bo').waitForNoForm();
  });

  it('makes an event come again, with its number and reason', async () => {
    const tries: unknown[] = [];
    await run((bolt) => {
      bolt.use(async ({ context, next }) => {
        tries.push([context.retryNum, context.retryReason]);
        await next();
      });
    });
    const process = app.app.processEvent.bind(app.app);
    app.app.processEvent = async (event) => {
      if (tries.length < 2) await pause(ACK * 1.5);
      await process(event);
    };
    await slack.as('bo').react('eyes', await slack.as('bo').say('Look', { channel: 'release' }));
    const sent = () =>
      slack.traffic().filter(({ name, direction }) => name === 'reaction_added' && direction === 'to_app');
    await expect
      .poll(() => sent().map(({ status, note }) => [status, note]))
      .toEqual([
        ['late', ''],
        ['late', 'retry 1'],
        ['ok', 'retry 2'],
      ]);
    expect(new Set(sent().map((entry) => (entry.sent as { event_id: string }).event_id)).size).toBe(1);
    expect(tries).toContainEqual([2, 'timeout']);
  });
});

describe('what only lives for a while', () => {
  it('a trigger opens nothing after its time', async () => {
    const codes: unknown[] = [];
    await run((bolt) => {
      bolt.command('/gate', async ({ ack, command, client }) => {
        await ack();
        await pause(TRIGGER * 1.1);
        const view = { type: 'modal' as const, title: plain('Late'), blocks: [] };
        await client.views
          .open({ trigger_id: command.trigger_id, view })
          .catch((error) => codes.push(error.data.error));
      });
    });
    await slack.as('bo').command('/gate', { channel: 'release' });
    await expect.poll(() => codes).toEqual(['expired_trigger_id']);
  });

  it('a response_url serves five times', async () => {
    await run((bolt) => {
      bolt.command('/gate', async ({ ack, respond }) => {
        await ack();
        for (const count of [1, 2, 3, 4, 5, 6]) await respond(`Answer ${count}`);
      });
    });
    await slack.as('bo').command('/gate', { channel: 'release' });
    await slack.settled();
    const answers = slack
      .as('bo')
      .ephemerals('release')
      .map(({ text }) => text);
    expect(answers).toEqual(['Answer 1', 'Answer 2', 'Answer 3', 'Answer 4', 'Answer 5']);
    expect(app.errors).toMatchObject([{ code: 'slack_bolt_respond_error' }]);
  });

  it('a response_url serves for thirty minutes of the shared clock', async () => {
    const responses: ((text: string) => Promise<unknown>)[] = [];
    await run((bolt) => {
      bolt.command('/gate', async ({ ack, respond }) => {
        responses.push(respond);
        await ack();
      });
    });
    await slack.as('bo').command('/gate', { channel: 'release' });
    await slack.travel(slack.now() + 29 * 60_000);
    await responses[0]?.('In time');
    await slack.travel(slack.now() + 2 * 60_000);
    await expect(responses[0]?.('Too late')).rejects.toThrow(/404/);
    expect(
      slack
        .as('bo')
        .ephemerals('release')
        .map(({ text }) => text),
    ).toEqual(['In time']);
  });
});

describe('a command', () => {
  it('fails at once where no app is there', async () => {
    await run(() => {});
    await app.stop();
    await slack.settled();
    const outcome = await slack.as('bo').command('/gate', { channel: 'release' });
    expect(outcome).toEqual({
      ok: false,
      error: '/gate failed with the error "dispatch_failed"',
      told: true,
    });
  });

  it('that nobody registered is Slackbot’s to answer', async () => {
    await run(() => {});
    const outcome = await slack.as('bo').command('/dance now', { channel: 'release' });
    expect(outcome).toEqual({ ok: false, error: '/dance is not a valid command.', told: true });
  });
});

describe('a connection', () => {
  const connect = (url: string) =>
    new Promise<string>((told) => {
      const socket = new WebSocket(url);
      socket.onmessage = ({ data }) => told(JSON.parse(data).reason ?? JSON.parse(data).type);
      socket.onerror = () => told('refused');
    });

  it('needs the address that Slack gave for it, which serves once', async () => {
    await run(() => {});
    const web = clientAt(slack.apiUrl, slack.appToken);
    const { url = '' } = await web.apps.connections.open({});
    expect(await connect(url)).toBe('hello');
    expect(await connect(url)).toBe('refused');
    expect(slack.connections()).toBe(2);
  });

  it('is one of ten at most', async () => {
    await run(() => {});
    const web = clientAt(slack.apiUrl, slack.appToken);
    const told: string[] = [];
    for (let count = 0; count < 10; count += 1)
      told.push(await connect((await web.apps.connections.open({})).url ?? ''));
    expect(told).toEqual([...Array(9).fill('hello'), 'too_many_websockets']);
  });
});
