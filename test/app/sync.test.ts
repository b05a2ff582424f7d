import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';
let world: Started;

beforeAll(async () => {
  world = await startApp('2025-10-20T08:30:00Z'); // a Monday; the plan's digest is due at 16:00 UTC
  const content = await exampleText('kubernetes-1.35.yaml');
  await importPlanFile(world.slack, 'lead', { name: 'kubernetes-1.35.yaml', content, channel });
  await world.quiet();
});
afterAll(async () => {
  expect(world.slack.violations()).toEqual([]);
  await world.stop();
});

const shown = () => world.slack.channel(channel).messages();
const digests = () => shown().filter(({ text }) => text.includes('Daily sync'));
const task = (who: string, rest: string) => world.slack.as(who).command(`/task ${rest}`, { channel });
const privately = (who: string, words: string) => world.slack.as(who).waitForPrivate(words);

describe('five mornings with work in between', () => {
  it('posts on each working day, says what happened, and is short where nothing did', async () => {
    await world.travel('2025-10-20T16:00:00Z');
    await world.quiet();
    expect(digests()).toHaveLength(1);

    await task('lead', 'TASK-101 start');
    await task('lead', 'done TASK-101');
    await world.travel('2025-10-21T16:00:00Z');
    await world.quiet();
    expect(digests().at(-1)?.shown).toContain('Tue 21 Oct');

    await world.travel('2025-10-22T16:00:00Z');
    await world.travel('2025-10-23T16:00:00Z');
    await world.travel('2025-10-24T16:00:00Z');
    await world.quiet();
    const days = digests().map(({ text }) => /\w{3} \d+ Oct/.exec(text)?.[0]);
    expect(days).toEqual(['Mon 20 Oct', 'Tue 21 Oct', 'Wed 22 Oct', 'Thu 23 Oct', 'Fri 24 Oct']);
    expect(digests().at(-1)?.shown).toMatch(/Checked in last time|nothing changed/);
  });

  it('leaves out the weekend', async () => {
    await world.travel('2025-10-26T20:00:00Z');
    await world.quiet();
    expect(digests()).toHaveLength(5);
  });
});

describe('a stop of two hours', () => {
  it('is made up for and said, and counts the reactions that came meanwhile', async () => {
    await world.travel('2025-10-27T15:00:00Z');
    const friday = digests().at(-1);
    if (friday === undefined) throw new Error('there is no digest');
    await world.restart(async () => {
      await world.slack.as('docs').react('white_check_mark', friday);
      await world.slack.as('branch').react('construction', friday);
      world.jump('2025-10-27T18:00:00Z');
    });
    const answers = world.database.driver
      .prepare('select user, answer, via from check_in order by user')
      .all();
    expect(answers).toEqual([
      { user: 'U0BRANCH', answer: 'blocked', via: 'reaction' },
      { user: 'U0DOCS', answer: 'clear', via: 'reaction' },
    ]);
    expect((await privately('branch', 'What blocks you?')).buttons).toContain('Report a Blocker');
    await expect.poll(() => digests().at(-1)?.shown).toContain('osted 2 hours late');
  });

  it('of days posts one digest and logs the others', async () => {
    const before = digests().length;
    await world.restart(async () => world.jump('2025-10-30T16:30:00Z'));
    await world.travel('2025-10-30T16:31:00Z');
    await world.quiet();
    expect(digests()).toHaveLength(before + 1);
    await world.slack.as('lead').command('/sync status', { channel });
    const status = await privately('lead', 'Daily sync of Kubernetes');
    expect(status.shown).toContain('Skipped Wed 29 Oct: more than 4 hours late');
    expect(status.shown).toContain('Not checked in (you alone see this)');
    await world.slack.as('docs').command('/sync status', { channel });
    expect((await privately('docs', 'Daily sync of Kubernetes')).shown).not.toContain('you alone');
  });
});

