import { travellingClock } from '../../sandbox/clock.ts';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { createLogger } from '../../src/log.ts';
import { change } from '../../src/operations/change.ts';
import type { Deps } from '../../src/operations/deps.ts';
import type { PostView } from '../../src/operations/posts.ts';
import { message } from '../../src/slack/blocks/message.ts';
import { createClient, identify } from '../../src/slack/bolt.ts';
import { createDelivery, type Delivery } from '../../src/slack/deliver/deliver.ts';
import type { Rates } from '../../src/slack/deliver/pace.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { OutboxRow } from '../../src/storage/outbox.ts';
import { updateOutbox } from '../../src/storage/outbox-marks.ts';
import { outbox } from '../../src/storage/schema/index.ts';

/** The outbox and its delivery against a sandbox, without the rest of the app: posts are plain words. */
export interface Line {
  slack: Sandbox;
  deps: Deps;
  delivery: Delivery;
  /** Queues words under a key, in a channel or to a person. */
  say(key: string, channel?: string, more?: { thread?: string; priority?: number }): void;
  /** Queues a refresh of the message under a key. */
  refresh(key: string, channel?: string): void;
  react(key: string, name: string): void;
  /** What every refresh shows from now on. */
  show(text: string): void;
  row(key: string): OutboxRow;
  /** Texts in a channel, oldest first. */
  texts(channel?: string): string[];
  /** Lets time pass for back-offs, and waits until all that is due was tried. */
  pass(ms: number): Promise<void>;
  /** Leaves a row as a process does that is killed while it sends. */
  leaveSending(key: string): void;
  /** A new process on the same database. */
  restart(): void;
  /** Rows that were given up. */
  dead: OutboxRow[];
  calls: string[];
  stop(): Promise<void>;
}

export const CHANNEL = 'C0RELEASE';
const unpaced: Rates = {
  channel: { burst: 1, everyMs: 0 },
  posts: { burst: 1, everyMs: 0 },
  others: { burst: 1, everyMs: 0 },
};

export async function startLine(
  options: Partial<SandboxOptions> = {},
  rates: Rates | undefined = unpaced,
): Promise<Line> {
  const clock = travellingClock(Date.parse('2026-11-02T09:00:00Z'));
  const slack = await startSandbox({
    people: [{ id: 'U0LEAD', name: 'Lead', handle: 'lead' }],
    channels: [
      { id: CHANNEL, name: 'release' },
      { id: 'C0OTHER', name: 'other' },
    ],
    rates: 'off',
    clock,
    ...options,
  });
  const log = createLogger('silent');
  const client = createClient(
    {
      botToken: slack.botToken,
      transport: { mode: 'socket', appToken: slack.appToken },
      slackApiUrl: slack.apiUrl,
      databasePath: ':memory:',
      logLevel: 'silent',
    },
    log,
  );
  const identity = await identify(client);
  const database = openDatabase(':memory:');
  let ids = 0;
  let shown = 'first';
  const deps: Deps = { database, clock, ids: { next: () => `id-${++ids}` }, wake: () => delivery.wake() };
  const actor = { workspace: identity.workspace, user: 'U0LEAD' };
  const dead: OutboxRow[] = [];
  const calls: string[] = [];
  const words = (view: PostView) => (view.type === 'words' ? view.text.replace('{shown}', shown) : view.type);
  const start = () =>
    createDelivery({
      deps,
      client,
      identity,
      log,
      rates,
      render: (_workspace, view) => ({ message: message(words(view), []), replies: [] }),
      onDead: (row) => void dead.push(row),
      onCall: (method, result) => void calls.push(`${method} ${result}`),
    });
  let delivery = start();
  const row = (key: string) => {
    const found = database.store
      .select()
      .from(outbox)
      .all()
      .find((one) => one.key === key);
    if (found === undefined) throw new Error(`nothing is queued under ${key}`);
    return found;
  };
  return {
    slack,
    deps,
    get delivery() {
      return delivery;
    },
    say: (key, channel = CHANNEL, more = {}) =>
      change(deps, actor, (c) =>
        c.post(null, { key, channel, view: { type: 'words', text: `${key} {shown}` }, ...more }),
      ),
    refresh: (key, channel = CHANNEL) =>
      change(deps, actor, (c) => c.refresh(null, channel, key, { type: 'words', text: `${key} {shown}` })),
    react: (key, name) => change(deps, actor, (c) => c.react(null, CHANNEL, key, name)),
    show(text) {
      shown = text;
    },
    row,
    texts: (channel = CHANNEL) =>
      slack
        .channel(channel)
        .messages()
        .map(({ text }) => text),
    async pass(ms) {
      clock.advance(ms);
      await delivery.drained();
    },
    leaveSending: (key) =>
      updateOutbox(database.store, row(key).id, {
        status: 'sending',
        sentAt: clock.now(),
        slackChannel: null,
        slackTs: null,
      }),
    restart() {
      delivery = start();
    },
    dead,
    calls,
    async stop() {
      await delivery.stop();
      await slack.stop();
      database.close();
    },
  };
}
