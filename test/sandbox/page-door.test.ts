import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  PAGE_DO,
  PAGE_FILES,
  PAGE_SOCKET,
  PAGE_TRAFFIC,
  PAGE_UPLOAD,
  type PageAction,
  type PageAnswer,
  type Push,
  type Snapshot,
  type UploadAnswer,
} from '../../sandbox/protocol.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from './bolt-app.ts';
import { clientAt } from './client.ts';
import { workspace } from './workspace.ts';

const channel = 'C0RELEASE';
const plain = (text: string) => ({ type: 'plain_text' as const, text });

let slack: Sandbox;
let app: RunningApp;
let pages: WebSocket[];

const listeners = (bolt: App) => {
  bolt.action('vote', async ({ ack, body, client }) => {
    await ack();
    const blocks = [
      {
        type: 'input' as const,
        block_id: 'plan',
        label: plain('Plan'),
        element: { type: 'file_input' as const, action_id: 'file' },
      },
    ];
    const view = {
      type: 'modal' as const,
      callback_id: 'v',
      title: plain('Import'),
      submit: plain('Go'),
      blocks,
    };
    if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view });
  });
  bolt.view('v', async ({ ack, view }) => {
    const file = view.state.values.plan?.file?.files?.[0];
    await ack({ response_action: 'errors', errors: { plan: `${file?.name} has no start` } });
  });
  bolt.options('pick', async ({ ack, payload }) => {
    const options = [{ text: plain(`${payload.value}!`), value: payload.value }];
    await ack(payload.value === 'none' ? { options: [] } : { options });
  });
};

beforeEach(async () => {
  pages = [];
  slack = await workspace({ rates: 'off' });
  app = await socketApp(slack, listeners);
});
afterEach(async () => {
  for (const page of pages) page.close();
  await app.stop();
  await slack.stop();
});

/** A page: its snapshot, and everything pushed to it since. */
async function open(): Promise<{ snapshot: Snapshot; pushed: Push[] }> {
  const socket = new WebSocket(slack.url.replace('http', 'ws') + PAGE_SOCKET);
  pages.push(socket);
  const pushed: Push[] = [];
  const snapshot = await new Promise<Snapshot>((ready) => {
    socket.on('message', (data) => {
      const frame: Snapshot | Push = JSON.parse(String(data));
      if (frame.type === 'snapshot') ready(frame);
      else pushed.push(frame);
    });
  });
  return { snapshot, pushed };
}

async function act(action: PageAction): Promise<PageAnswer> {
  const response = await fetch(slack.url + PAGE_DO, { method: 'POST', body: JSON.stringify(action) });
  return response.json() as Promise<PageAnswer>;
}

async function upload(fields: Record<string, string>): Promise<UploadAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File(['version: 1'], 'plan.yaml'));
  const response = await fetch(slack.url + PAGE_UPLOAD, { method: 'POST', body: form });
  return response.json() as Promise<UploadAnswer>;
}

async function postVote(): Promise<void> {
  const elements = [
    { type: 'button' as const, action_id: 'vote', text: plain('Vote') },
    { type: 'external_select' as const, action_id: 'pick', min_query_length: 1 },
  ];
  await app.app.client.chat.postMessage({
    channel,
    text: 'Vote',
    metadata: { event_type: 'review', event_payload: { key: 'secret' } },
    blocks: [{ type: 'actions', block_id: 'votes', elements }],
  });
}

