import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';

describe('the main job: a plan, its daily sync, a gate review and its decision', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z');
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  const messages = () => world.slack.channel(channel).messages();
  const newest = (text: string) => messages().findLast((message) => message.shown.includes(text));

  it('imports the plan by the form and tells the channel', async () => {
    const content = await exampleText('kubernetes-1.35.yaml');
    await importPlanFile(world.slack, 'lead', { name: 'kubernetes-1.35.yaml', content, channel });
    await world.quiet();
    expect(newest('Kubernetes v1.35 is the plan of this channel now.')).toBeDefined();
  });

  it('shows the plan privately', async () => {
    await world.slack.as('enh').command('/plan show', { channel });
    const shown = await world.slack.as('enh').waitForPrivate('Kubernetes v1.35');
    expect(shown.shown).toContain('GATE-1 Leave planning');
    expect(world.slack.as('docs').ephemerals(channel)).toEqual([]);
  });

  it('starts, finishes and blocks items, and lists the blocker in the digest', async () => {
    const { slack } = world;
    await slack.as('lead').command('/task TASK-101 start', { channel });
    expect((await slack.as('lead').waitForPrivate('TASK-101 started.')).shown).toBeTruthy();
    await slack.as('lead').command('/task TASK-101 done', { channel });
    expect((await slack.as('lead').waitForPrivate('TASK-101 is done.')).shown).toBeTruthy();
    await slack.as('enh').command('/task TASK-103 block access to the tracking board', { channel });
    await slack.as('lead').command('/sync now', { channel });
    await world.quiet();
    const digest = newest('Daily sync · Kubernetes v1.35 · Mon 20 Oct');
    expect(digest?.shown).toContain('Blockers (1)');
    expect(digest?.shown).toContain('access to the tracking board');
    expect(digest?.reactions.map(({ name }) => name)).toEqual([
      'white_check_mark',
      'construction',
      'raising_hand',
    ]);
  });

  it('takes reactions as answers, and takes them back', async () => {
    const { slack } = world;
    const digest = newest('Daily sync');
    if (digest === undefined) throw new Error('there is no digest');
    await slack.as('docs').react('white_check_mark', digest);
    await slack.as('comms').react('construction', digest);
    const ask = await slack.as('comms').waitForPrivate('What blocks you?');
    expect(ask.shown).toContain('Report a Blocker');
    await slack.as('comms').click('Report a Blocker', ask);
    await slack.as('comms').waitForForm('Report a Blocker');
    await slack
      .as('comms')
      .fill({
        'Which item is blocked?': 'TASK-204 Announce that code freeze is coming',
        'What do you need to go on?': 'The date',
      })
      .submit();
    await slack.as('comms').waitForPrivate('Reported: TASK-204 is blocked.');
    expect(
      slack
        .as('comms')
        .ephemerals(channel)
        .map(({ text }) => text),
    ).not.toContainEqual(expect.stringContaining('What blocks you?'));
    await world.quiet();
    const answers = () =>
      world.database.driver.prepare('select user, answer from check_in order by user').all();
    expect(answers()).toEqual([
      { user: 'U0COMMS', answer: 'blocked' },
      { user: 'U0DOCS', answer: 'clear' },
    ]);
    await slack.as('docs').unreact('white_check_mark', digest);
    await world.quiet();
    expect(answers()).toEqual([{ user: 'U0COMMS', answer: 'blocked' }]);
  });

  it('holds a review with five votes, shows what is missing, and decides', async () => {
    const { slack } = world;
    await slack.as('lead').command('/gate open GATE-1', { channel });
    await world.quiet();
    await slack.as('lead').command('/gate evidence GATE-1 C1 100', { channel });
    await slack.as('lead').waitForPrivate('Noted for C1: 100\u{a0}%.');
    for (const who of ['lead', 'enh', 'branch']) await slack.as(who).click('Green');
    await slack.as('docs').click('Yellow');
    await slack.as('docs').waitForForm('Vote Yellow');
    await slack
      .as('docs')
      .fill({
        'What is the risk?': 'Docs placeholders are late',
        'How do we go on all the same?': 'A second reviewer until Friday',
        'Who sees to it?': 'docs',
        'By when?': '2025-10-24',
      })
      .submit();
    await slack.as('signal').click('Red');
    await slack.as('signal').waitForForm('Vote Red');
    await slack
      .as('signal')
      .fill({ 'Why not?': 'Boards are red', 'What would change your vote?': 'Three green days' })
      .submit();
    await world.quiet();
    const open = newest('Gate review · Leave planning');
    expect(open?.shown).toContain('5 of 6 seats answered');
    expect(open?.shown).toContain('missing · red of Signal: Boards are red');
    expect(open?.shown).toContain(
      'If it closed now: 🔴 RED*: yellow does not stand while a shortfall has no condition',
    );

    await slack.as('enh').click('Offer a Condition');
    await slack.as('enh').waitForForm('Offer a Condition');
    await slack
      .as('enh')
      .fill({
        'What does it answer?': 'red of Signal: Boards are red',
        'What has to be done?': 'Mend the two red boards',
        'Who does it?': 'signal',
        'By when?': '2025-10-23',
      })
      .submit();
    await slack.as('lead').command('/gate close GATE-1', { channel });
    await world.quiet();
    const decision = newest('Decision · Leave planning');
    expect(decision?.shown).toContain('Outcome: 🟡 YELLOW');
    expect(decision?.shown).toContain('Evidence 🟢 GREEN · votes 🟡 YELLOW');
    expect(newest('Gate review · Leave planning')?.shown).not.toContain('Offer a Condition');
  });

  it('explains the decision privately', async () => {
    await world.slack.as('branch').click('Why?');
    const why = await world.slack.as('branch').waitForPrivate('Why? Leave planning');
    expect(why.shown.split('\n').length).toBeGreaterThan(5);
  });

  it('refuses a vote on the closed review', async () => {
    await world.slack.as('comms').command('/gate vote GATE-1 green', { channel });
    expect((await world.slack.as('comms').waitForPrivate('This review is closed.')).shown).toBeTruthy();
  });
});
