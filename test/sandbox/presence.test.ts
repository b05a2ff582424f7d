import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PAGE_SOCKET, type PagePresence } from '../../sandbox/protocol.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from './bolt-app.ts';
import { workspace } from './workspace.ts';

const form = {
  type: 'modal' as const,
  callback_id: 'first',
  title: { type: 'plain_text' as const, text: 'First' },
  notify_on_close: true,
  blocks: [{ type: 'divider' as const }],
};

let slack: Sandbox;
let app: RunningApp;
let pages: WebSocket[];
let closed: [string, boolean][];

const listeners = (bolt: App) => {
  bolt.shortcut('new_plan', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
  bolt.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    if (body.type === 'view_closed') closed.push([body.view.callback_id, body.is_cleared]);
  });
};

beforeEach(async () => {
  [pages, closed] = [[], []];
  slack = await workspace({ rates: 'off' });
  app = await socketApp(slack, listeners);
  await slack.as('bo').shortcut('new_plan');
  await slack.as('bo').waitForForm('First');
});
afterEach(async () => {
  for (const page of pages) page.close();
  await app.stop();
  await slack.stop();
});

async function openPage(presence: PagePresence): Promise<WebSocket> {
  const page = new WebSocket(slack.url.replace('http', 'ws') + PAGE_SOCKET);
  pages.push(page);
  await new Promise((open) => page.on('open', open));
  await tell(page, presence);
  return page;
}

/** Says who acts at the page; settles when the sandbox has heard it. */
async function tell(page: WebSocket, presence: PagePresence): Promise<void> {
  page.send(JSON.stringify(presence));
  const heard = new Promise((pong) => page.once('pong', pong));
  page.ping();
  await heard;
}

describe('the private messages of a person', () => {
  it('are gone when their only page is loaded', async () => {
    for (const who of ['bo', 'chi']) await slack.as(who).command('/dance', { channel: 'release' });
    await openPage({ as: 'U0CHI', fresh: false });
    await openPage({ as: 'U0CHI', fresh: true });
    await openPage({ as: 'U0BO', fresh: true });
    expect(slack.as('bo').ephemerals('release')).toEqual([]);
    expect(slack.as('chi').ephemerals('release')).toHaveLength(1);
  });
});

describe('the open forms of a person', () => {
  it('are dropped, and the app is told, when their only page is loaded', async () => {
    await openPage({ as: 'U0BO', fresh: true });
    expect(slack.as('bo').form()).toBeNull();
    await slack.settled();
    expect(closed).toEqual([['first', true]]);
  });

  it('stay when the page of another person is loaded, or a page comes back to them', async () => {
    const page = await openPage({ as: 'U0CHI', fresh: true });
    await tell(page, { as: 'U0BO', fresh: false });
    expect(slack.as('bo').form()?.title).toBe('First');
  });

  it('stay while they have another page, and only so long', async () => {
    const first = await openPage({ as: 'U0BO', fresh: false });
    const second = await openPage({ as: 'U0BO', fresh: true });
    expect(slack.as('bo').form()?.title).toBe('First');
    first.close();
    await expect
      .poll(async () => {
        await tell(second, { as: 'U0BO', fresh: true });
        return slack.as('bo').form();
      })
      .toBeNull();
  });

  it('survive nonsense from a page', async () => {
    const page = await openPage({ as: 'U0NOBODY', fresh: true });
    page.send('nonsense');
    await tell(page, { as: 'U0CHI', fresh: true });
    expect(slack.as('bo').form()?.title).toBe('First');
  });
});