describe('check-ins', () => {
  it('offer the open blockers to whoever can help, by reaction and by button', async () => {
    await task('enh', 'TASK-103 block access to the tracking board');
    await world.quiet();
    const digest = digests().at(-1);
    if (digest === undefined) throw new Error('there is no digest');
    await world.slack.as('signal').react('raising_hand', digest);
    const list = await privately('signal', 'Open blockers');
    expect(list.shown).toContain('access to the tracking board');
    await world.slack.as('signal').click('Mine');
    await world.quiet();
    const blocker = await world.slack.channel(channel).waitFor('Signal has it');
    expect(blocker.shown).toContain('access to the tracking board');
    await world.slack.as('comms').click('Update My Items');
    await privately('comms', 'Your items');
    await world.slack.as('comms').click('Nothing Blocks Me');
    await privately('comms', 'Checked in');
    const via = world.database.driver.prepare("select via from check_in where user = 'U0COMMS'").all();
    expect(via).toEqual([{ via: 'button' }]);
  });
});

describe('a blocker that stands in the thread of the digest', () => {
  it('is told resolved in that thread: the owner goes on once nothing stops the item any more', async () => {
    await task('comms', 'TASK-103 block nobody answers for the board');
    await world.quiet();
    const thread = () => world.slack.channel(channel).thread(digests().at(-1)?.ts ?? '');
    const first = thread().find(({ shown: words }) => words.includes('access to the tracking board'));
    if (first === undefined) throw new Error('the blocker is not in the thread');
    await world.slack.as('signal').click('Resolve', { message: first });
    await world.slack.as('signal').waitForForm('Resolve the Blocker');
    await world.slack.as('signal').fill({ 'How was it resolved?': 'Access is given' }).submit();
    await world.quiet();
    expect(thread().at(-1)?.shown).toBe(
      '✅ The blocker of TASK-103 is resolved by Signal: Access is given\nTASK-103 still has 1 open blocker',
    );
    await task('comms', 'TASK-103 unblock they answer');
    await world.quiet();
    expect(thread().at(-1)?.shown).toContain('<@U0ENH>: TASK-103 can go on');
    expect(thread().filter(({ shown: words }) => words.startsWith('🚧'))).toHaveLength(2);
  });
});

describe('an answer by reaction', () => {
  const last = () => {
    const digest = digests().at(-1);
    if (digest === undefined) throw new Error('there is no digest');
    return digest;
  };
  const given = async (user: string) => {
    await world.quiet();
    const of = world.database.driver.prepare('select answer from check_in where user = ? and digest_id = ?');
    const newest = world.database.driver.prepare('select id from digest order by created_at desc').get();
    return of.all(user, (newest as { id: string }).id).map((row) => (row as { answer: string }).answer);
  };

  it('counts in any skin tone, for each person alone, and is taken back with the reaction', async () => {
    await world.slack.as('lead').command('/sync now', { channel });
    await world.quiet();
    await world.slack.as('docs').react('raising_hand::skin-tone-3', last());
    await world.slack.as('comms').react('raising_hand', last());
    expect([await given('U0DOCS'), await given('U0COMMS')]).toEqual([['help'], ['help']]);
    await privately('docs', 'No open blockers');
    await world.slack.as('docs').unreact('raising_hand::skin-tone-3', last());
    expect([await given('U0DOCS'), await given('U0COMMS')]).toEqual([[], ['help']]);
    await world.restart(async () => {
      await world.slack.as('docs').react('construction::skin-tone-5', last());
    });
    expect(await given('U0DOCS')).toEqual(['blocked']);
  });

  it('is none of a viewer, who is offered no blocker form either', async () => {
    await world.slack.as('lead').command('/plan roles grant @branch viewer', { channel });
    await world.quiet();
    await world.slack.as('branch').react('white_check_mark', last());
    expect(await given('U0BRANCH')).toEqual([]);
    await world.restart();
    expect(await given('U0BRANCH')).toEqual([]);
    await world.slack.as('branch').click('Report a Blocker');
    await privately('branch', 'That is for members of the plan; viewers only read it.');
    await world.slack.as('lead').command('/plan roles grant @branch member', { channel });
    await world.quiet();
  });
});