describe('the door for the page', () => {
  it('begins with the whole workspace', async () => {
    await slack.as('bo').say('Hello', { channel: 'release' });
    const { snapshot } = await open();
    expect(snapshot.people.map(({ handle }) => handle)).toEqual([
      'lead',
      'bo',
      'chi',
      'guest',
      'app',
      'slackbot',
    ]);
    expect(snapshot.conversations.map(({ name, kind }) => [name, kind])).toContainEqual([
      'secret',
      'private',
    ]);
    expect(snapshot.messages).toMatchObject([{ channel, user: 'U0BO', text: 'Hello', onlyFor: null }]);
    expect(snapshot.app).toMatchObject({
      connections: 1,
      commands: [{ command: '/gate' }, { command: '/raw' }],
    });
    expect(snapshot.unread).toContainEqual({ person: 'U0CHI', channel, count: 1, mentions: 0 });
    expect(snapshot.traffic.map(({ name }) => name)).toContain('apps.connections.open');
  });

  it('goes on with what happens, without metadata', async () => {
    const { pushed } = await open();
    await postVote();
    await slack.settled();
    const told = pushed.find((push) => push.type === 'message');
    expect(told).toMatchObject({ message: { text: 'Vote', botId: 'B0BOT' } });
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(pushed).toContainEqual({
      type: 'unread',
      unread: { person: 'U0BO', channel, count: 1, mentions: 0 },
    });
    await act({ do: 'mark_read', person: 'U0BO', channel });
    expect(pushed).toContainEqual({
      type: 'unread',
      unread: { person: 'U0BO', channel, count: 0, mentions: 0 },
    });
  });

  it('carries a form with a file from the click to its error', async () => {
    const { pushed } = await open();
    await postVote();
    const { ts = '' } = slack.channel('release').last() ?? {};
    const container = { in: 'message' as const, channel, ts };
    await act({ do: 'press', person: 'U0BO', container, blockId: 'votes', actionId: 'vote' });
    const { id: viewId } = await slack.as('bo').waitForForm('Import');
    const given = await upload({ person: 'U0BO' });
    if (!given.ok) throw new Error(given.error);
    const state = { plan: { file: { type: 'file_input', files: [{ id: given.file.id }] } } };
    const answer = await act({ do: 'submit_view', person: 'U0BO', viewId, state });
    expect(answer).toEqual({ ok: false, error: 'The form has problems.' });
    const views = pushed.filter((push) => push.type === 'views').map((push) => push.views.at(-1));
    expect(views.map((view) => view?.busy)).toEqual([false, true, false]);
    expect(views.at(-1)?.errors).toEqual({ plan: 'plan.yaml has no start' });
    expect(await (await fetch(`${slack.url}${PAGE_FILES}/${given.file.id}`)).text()).toBe('version: 1');
  });

  it('asks the app for options', async () => {
    await postVote();
    const container = { in: 'message' as const, channel, ts: slack.channel('release').last()?.ts ?? '' };
    const asked = { container, blockId: 'votes', actionId: 'pick', typed: 'al' };
    const answer = await act({ do: 'suggest', person: 'U0BO', ...asked });
    expect(answer).toMatchObject({ ok: true, options: [{ text: { text: 'al!' }, value: 'al' }] });
    const sent = slack.traffic().find(({ name }) => name === 'block_suggestion pick')?.sent;
    expect(sent).toMatchObject({ type: 'block_suggestion', block_id: 'votes', value: 'al', message: {} });
    expect(sent).not.toHaveProperty('response_url');
  });

  it('shows no options where Slack shows none, and says why in the inspector', async () => {
    await postVote();
    const container = { in: 'message' as const, channel, ts: slack.channel('release').last()?.ts ?? '' };
    const typing = async (typed: string, actionId = 'pick') => {
      const asked = { container, blockId: 'votes', actionId, typed };
      const answer = await act({ do: 'suggest', person: 'U0BO', ...asked });
      return answer.ok ? answer.options?.length : answer.error;
    };
    const asked = () => slack.traffic().filter(({ name }) => name.startsWith('block_suggestion')).length;
    expect([await typing(''), await typing('al', 'vote'), await typing('al', 'gone')]).toEqual([0, 0, 0]);
    expect(asked()).toBe(0);
    expect([await typing('none'), await typing('x'.repeat(74))]).toEqual([0, 1]);
    expect(slack.violations()).toEqual([]);
    expect(await typing('x'.repeat(75))).toBe(0);
    const problems = ['options[0].text: must be at most 75 characters'];
    expect(slack.violations()).toEqual([{ where: 'answer to block_suggestion pick', problems }]);
    expect(slack.traffic().at(-1)).toMatchObject({
      direction: 'from_app',
      name: 'block_suggestion pick',
      status: 'error',
      note: problems[0],
    });
  });

  it('shares a file in a channel', async () => {
    await upload({ person: 'U0CHI', channel, text: 'Our plan' });
    expect(slack.channel('release').last()).toMatchObject({
      text: 'Our plan',
      files: [{ name: 'plan.yaml' }],
    });
  });

  it('edits, reacts, leaves and dismisses for people', async () => {
    const posted = await act({ do: 'post', person: 'U0BO', channel, text: 'Fist' });
    const ts = posted.ok ? (posted.ts ?? '') : '';
    await act({ do: 'edit', person: 'U0BO', channel, ts, text: 'First' });
    await act({ do: 'react', person: 'U0CHI', channel, ts, name: 'eyes' });
    expect(slack.channel('release').last()).toMatchObject({ text: 'First', reactions: [{ name: 'eyes' }] });
    await app.app.client.chat.postEphemeral({ channel, user: 'U0BO', text: 'psst' });
    const secret = slack.as('bo').ephemerals()[0];
    expect(await act({ do: 'dismiss', person: 'U0CHI', channel, ts: secret?.ts ?? '' })).toMatchObject({
      ok: false,
    });
    expect(await act({ do: 'dismiss', person: 'U0BO', channel, ts: secret?.ts ?? '' })).toEqual({ ok: true });
    expect(slack.as('bo').ephemerals()).toEqual([]);
    await act({ do: 'leave', person: 'U0CHI', channel });
    expect(slack.channel('release').members()).not.toContain('U0CHI');
    const away = await act({ do: 'post', person: 'U0CHI', channel, text: 'x' });
    expect(away).toEqual({ ok: false, error: 'Chi is no member of release' });
  });

  it('shows a payload in the inspector, and never the token', async () => {
    await clientAt(slack.apiUrl, slack.botToken).chat.postMessage({ channel, text: 'Look inside' });
    const { snapshot } = await open();
    const entry = snapshot.traffic.findLast(({ name }) => name === 'chat.postMessage');
    const detail = await (await fetch(`${slack.url}${PAGE_TRAFFIC}/${entry?.id}`)).text();
    expect(JSON.parse(detail)).toMatchObject({ sent: { text: 'Look inside' }, answered: { ok: true } });
    expect(JSON.stringify(slack.traffic())).not.toContain(slack.botToken);
  });

  it('sets faults and takes them back', async () => {
    const { pushed } = await open();
    await act({ do: 'fault', order: { fault: 'answer_500', times: 3 } });
    expect(pushed.findLast((push) => push.type === 'faults')).toMatchObject({ faults: [{ left: 3 }] });
    await act({ do: 'clear_faults' });
    expect((await app.app.client.auth.test()).ok).toBe(true);
  });

  it('answers nonsense with a sentence', async () => {
    const nonsense = await fetch(slack.url + PAGE_DO, { method: 'POST', body: '[]' });
    expect(await nonsense.json()).toEqual({ ok: false, error: 'an action must be a JSON object' });
    const unknown = { do: 'sing' } as unknown as PageAction;
    expect(await act(unknown)).toEqual({ ok: false, error: 'There is no action sing' });
  });
});
