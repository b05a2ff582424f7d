import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from './bolt-app.ts';
import { clientAt, refusal } from './client.ts';
import { workspace } from './workspace.ts';

const channel = 'C0RELEASE';
let slack: Sandbox;
let web: WebClient;

beforeEach(async () => {
  slack = await workspace({
    rates: 'off',
    deadlines: { ack: 200, eventRetries: [0, 50, 50, 50, 50, 50, 50, 50, 50] },
  });
  web = clientAt(slack.apiUrl, slack.botToken);
});
afterEach(() => slack.stop());

const post = (text: string) => web.chat.postMessage({ channel, text });
const texts = () =>
  slack
    .channel('release')
    .messages()
    .map((message) => message.text);

describe('a call of the Web API', () => {
  it('can be answered 429, as often as asked', async () => {
    slack.break({ fault: 'answer_429', method: 'chat.postMessage', times: 1, retryAfterS: 7 });
    await expect(post('One')).rejects.toMatchObject({ retryAfter: 7 });
    await post('Two');
    expect(texts()).toEqual(['Two']);
  });

  it('can be answered 500, the work not done', async () => {
    slack.break({ fault: 'answer_500', times: 1 });
    await expect(post('One')).rejects.toMatchObject({ statusCode: 500 });
    expect(texts()).toEqual([]);
  });

  it('can get lost before the work', async () => {
    slack.break({ fault: 'lose_call', method: 'chat.postMessage', times: 1 });
    await web.auth.test();
    await expect(post('One')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(texts()).toEqual([]);
  });

  it('can lose its answer after the work', async () => {
    slack.break({ fault: 'lose_answer', times: 1 });
    await expect(post('One')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(texts()).toEqual(['One']);
    expect(slack.traffic().at(-1)).toMatchObject({ status: 'lost', answered: { ok: true } });
  });

  it('can time out after the work', async () => {
    slack.break({ fault: 'time_out_after_work', times: 1, holdMs: 100 });
    const started = performance.now();
    await expect(post('One')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(performance.now() - started).toBeGreaterThan(90);
    expect(texts()).toEqual(['One']);
  });
});

describe('a delivery', () => {
  let app: RunningApp;
  const heard: [string, unknown][] = [];
  const commands: string[] = [];
  beforeEach(async () => {
    heard.length = 0;
    commands.length = 0;
    const listeners = (bolt: App) => {
      bolt.event(
        'reaction_added',
        async ({ event, body }) => void heard.push([event.reaction, body.event_id]),
      );
      bolt.event('channel_archive', async ({ body }) => void heard.push(['archived', body.event_id]));
      bolt.event('channel_left', async ({ body }) => void heard.push(['left', body.event_id]));
      bolt.event('user_change', async ({ event }) => void heard.push(['changed', event.user.deleted]));
      bolt.event('tokens_revoked', async ({ body }) => void heard.push(['revoked', body.event_id]));
      bolt.event('app_uninstalled', async ({ body }) => void heard.push(['uninstalled', body.event_id]));
      bolt.command('/gate', async ({ ack, command }) => {
        commands.push(command.text);
        await ack();
      });
    };
    app = await socketApp(slack, listeners, { patienceMs: 300 });
  });
  afterEach(() => app.stop());

  const react = async (...names: string[]) => {
    const said = await slack.as('bo').say('Look', { channel: 'release' });
    for (const name of names) await slack.as('bo').react(name, said);
    await slack.settled();
  };
  const names = () => heard.map(([name]) => name);

  it('tells nothing of what the app has no scope for', async () => {
    const small = await workspace({ app: { scopes: ['chat:write', 'users:read'] } });
    const said = await small.as('bo').say('Look', { channel: 'release' });
    await small.as('bo').react('eyes', said);
    small.break({ fault: 'deactivate_person', person: 'chi' });
    expect(small.traffic().map(({ name }) => name)).toEqual(['deactivate_person', 'user_change']);
    await small.stop();
  });

  it('can come twice, with the same id', async () => {
    slack.break({ fault: 'deliver_twice', times: 1 });
    await react('eyes', 'tada');
    expect(names()).toEqual(['eyes', 'eyes', 'tada']);
    expect(heard[0]?.[1]).toBe(heard[1]?.[1]);
  });

  it('can come twice for a command too', async () => {
    slack.break({ fault: 'deliver_twice', times: 1 });
    await slack.as('bo').command('/gate go', { channel: 'release' });
    await slack.settled();
    expect(commands).toEqual(['go', 'go']);
  });

  it('can come out of order', async () => {
    slack.break({ fault: 'deliver_out_of_order', times: 1 });
    await react('eyes', 'tada');
    expect(names()).toEqual(['tada', 'eyes']);
  });

  it('waits for the app to come back after its socket was dropped', async () => {
    slack.break({ fault: 'drop_socket' });
    expect(slack.connections()).toBe(0);
    await slack.connected();
    await react('eyes');
    expect(names()).toEqual(['eyes']);
  });

  it('is tried again while the app is away', async () => {
    slack.break({ fault: 'drop_socket' });
    const said = await slack.as('bo').say('Look', { channel: 'release' });
    await slack.as('bo').react('eyes', said);
    await slack.connected();
    await slack.settled(150);
    expect(names()).toEqual(['eyes']);
  });

  it('goes on over a new connection when Slack asks for one', async () => {
    slack.break({ fault: 'refresh_socket' });
    await vi.waitFor(() => expect(slack.traffic().map(({ name }) => name)).toContain('disconnected'));
    await slack.connected();
    await react('eyes');
    expect(names()).toEqual(['eyes']);
  });

  it('finds nobody while connections are refused', async () => {
    slack.break({ fault: 'refuse_sockets', forMs: 600 });
    slack.break({ fault: 'drop_socket' });
    await pause(450);
    expect(slack.connections()).toBe(0);
    await slack.connected();
    expect(slack.traffic().filter(({ name }) => name === 'hello')).toHaveLength(2);
  });

  it('tells of an archived channel, of having to leave one, and of people who go', async () => {
    slack.break({ fault: 'archive_channel', channel: 'release' });
    slack.break({ fault: 'remove_app', channel: 'release' });
    slack.break({ fault: 'deactivate_person', person: 'bo' });
    await slack.settled();
    expect(names().toSorted()).toEqual(['archived', 'changed', 'left']);
    await expect(post('x')).rejects.toMatchObject(refusal('is_archived'));
    await expect(slack.as('bo').command('/gate', { channel: 'release' })).rejects.toThrow('deactivated');
  });

  it('tells of lost tokens', async () => {
    slack.break({ fault: 'uninstall_app' });
    await slack.settled();
    expect(names().toSorted()).toEqual(['revoked', 'uninstalled']);
    await expect(post('x')).rejects.toMatchObject(refusal('account_inactive'));
  });
});
