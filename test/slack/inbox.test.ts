import type { App, ReceiverEvent } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { guardInbox } from '../../src/slack/inbox.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';

let database: Database;
let handled: string[] = [];
/** What the app does with a delivery, in place of Bolt and its listeners. */
let work: (event: ReceiverEvent) => Promise<void>;
beforeEach(() => {
  database = openDatabase(':memory:');
  handled = [];
  work = async (event) => {
    handled.push(String(event.body.event_id ?? event.body.trigger_id));
    await event.ack({ text: `answer ${handled.length}` });
  };
});
afterEach(() => database.close());

function start() {
  const app = { processEvent: (event: ReceiverEvent) => work(event) } as unknown as App;
  const log = createLogger('silent');
  const { flush } = guardInbox(app, { database, clock: { now: () => 1_000 }, log });
  const deliver = async (body: Record<string, unknown>) => {
    const acks: unknown[] = [];
    const ack = async (response: unknown) => void acks.push(response);
    await app.processEvent({ body, ack });
    return acks;
  };
  return { deliver, flush };
}

const event = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: { type: 'reaction_added' } };
const click = { type: 'block_actions', team: { id: 'T1' }, trigger_id: '1.2.abc' };

describe('what Slack delivers twice', () => {
  it.each([
    ['an event', event],
    ['a click', click],
  ])('%s is handled once, and acknowledged both times', async (_name, body) => {
    const { deliver } = start();
    expect(await deliver(body)).toEqual([{ text: 'answer 1' }]);
    expect(await deliver(body)).toEqual([undefined]);
    expect(handled).toHaveLength(1);
  });

  it('at the same moment gets the same answer', async () => {
    const { deliver } = start();
    const gate = Promise.withResolvers<void>();
    work = async ({ ack }) => {
      handled.push('once');
      await gate.promise;
      await ack({ text: 'the answer' });
    };
    const both = [deliver(click), deliver(click)];
    gate.resolve();
    expect(await Promise.all(both)).toEqual([[{ text: 'the answer' }], [{ text: 'the answer' }]]);
    expect(handled).toEqual(['once']);
  });

  it('is not handled again by the next process', async () => {
    const first = start();
    await first.deliver(event);
    first.flush();
    await start().deliver(event);
    expect(handled).toEqual(['Ev1']);
    expect(database.driver.prepare('select id, workspace, at from seen').all()).toEqual([
      { id: 'Ev1', workspace: 'T1', at: 1_000 },
    ]);
  });

  it('is written down at once where it is much', async () => {
    const { deliver } = start();
    const noted = () => (database.driver.prepare('select count(*) as n from seen').get() as { n: number }).n;
    for (let n = 1; n < 250; n += 1) await deliver({ ...event, event_id: `Ev${n}` });
    expect(noted()).toBe(0);
    await deliver({ ...event, event_id: 'Ev250' });
    expect(noted()).toBe(250);
  });

  it('is handled again where the first time failed before it was acknowledged', async () => {
    const { deliver } = start();
    const good = work;
    work = async () => {
      throw new Error('disk full');
    };
    await expect(deliver(click)).rejects.toThrow('disk full');
    work = good;
    expect(await deliver(click)).toEqual([{ text: 'answer 1' }]);
  });

  it('without an id is handled each time', async () => {
    const { deliver } = start();
    await deliver({ type: 'view_closed' });
    await deliver({ type: 'view_closed' });
    expect(handled).toHaveLength(2);
  });
});
