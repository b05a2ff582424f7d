import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';
const content = `
version: 1
name: Checkout relaunch
timezone: UTC
start: 2026-11-02
people:
  - {id: lead, slack: U0LEAD}
  - {id: enh, slack: U0ENH}
  - {id: docs, slack: U0DOCS}
phases: [{id: foundation, name: Foundation}]
tracks: [{id: api, name: API, lead: enh}]
items:
  - id: TASK-1
    kind: task
    name: Tokenise cards
    track: api
    owner: enh
    duration: 2 days
    success: [{metric: p95 below 300 ms}]
    subtasks: [Sandbox keys, Idempotency key]
  - {id: TASK-2, kind: task, name: Card form, duration: 3 days, dependencies: [TASK-1]}
convergence:
  - {id: CP-1, name: Cards work, needs: [TASK-1, TASK-2], requirements: [Test data agreed, Contract frozen], owner: docs}
sync: {at: "09:30", days: workdays}
`;

let world: Started;
beforeAll(async () => {
  world = await startApp('2026-11-02T10:00:00Z');
  await importPlanFile(world.slack, 'lead', { name: 'checkout.yaml', content, channel });
  await world.quiet();
});
afterAll(async () => {
  expect(world.slack.violations()).toEqual([]);
  await world.stop();
});

const as = (who: string) => world.slack.as(who);
/** Sends a command and gives the private answer. */
const told = async (who: string, line: string, words: string) => {
  await as(who).command(line, { channel });
  return (await as(who).waitForPrivate(words)).shown;
};
const shown = async (who: string, item: string) => {
  await as(who).command(`/task ${item}`, { channel });
  return (await as(who).waitForPrivate(`${item} `)).shown;
};

describe('an item by chat', () => {
  it('starts in both word orders and says what it should have waited for', async () => {
    expect(await told('docs', '/task TASK-2 start', 'TASK-2 started.')).toContain('still open: TASK-1');
    expect(await told('enh', '/task start task-1', 'TASK-1 started.')).not.toContain('still open');
  });

  it('is ticked, asked about while lines are open, and finished anyway', async () => {
    expect(await told('enh', '/task check TASK-1 2', 'Idempotency key')).toContain('Still open: 1.');
    expect(await told('enh', '/task TASK-1 done', 'Finish it anyway?')).toContain('Sandbox keys');
    await as('enh').click('Finish Anyway');
    await as('enh').waitForPrivate('TASK-1 is done.');
    expect(
      as('enh')
        .ephemerals('release')
        .map(({ buttons }) => buttons),
    ).not.toContainEqual(expect.arrayContaining(['Finish Anyway']));
  });

  it('is opened again by its button', async () => {
    await shown('enh', 'TASK-1');
    await as('enh').click('Reopen');
    await as('enh').waitForPrivate('TASK-1 is open again.');
    expect(await told('enh', '/task TASK-1 done anyway', 'TASK-1 is done.')).not.toContain('open again');
  });

  it('takes results, notes and estimates in words', async () => {
    await told('enh', '/task TASK-1 result "p95 below 300 ms" met 240 ms https://example.com/p95', 'is met.');
    await told('docs', '/task note TASK-2 Waits for <the> & sign', 'is kept.');
    await told('lead', '/task TASK-2 assign @docs', 'TASK-2 is handed over.');
    await told('docs', '/task TASK-2 estimate 2-5 days', 'estimated anew');
    expect(await told('docs', '/task TASK-2 estimate 1.5 days left', '1.5 days left')).toBeTruthy();
    expect(await shown('docs', 'TASK-2')).toContain('Waits for &lt;the&gt; &amp; sign');
    expect(await shown('docs', 'TASK-1')).toContain('✅ met · p95 below 300 ms · 240 ms');
  });

  it('is edited by its form, and what cannot be read is said at its field', async () => {
    await shown('docs', 'TASK-2');
    await as('docs').click('Edit');
    await as('docs').waitForForm('Edit the Item');
    const refused = await as('docs').fill({ 'How long does it take?': 'soon' }).submit();
    expect(JSON.stringify(refused)).toContain('is no estimate');
    const unread = await as('docs')
      .fill({ 'How long does it take?': '3 days', 'How much of it is left?': 'soon' })
      .submit();
    expect(JSON.stringify(unread)).toContain('is no estimate');
    await as('docs')
      .fill({
        'How long does it take?': '3 days',
        'How much of it is left?': '1.5 days',
        'Who has it?': 'comms',
        Note: 'Comms takes over',
      })
      .submit();
    await as('docs').waitForNoForm();
    const left = world.database.driver.prepare("select remaining from item where id = 'TASK-2'").get();
    expect(left).toEqual({ remaining: 1.5 });
    await as('docs').waitForPrivate(/TASK-2 Card form[\s\S]*Comms takes over/);
    await world.quiet();
    expect((await as('comms').dm().waitFor('TASK-2 Card form')).shown).toContain('is yours now');
    expect(await shown('comms', 'TASK-2')).toContain('Comms takes over');
  });

  it('keeps what others changed while its form was open', async () => {
    await told('enh', '/task TASK-1 reopen', 'is open again');
    await shown('enh', 'TASK-1');
    await as('enh').click('Edit');
    await as('enh').waitForForm('Edit the Item');
    await told('lead', '/task TASK-1 check 1', 'Sandbox keys');
    await told('lead', '/task TASK-1 estimate 8 days', 'estimated anew');
    await told('lead', '/task TASK-1 assign @docs', 'TASK-1 is handed over.');
    await as('enh').fill({ Note: 'Only a note' }).submit();
    await as('enh').waitForNoForm();
    const card = await shown('docs', 'TASK-1');
    expect(card).toContain('Only a note');
    expect(card).toMatch(/task · .*Docs/);
    expect(card).toContain('☑️ Sandbox keys');
    expect(card).toContain('Wed 11 Nov');
    await told('lead', '/task TASK-1 done', 'is done');
  });

  it('is listed for its owner in a direct message, whatever the channel', async () => {
    await as('comms').command('/task mine', { channel: as('comms').dm().id });
    expect((await as('comms').waitForPrivate('Your items')).shown).toContain('TASK-2 Card form');
    await as('comms').command('/task TASK-2 note Written from a direct message', {
      channel: as('comms').dm().id,
    });
    await as('comms').waitForPrivate('The note on TASK-2 is kept.');
  });

  it('answers a mistyped word with the nearest', async () => {
    expect(await told('docs', '/task TASK-2 strat', 'Did you mean')).toContain('start');
    expect(await told('docs', '/task TASK-3', 'has no item')).toContain('TASK-');
  });
});

