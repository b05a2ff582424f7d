import { afterEach, describe, expect, it } from 'vitest';
import { travellingClock } from '../../sandbox/clock.ts';
import { defaultScopes } from '../../sandbox/options.ts';
import { CHANNEL, type Line, startLine } from './line.ts';

let line: Line;
afterEach(() => line.stop());

/** A post that stands in Slack, and whose answer the process did not live to record. */
async function sentAndCrashed(options?: Parameters<typeof startLine>[0]): Promise<void> {
  line = await startLine(options);
  line.say('one');
  await line.delivery.drained();
  line.leaveSending('one');
}

describe('after a crash between sending and recording', () => {
  it('a post that arrived is not sent again', async () => {
    await sentAndCrashed();
    line.restart();
    await line.delivery.drained();
    expect(line.texts()).toEqual(['one first']);
    expect(line.row('one').status).toBe('sent');
  });

  it('is found behind many others, page by page', async () => {
    await sentAndCrashed();
    for (let i = 0; i < 40; i += 1) await line.slack.as('lead').say(`chatter ${i}`, { channel: CHANNEL });
    line.restart();
    await line.delivery.drained();
    expect(line.row('one').status).toBe('sent');
    expect(line.texts().filter((text) => text === 'one first')).toHaveLength(1);
  });

  it('is found though the machine’s clock is a minute ahead of Slack’s', async () => {
    await sentAndCrashed({ clock: travellingClock(Date.parse('2026-11-02T08:59:00Z')) });
    line.restart();
    await line.delivery.drained();
    expect(line.texts()).toEqual(['one first']);
    expect(line.row('one').status).toBe('sent');
  });

  it('is not sent again where too much was said since to find it, and holds nothing else up', async () => {
    await sentAndCrashed();
    for (let i = 0; i < 300; i += 1) await line.slack.as('lead').say(`chatter ${i}`, { channel: CHANNEL });
    line.restart();
    line.say('two');
    await line.delivery.drained();
    expect(line.texts().filter((text) => !text.startsWith('chatter'))).toEqual(['one first', 'two first']);
    expect(line.dead.map(({ key, status, error }) => [key, status, error])).toEqual([
      ['one', 'uncertain', 'too_much_since'],
    ]);
  });

  it('a reply is found in its thread', async () => {
    line = await startLine();
    line.say('one');
    line.say('reply', CHANNEL, { thread: 'one' });
    await line.pass(500);
    line.leaveSending('reply');
    line.restart();
    await line.delivery.drained();
    const [parent] = line.slack.channel(CHANNEL).messages();
    expect(line.slack.channel(CHANNEL).thread(parent ?? '')).toHaveLength(1);
    expect(line.row('reply').status).toBe('sent');
  });

  it('a reply waits until its message is found, and is then looked for in that thread', async () => {
    line = await startLine();
    line.say('one', CHANNEL, { priority: 2 });
    line.say('reply', CHANNEL, { thread: 'one', priority: 1 });
    await line.delivery.drained();
    await line.pass(500);
    for (const key of ['one', 'reply']) line.leaveSending(key);
    line.restart();
    for (let turn = 0; turn < 3; turn += 1) await line.pass(5_000);
    expect([line.row('one').status, line.row('reply').status]).toEqual(['sent', 'sent']);
    const [parent, ...more] = line.slack.channel(CHANNEL).messages();
    expect(more).toEqual([]);
    expect(line.slack.channel(CHANNEL).thread(parent ?? '')).toHaveLength(1);
  });

  it('a post that never left is sent', async () => {
    line = await startLine();
    line.slack.break({ fault: 'answer_429', method: 'chat.postMessage', times: 1, retryAfterS: 60 });
    line.say('one');
    await line.delivery.drained();
    line.leaveSending('one');
    line.restart();
    await line.delivery.drained();
    await line.pass(10_000);
    expect(line.texts()).toEqual(['one first']);
  });

  it('a post is looked for once the token serves again, and readiness hears meanwhile that it does not', async () => {
    await sentAndCrashed();
    line.restart();
    line.slack.break({ fault: 'revoke_token' });
    await line.delivery.drained();
    expect(line.calls.at(-1)).toBe('chat.postMessage shut out');
    line.slack.break({ fault: 'restore_token' });
    await line.pass(5 * 60_000);
    expect([line.row('one').status, line.texts()]).toEqual(['sent', ['one first']]);
  });

  it('a post that cannot be looked for is not sent again, and somebody hears of it once', async () => {
    const scopes = defaultScopes.filter((scope) => !scope.endsWith(':history'));
    await sentAndCrashed({ app: { scopes } });
    line.restart();
    await line.delivery.drained();
    line.restart();
    await line.delivery.drained();
    expect(line.texts()).toEqual(['one first']);
    expect(line.row('one').status).toBe('uncertain');
    expect(line.dead.map(({ key, error }) => [key, error])).toEqual([['one', 'missing_scope']]);
  });
});
