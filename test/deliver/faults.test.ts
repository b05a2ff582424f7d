import { describe, expect, it, type TestContext } from 'vitest';
import { CHANNEL, type Line, startLine } from './line.ts';

const POST = 'chat.postMessage';

/** A line of its own for each test: they wait side by side for what delivery waits for. */
async function lineFor({ onTestFinished }: TestContext): Promise<Line> {
  const line = await startLine();
  onTestFinished(() => line.stop());
  return line;
}

describe.concurrent('a post whose call fails', () => {
  it('stands once where the answer was lost', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'lose_answer', method: POST, times: 1 });
    line.say('one');
    await line.delivery.drained();
    expect(line.texts()).toEqual(['one first']);
    expect(line.row('one')).toMatchObject({
      status: 'sent',
      slackTs: line.slack.channel(CHANNEL).last()?.ts,
    });
  });

  it('stands once where the call timed out after the work', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'time_out_after_work', method: POST, times: 1, holdMs: 200 });
    line.say('one');
    await line.delivery.drained();
    expect(line.texts()).toEqual(['one first']);
    expect(line.row('one').status).toBe('sent');
  });

  it('is looked for twice and sent again where it got lost before the work', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'lose_call', method: POST, times: 1 });
    line.say('one');
    await line.delivery.drained();
    expect(line.texts()).toEqual([]);
    expect(line.slack.traffic().filter(({ name }) => name === 'conversations.history')).toHaveLength(2);
    await line.pass(10_000);
    expect(line.texts()).toEqual(['one first']);
    expect(line.row('one')).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('is looked for and sent again after a 500', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'answer_500', method: POST, times: 2 });
    line.say('one');
    await line.delivery.drained();
    await line.pass(10_000);
    await line.pass(10_000);
    expect(line.texts()).toEqual(['one first']);
    expect(line.calls).toEqual([`${POST} failed`, `${POST} failed`, `${POST} sent`]);
  });

  it('waits as long as a 429 asks, and its channel alone does', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'answer_429', method: POST, times: 1, retryAfterS: 30 });
    line.say('one');
    await line.delivery.drained();
    line.say('two');
    line.say('elsewhere', 'C0OTHER');
    await line.pass(29_000);
    expect(line.texts()).toEqual([]);
    expect(line.texts('other')).toEqual(['elsewhere first']);
    await line.pass(1_100);
    expect(line.texts()).toEqual(['one first', 'two first']);
    expect(line.row('one').attempts).toBe(1);
  });

  it('a 429 of another method does not hold posts up', async (context) => {
    const line = await lineFor(context);
    line.say('one');
    await line.delivery.drained();
    line.slack.break({ fault: 'answer_429', method: 'chat.update', times: 1, retryAfterS: 30 });
    line.show('second');
    line.refresh('one');
    await line.delivery.drained();
    line.say('two');
    await line.delivery.drained();
    expect(line.texts()).toEqual(['one first', 'two second']);
    await line.pass(31_000);
    expect(line.texts()).toEqual(['one second', 'two second']);
  });

  it('a lost look keeps it marked until Slack says', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'lose_answer', method: POST, times: 1 });
    line.slack.break({ fault: 'answer_500', method: 'conversations.history', times: 1 });
    line.say('one');
    await line.delivery.drained();
    expect(line.row('one').status).toBe('sending');
    await line.pass(10_000);
    expect(line.row('one').status).toBe('sent');
    expect(line.texts()).toEqual(['one first']);
  });
});

describe.concurrent('a post that can never be made', () => {
  it('is given up where the channel is archived, and what hangs on it with it', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'archive_channel', channel: 'release' });
    line.say('one');
    line.say('reply', CHANNEL, { thread: 'one' });
    line.say('elsewhere', 'C0OTHER');
    await line.delivery.drained();
    await line.pass(1_000);
    expect(line.dead.map(({ key, status, error }) => [key, status, error])).toEqual([
      ['one', 'dead', 'is_archived'],
    ]);
    expect(line.row('reply').status).toBe('dead');
    expect(line.texts('other')).toEqual(['elsewhere first']);
  });

  it('is given up where the app was removed', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'remove_app', channel: 'release' });
    line.say('one');
    await line.delivery.drained();
    expect(line.dead.map(({ key }) => key)).toEqual(['one']);
  });

  it('is given up where the person is deactivated', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'deactivate_person', person: 'lead' });
    line.say('one', 'U0LEAD');
    await line.delivery.drained();
    expect(line.row('one')).toMatchObject({ status: 'dead', error: 'user_disabled' });
  });

  it('waits where the token is revoked, and goes on when it serves again', async (context) => {
    const line = await lineFor(context);
    line.slack.break({ fault: 'revoke_token' });
    line.say('one');
    line.say('elsewhere', 'C0OTHER');
    await line.delivery.drained();
    const tried = line.calls.length;
    await line.pass(60_000);
    expect(line.calls).toHaveLength(tried);
    expect(line.calls.every((call) => call === `${POST} shut out`)).toBe(true);
    expect([line.row('one').status, line.dead]).toEqual(['pending', []]);
    line.slack.break({ fault: 'restore_token' });
    await line.pass(5 * 60_000);
    expect([line.texts(), line.texts('other')]).toEqual([['one first'], ['elsewhere first']]);
  });
});
