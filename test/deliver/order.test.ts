import { afterEach, describe, expect, it } from 'vitest';
import { SLACK_RATES } from '../../src/slack/deliver/pace.ts';
import { CHANNEL, type Line, startLine } from './line.ts';

let line: Line;
afterEach(() => line.stop());

const names = (count: number, start = 0) => Array.from({ length: count }, (_, i) => `m${start + i}`);

describe('the order in a channel', () => {
  it('is that of the queue, also where one of them has to wait', async () => {
    line = await startLine();
    line.slack.break({ fault: 'answer_429', method: 'chat.postMessage', times: 2, retryAfterS: 5 });
    for (const name of names(6)) line.say(name);
    await line.delivery.drained();
    for (let turn = 0; turn < 4; turn += 1) await line.pass(5_100);
    expect(line.texts()).toEqual(names(6).map((name) => `${name} first`));
  });

  it('puts answers before what was scheduled', async () => {
    line = await startLine();
    line.slack.break({ fault: 'answer_429', method: 'chat.postMessage', times: 1, retryAfterS: 1 });
    line.say('zero');
    await line.delivery.drained();
    line.say('digest', CHANNEL, { priority: 2 });
    line.say('answer', CHANNEL, { priority: 1 });
    await line.pass(1_100);
    expect(line.texts()).toEqual(['zero first', 'answer first', 'digest first']);
  });

  it('goes on by itself after the clock was set back', async () => {
    const free = { burst: 1, everyMs: 0 };
    line = await startLine({}, { channel: { burst: 1, everyMs: 100 }, posts: free, others: free });
    for (const key of ['a', 'b', 'c']) line.say(key);
    await line.pass(-200);
    await expect.poll(() => line.texts()).toEqual(['a first', 'b first', 'c first']);
  });

  it('goes on with what is new after the clock was set back by a day', async () => {
    line = await startLine({}, SLACK_RATES);
    line.say('a');
    await line.delivery.drained();
    line.slack.break({ fault: 'answer_429', method: 'chat.postMessage', times: 1, retryAfterS: 7_200 });
    line.say('b', 'C0OTHER');
    await line.delivery.drained();
    await line.pass(-24 * 3_600_000);
    for (const channel of [CHANNEL, 'C0OTHER']) line.say(`new in ${channel}`, channel);
    await line.delivery.drained();
    expect(line.texts()).toEqual(['a first', `new in ${CHANNEL} first`]);
    expect(line.texts('C0OTHER')).toEqual(['new in C0OTHER first']);
    await line.pass(25 * 3_600_000);
    expect(line.texts('C0OTHER')).toEqual(['new in C0OTHER first', 'b first']);
  });

  it('holds a reply until its message stands', async () => {
    line = await startLine();
    line.slack.break({ fault: 'answer_429', method: 'chat.postMessage', times: 1, retryAfterS: 1 });
    line.say('parent', CHANNEL, { priority: 2 });
    line.say('reply', CHANNEL, { thread: 'parent', priority: 1 });
    await line.delivery.drained();
    await line.pass(1_100);
    await line.pass(400);
    const [parent] = line.slack.channel(CHANNEL).messages();
    expect(parent?.text).toBe('parent first');
    expect(
      line.slack
        .channel(CHANNEL)
        .thread(parent ?? '')
        .map(({ text }) => text),
    ).toEqual(['reply first']);
  });

  it('answers a reply in the thread that it stands in: Slack has none under a reply', async () => {
    line = await startLine();
    line.say('digest');
    line.say('blocker', CHANNEL, { thread: 'digest' });
    line.say('resolved', CHANNEL, { thread: 'blocker' });
    await line.delivery.drained();
    await line.pass(400);
    const [digest, ...others] = line.slack.channel(CHANNEL).messages();
    const thread = line.slack.channel(CHANNEL).thread(digest ?? '');
    expect(others).toEqual([]);
    expect(thread.map(({ text }) => text)).toEqual(['blocker first', 'resolved first']);
    expect(line.slack.violations()).toEqual([]);
  });
});

describe('the pace', () => {
  it('keeps a channel near one post a second, without a single 429', async () => {
    line = await startLine({ rates: 'slack' }, SLACK_RATES);
    for (const name of names(30)) line.say(name);
    await line.delivery.drained();
    const first = line.texts().length;
    expect(first).toBeLessThanOrEqual(10);
    for (let second = 0; second < 30; second += 1) await line.pass(1_000);
    expect(line.texts()).toHaveLength(30);
    expect(line.calls.filter((call) => call.endsWith('limited'))).toEqual([]);
  });
});

describe('refreshes', () => {
  it('of one message are one call in 1.5 s, and the last state is shown', async () => {
    line = await startLine();
    line.say('one');
    await line.delivery.drained();
    for (const [i, text] of ['a', 'b', 'c', 'd'].entries()) {
      line.show(text);
      line.refresh('one');
      if (i === 0) await line.delivery.drained();
    }
    await line.pass(100);
    expect(line.texts()).toEqual(['one a']);
    await line.pass(1_500);
    expect(line.texts()).toEqual(['one d']);
    expect(line.calls.filter((call) => call.startsWith('chat.update'))).toHaveLength(2);
  });

  it('that are queued while one is under way are not lost', async () => {
    line = await startLine();
    line.say('one');
    await line.delivery.drained();
    line.show('a');
    line.refresh('one');
    line.show('b');
    line.refresh('one');
    await line.delivery.drained();
    await line.pass(1_600);
    expect(line.texts()).toEqual(['one b']);
  });
});

describe('reactions', () => {
  it('that are there already count as put', async () => {
    line = await startLine();
    line.say('one');
    line.react('one', 'tada');
    await line.delivery.drained();
    line.leaveSending('react:one:tada');
    await line.pass(10);
    expect(line.row('react:one:tada').status).toBe('sent');
    expect(
      line.slack
        .channel(CHANNEL)
        .last()
        ?.reactions.map(({ users }) => users.length),
    ).toEqual([1]);
  });
});