describe('a blocked item’s own message', () => {
  it('resolves the blocker by a button, before and after the item is done, and shows each new state', async () => {
    await told('docs', '/task TASK-2 block The form is not decided', 'The blocker is reported.');
    await as('comms').command('/task TASK-2', { channel });
    const card = await as('comms').waitForPrivate(/TASK-2 Card form[\s\S]*The form is not decided/);
    expect(card.buttons).toContain('Resolve');
    await as('comms').click('Done', card);
    const done = await as('comms').waitForPrivate('TASK-2 is done.');
    expect(done.shown).toContain('Its blocker is still open');
    await as('comms').click('Resolve', done);
    await as('comms').waitForForm('Resolve the Blocker');
    await as('comms').fill({ 'How was it resolved?': 'Decided' }).submit();
    await as('comms').waitForPrivate(/TASK-2 Card form[\s\S]*· done/);
    expect(await told('comms', '/task TASK-2 block', 'was finished on')).toContain('Nothing is left to do');
    await as('comms').click('Reopen', card);
    await as('comms').waitForPrivate('TASK-2 is open again.');
    await as('comms').waitForPrivate(/TASK-2 Card form[\s\S]*in progress/);
  });
});

describe('a form that was opened in an item’s own message', () => {
  it('leaves the message as the item stands then, with its blocker and without it', async () => {
    await as('comms').command('/task TASK-2', { channel });
    const card = await as('comms').waitForPrivate(/^\*TASK-2 Card form[\s\S]*in progress/);
    await as('comms').click('Report a Blocker', { message: card });
    await as('comms').waitForForm('Report a Blocker');
    await as('comms').fill({ 'What do you need to go on?': 'A test card' }).submit();
    const blocked = await as('comms').waitForPrivate(/^\*TASK-2 Card form[\s\S]*A test card/);
    expect(blocked.ts).toBe(card.ts);
    await as('comms').click('Resolve', { message: blocked });
    await as('comms').waitForForm('Resolve the Blocker');
    await as('comms').fill({ 'How was it resolved?': 'It came' }).submit();
    await as('comms').waitForNoForm();
    const free = await as('comms').waitForPrivate(
      ({ ts, shown }) => ts === card.ts && !shown.includes('A test card'),
    );
    expect(free.buttons).not.toContain('Resolve');
  });
});

describe('requirements of a convergence point', () => {
  it('are ticked by command and by form, by their owner', async () => {
    await told('docs', '/plan ready CP-1 test data', '“Test data agreed” holds.');
    expect(await told('comms', '/plan ready CP-1 contract', 'That is for')).toBeTruthy();
    await as('docs').command('/plan ready CP-1', { channel });
    await as('docs').waitForForm('Tick Requirements');
    await as('docs')
      .fill({ 'What holds today?': ['Contract frozen'] })
      .submit();
    await as('docs').waitForNoForm();
    const ticked = world.database.driver.prepare('select requirement from requirement_tick').all();
    expect(ticked).toEqual([{ requirement: 'Contract frozen' }]);
  });
});

describe('a blocker', () => {
  const inChannel = (words: string) => world.slack.channel(channel).waitFor(words);

  it('is reported from a message, which it links, with whoever can give it mentioned once', async () => {
    const said = await as('docs').say('The provider does not answer', {
      channel: world.slack.channel(channel).id,
    });
    await as('docs').shortcut('report_as_blocker', said);
    await as('docs').waitForForm('Report a Blocker');
    await as('docs')
      .fill({ 'Which item is blocked?': 'TASK-2 Card form', 'Who can give it?': 'enh' })
      .submit();
    await world.quiet();
    const blocker = await inChannel('The provider does not answer');
    expect(blocker.shown).toContain('waits for <@U0ENH>');
    expect(blocker.shown).toMatch(/Reported from <https?:\/\/.*\/p\d+/);
  });

  it('is reported from a message that names somebody, by their name; a direct message has no plan', async () => {
    const said = await as('docs').say('@comms and @branch, the form is not decided', {
      channel: world.slack.channel(channel).id,
    });
    await as('enh').shortcut('report_as_blocker', said);
    const form = await as('enh').waitForForm('Report a Blocker');
    expect(JSON.stringify(form.json)).toContain('"@comms and @branch, the form is not decided"');
    await as('enh').closeForm();
    const direct = await as('enh').say('The form is not decided', { channel: as('enh').dm().id });
    await as('enh').shortcut('report_as_blocker', direct);
    await as('enh').waitForPrivate('A direct message has no plan of its own.');
  });

  it('is taken, changed, resolved with a note for the people it held up, and reopened', async () => {
    await as('enh').click('Mine');
    await as('enh').waitForPrivate('It is yours.');
    await as('enh').click('Change');
    await as('enh').waitForForm('Change the Blocker');
    await as('enh')
      .fill({
        'Is there a workaround?': 'Recorded answers',
        'How bad is it?': ['Critical: the phase cannot end with it'],
      })
      .submit();
    await world.quiet();
    const changed = await inChannel('Workaround: Recorded answers');
    expect(changed.shown).toContain('Critical blocker');
    await as('enh').click('Change', { message: changed });
    await as('enh').waitForForm('Change the Blocker');
    await as('enh').fill({ 'Who has it?': null }).submit();
    await world.quiet();
    const free = await inChannel('Workaround: Recorded answers');
    expect(free.shown).toContain('waits for <@U0ENH>');
    await as('enh').click('Change', { message: free });
    await as('enh').waitForForm('Change the Blocker');
    await as('docs').click('Mine', { message: free });
    await as('docs').click('Change', { message: free });
    await as('docs').waitForForm('Change the Blocker');
    await as('docs').fill({ 'How bad is it?': [] }).submit();
    await as('docs').waitForNoForm();
    await as('enh').fill({ 'Is there a workaround?': 'Recorded answers of May' }).submit();
    await world.quiet();
    const kept = await inChannel('Recorded answers of May');
    expect(kept.shown).toContain('Docs has it');
    expect(kept.shown).not.toContain('Critical');
    await as('enh').click('Resolve');
    await as('enh').waitForForm('Resolve the Blocker');
    await as('enh').fill({ 'How was it resolved?': 'They answered' }).submit();
    await world.quiet();
    expect((await inChannel('can go on')).shown).toContain('<@U0COMMS>: TASK-2 can go on');
    await as('docs').click('Reopen');
    await world.quiet();
    expect((await inChannel('Recorded answers of May')).buttons).toContain('Resolve');
  });

  it('is escalated to the lead and to the owner in direct messages, in working hours', async () => {
    await told('docs', '/task TASK-2 unblock', 'is resolved.');
    await told('docs', '/task TASK-2 block No answer again', 'The blocker is reported.');
    await told('docs', '/task TASK-2 critical', 'says so now');
    await world.travel('2026-11-03T08:59:00Z');
    expect(
      as('lead')
        .dm()
        .messages()
        .filter(({ text }) => text.includes('is blocked')),
    ).toEqual([]);
    await world.travel('2026-11-04T10:30:00Z');
    await world.quiet();
    const escalated = as('lead')
      .dm()
      .messages()
      .filter(({ text }) => text.includes('is blocked'));
    expect(escalated).toHaveLength(1);
    expect(escalated[0]?.shown).toContain('You own the plan');
    await as('lead').click('Not mine', escalated[0]);
    expect((await as('lead').waitForPrivate('Noted.')).shown).toContain('[Change] under it hands it');
  });
});
