import { afterEach, describe, expect, test } from 'vitest';
import { loadGateRecord } from '../../src/operations/gates/gate-record.ts';
import { verifyRecord } from '../../src/operations/gates/verify-record.ts';
import { CHANNEL, type GateWorld, gatePlan, gateWorld } from './gate-world.ts';
import { importPlanFile } from './start.ts';

let world: GateWorld;
afterEach(async () => {
  expect(world.slack.violations()).toEqual([]);
  await world.stop();
});

const ALL = ['lead', 'enh', 'branch', 'docs'];
const opened = async (plan?: string) => {
  world = await gateWorld(plan);
  await world.say('lead', '/gate open GATE-1');
};
const evidence = async () => {
  await world.say('enh', '/gate evidence GATE-1 C1 280');
  await world.say('enh', '/gate evidence GATE-1 C2 met reviewed on Friday');
};
const greens = async (...who: string[]) => {
  for (const one of who) await world.say(one, '/gate vote GATE-1 green');
};
const closed = async () => {
  await world.say('enh', '/gate close GATE-1');
  await world.quiet();
};
const phase = () => world.rows('select phase, status from plan')[0];

describe('a press on a review that changes at that moment', () => {
  test('counts: what stood on the screen a moment ago is still there', async () => {
    await opened();
    await evidence();
    await world.quiet();
    const press = await world.slack.as('docs').aim('Green', { channel: CHANNEL });
    await greens('lead');
    await world.quiet();
    expect(world.newest('Gate review').shown).toContain('1 of 4 seats answered');
    expect(await press()).toMatchObject({ ok: true });
    await world.quiet();
    expect(world.newest('Gate review').shown).toContain('2 of 4 seats answered');
  });
});

describe('a decision and what follows it', () => {
  test('green: the phase moves on, and the record verifies against the head in the channel', async () => {
    await opened();
    await evidence();
    await greens(...ALL);
    await closed();
    const { shown } = world.newest('Decision');
    expect(shown).toContain('Outcome: 🟢 GREEN');
    expect(world.newest('Gate review').buttons).toEqual(['Why?']);
    expect(phase()).toEqual({ phase: 'core', status: 'active' });
    const head = /Log head `(\w+)`/.exec(shown)?.[1] ?? '';
    const [review] = world.rows('select id from review');
    const record = loadGateRecord(world.database.store, 'T0LOCAL', String(review?.id))?.record;
    expect(verifyRecord(JSON.stringify(record), head)).toMatchObject({ ok: true });
    await world.say('docs', '/gate record GATE-1');
    await world.slack.as('docs').waitForPrivate('The record is in your direct messages');
    const files = world.slack
      .as('docs')
      .dm()
      .messages()
      .flatMap((message) => message.files);
    expect(files.map(({ name }) => name)).toEqual(['gate-1-round-1.md', 'gate-1-round-1.json']);
  });

  test('yellow: its conditions become items; one missed opens a follow-up round, a second asks the owner', async () => {
    await opened();
    await evidence();
    await greens('lead', 'enh');
    await world.say(
      'docs',
      '/gate vote GATE-1 yellow docs are late | a second reviewer | @branch | 2025-10-23',
    );
    await world.say('branch', '/gate vote GATE-1 yellow boards are red | @branch | 2025-10-24');
    await closed();
    expect(world.newest('Decision').shown).toContain('Outcome: 🟡 YELLOW');
    expect(world.rows('select item from condition where item is not null')).toHaveLength(2);
    await world.travel('2025-10-24T09:00:00Z');
    await world.quiet();
    const missed = world.newest('was missed').shown;
    expect(missed).toContain('a second reviewer · due Thu 23 Oct · <@U0BRANCH>');
    expect(missed).toContain('A follow-up round asks');
    expect(world.newest('Gate review').shown).toContain('follow-up round 2 on missed conditions');
    expect(phase()).toEqual({ phase: 'core', status: 'active' });
    const flag = '⚠️ condition missed · COND-1 a second reviewer';
    await world.say('docs', '/plan show');
    await expect.poll(() => world.told('docs')).toContain(flag);
    expect(world.told('docs')).toContain('GATE-1 Foundation review · 🟡 YELLOW · review open now');
    await world.say('docs', '/gate list');
    expect(world.told('docs')).toMatch(/🟡 YELLOW · .* · follow-up review open · 0 of 4 answered/);
    const docs = world.slack.as('docs');
    expect((await docs.openHome()).shown).toContain(' · 1 condition missed');
    await docs.click('Open');
    await docs.waitForHome(flag);

    await world.travel('2025-10-27T09:00:00Z');
    await world.quiet();
    expect(world.newest('was missed').shown).toMatch(/boards are red.*[\s\S]*It is the second time/);
    expect(world.direct('lead')).toContain('were missed a second time');
    const lead = world.slack.as('lead');
    await lead.click('Pivot');
    await lead.waitForForm('Pivot');
    await lead.fill({ 'Where does it turn to?': 'To invoices' }).submit();
    await lead.closeForm();
    const content = gatePlan()
      .replaceAll('foundation', 'trial')
      .replace('Foundation', 'Trial')
      .replace('name: Checkout', 'name: Invoices');
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel: CHANNEL });
    await world.quiet();
    expect(phase()).toEqual({ phase: 'trial', status: 'active' });
    expect(world.rows("select count(*) as n from snapshot where kind = 'baseline'")).toEqual([{ n: 2 }]);
    expect(world.newest('Gate review').shown).toContain('A new plan took the place of this one.');
  });

  test('red: the owner chooses rework in the direct message, and a new round is linked to the last', async () => {
    await opened();
    await world.say('enh', '/gate evidence GATE-1 C1 310');
    await world.say('enh', '/gate evidence GATE-1 C2 met');
    await greens(...ALL);
    await closed();
    expect(world.newest('Gate review').shown).toContain(
      '*critical* · not met · 310\u00a0ms, target &lt;\u00a0300\u00a0ms',
    );
    expect(world.newest('Decision').shown).toContain('Outcome: 🔴 RED');
    await world.slack.as('docs').command('/gate choose GATE-1 stop I am tired', { channel: CHANNEL });
    expect(world.told('docs')).toContain('owner');
    const lead = world.slack.as('lead');
    const home = (await lead.openHome()).shown;
    expect(home).toMatch(
      /Your choice is asked\* \(1\)[\s\S]*last review 🔴 RED · how does it go on\?\nRework\nPivot\nStop/,
    );
    expect(home).toContain('Foundation review, 🔴 RED · the owner chooses: rework, pivot or stop');
    expect((await world.slack.as('docs').openHome()).shown).not.toContain('Your choice is asked');
    await world.say('docs', '/gate rehearse GATE-1');
    expect(world.told('docs')).toContain('last review 🔴 RED · the owner chooses');
    await lead.click('Rework');
    await lead.waitForForm('Rework');
    const chosen = await lead.fill({ 'What has to change?': 'Bring the latency down' }).submit();
    expect(chosen.form?.shown).toContain('You chose Rework.\nThe phase goes on.');
    await lead.closeForm();
    await world.quiet();
    expect(lead.dm().messages().at(-1)).toMatchObject({ buttons: [] });
    expect(world.direct('lead')).toMatch(
      /Foundation review of Checkout, after 🔴 RED: Lead chose \*Rework\* · .*Mon 20 Oct 10:0\d>\nBring the latency down/,
    );
    expect(world.newest('Decision').shown).toContain('The owner chose to rework Foundation');
    await lead.waitForHome('Foundation review, 🔴 RED · a new round is due');
    await lead.choose('gate_more', 'Open a New Round', { message: world.newest('Decision') });
    await world.quiet();
    expect(world.newest('Gate review').shown).toContain('GATE-1 · round 2');
    const [first, second] = world.rows('select id, follows from review order by round');
    expect(second?.follows).toBe(first?.id);
    await world.say('docs', '/gate history GATE-1');
    expect(world.told('docs')).toMatch(/Round 2.*open, 0 of 4 answered[\s\S]*Round 1.*🔴 RED/);
  });

  test('red: a new round that is decided settles the question, and the old buttons choose no more', async () => {
    await opened();
    await world.say('enh', '/gate evidence GATE-1 C1 310');
    await greens(...ALL);
    await closed();
    const lead = world.slack.as('lead');
    const press = await lead.aim('Rework', { channel: lead.dm().id });
    await world.say('lead', '/gate open GATE-1');
    await evidence();
    await greens(...ALL);
    await press();
    await lead.waitForForm('Rework');
    await closed();
    expect(phase()).toMatchObject({ phase: 'core' });
    expect(world.direct('lead')).toContain('after 🔴 RED: a new round was opened.');
    expect((await lead.submit()).form?.shown).toContain('There is nothing to choose here.');
    expect(phase()).toMatchObject({ phase: 'core' });
  });

  test('by command an owner means the decision that counts, whatever was cancelled or opened since', async () => {
    await opened();
    await world.say('enh', '/gate evidence GATE-1 C1 310');
    await world.say('enh', '/gate evidence GATE-1 C2 met');
    await greens('lead', 'enh', 'branch');
    await world.say('docs', '/gate vote GATE-1 yellow docs are late | @docs | 2025-10-22');
    await closed();
    await world.say('lead', '/gate open GATE-1');
    await world.say(
      'lead',
      '/gate override GATE-1 yellow it will do | load test again | @branch | 2025-10-21',
    );
    expect(world.told('lead')).toContain('The next gate is open already.');
    await world.say('enh', '/gate cancel GATE-1 not ready');
    await world.say('lead', '/gate override GATE-1');
    expect((await world.slack.as('lead').waitForForm('Override')).shown).toContain('Decided: 🔴 RED');
    await world.say(
      'lead',
      '/gate override GATE-1 yellow it will do | load test again | @branch | 2025-10-21',
    );
    expect(world.told('lead')).toContain('GATE-1 is overridden to 🟡 YELLOW.');
    await world.travel('2025-10-23T09:00:00Z');
    await world.quiet();
    expect(world.newest('Gate review').shown).toContain('follow-up round 3 on missed conditions');
    await world.say('docs', '/gate list');
    expect(world.told('docs')).toMatch(
      /follow-up review open · .* · the owner chooses: rework, pivot or stop/,
    );
    expect((await world.slack.as('lead').openHome()).shown).toMatch(
      /Your choice is asked\* \(1\)[\s\S]*🟡 YELLOW · conditions missed since · how does it go on\?/,
    );
    await world.say('lead', '/gate choose GATE-1 rework the load test first');
    expect(world.told('lead')).toContain('You chose Rework.');
    expect(phase()).toMatchObject({ phase: 'foundation' });
  });

  test('red with stop: the plan is archived with its reason', async () => {
    await opened();
    await world.say('enh', '/gate evidence GATE-1 C1 310');
    await greens(...ALL);
    await closed();
    await world.slack.as('lead').openHome();
    await world.slack.as('lead').click('Stop');
    await world.slack.as('lead').waitForForm('Stop');
    await world.slack.as('lead').fill({ 'Why does it stop?': 'The market is gone' }).submit();
    await world.quiet();
    expect(phase()).toMatchObject({ status: 'archived' });
    expect(world.replies()).toContain('The owner chose to stop: the plan is archived. The market is gone');
  });

  test('the last gate completes the plan: a closing summary, and the sync ends', async () => {
    await opened(gatePlan({ last: true }));
    await evidence();
    await greens('lead', 'enh', 'branch');
    await world.say('docs', '/gate vote GATE-1 yellow docs are late | @docs | 2025-10-23');
    await closed();
    const { shown } = world.newest('Complete · Checkout');
    expect(shown).toContain('🟢 GREEN · *GATE-1 Foundation review*');
    expect(shown).toContain('The daily sync ends here.');
    expect(phase()).toEqual({ phase: null, status: 'complete' });
    expect(world.rows('select next_due_at from schedule')).toEqual([{ next_due_at: null }]);
    expect(shown).toContain('COND-1 docs are late · Docs, by Thu 23 Oct');
    await world.say('docs', '/task TASK-9 done');
    await world.say('docs', '/task COND-1 done');
    await world.quiet();
    expect(world.rows('select id from item where finished is not null')).toEqual([{ id: 'COND-1' }]);
    await world.say('docs', '/gate history GATE-1');
    expect(world.told('docs')).toContain('🟢 GREEN');
  });
});

describe('an override', () => {
  test('by the form: stricter, and the computed decision stays on show', async () => {
    await opened();
    await evidence();
    await greens(...ALL);
    await closed();
    const decision = world.newest('Decision');
    for (const [who, told] of [
      ['enh', 'Whoever presented the review cannot override it.'],
      ['docs', 'An override is for an owner of the plan who did not present the review.'],
    ] as const) {
      await world.slack.as(who).choose('gate_more', 'Override the Decision', { message: decision });
      expect((await world.slack.as(who).waitForPrivate(told)).shown).toContain('wner');
    }
    const lead = world.slack.as('lead');
    await lead.choose('gate_more', 'Override the Decision', { message: decision });
    await lead.waitForForm('Override');
    await lead.fill({ 'What does it become?': 'Red', 'Why?': 'The audit came back' }).submit();
    await world.quiet();
    const { shown } = world.newest('Decision');
    expect(shown).toContain('Overridden by Lead: The audit came back · computed 🟢 GREEN');
    expect(shown).toMatch(/Log head `\w{64}` · after the override `\w{64}`/);
    expect(phase()).toMatchObject({ phase: 'foundation' });
    expect(world.direct('lead')).toContain('was overridden to 🔴 RED');
  });

  test('one step more lenient needs a condition against every shortfall, and never two steps', async () => {
    await opened();
    await world.say('enh', '/gate evidence GATE-1 C1 310');
    await world.say('enh', '/gate evidence GATE-1 C2 met');
    await greens(...ALL);
    await closed();
    expect(world.direct('lead')).toContain('You choose.');
    await world.say('lead', '/gate override GATE-1 green it will do');
    expect(world.told('lead')).toContain('From red that is too many steps.');
    await world.say('lead', '/gate override GATE-1 yellow the launch cannot wait');
    expect(world.told('lead')).toContain('1 shortfall has no condition.');
    await world.say('enh', '/gate override GATE-1 yellow why not');
    expect(world.told('enh')).toContain('Whoever presented the review cannot override it.');
    await world.say(
      'lead',
      '/gate override GATE-1 yellow the launch cannot wait | load test again | @branch | 2025-10-30',
    );
    expect(world.told('lead')).toContain('GATE-1 is overridden to 🟡 YELLOW.');
    await world.quiet();
    expect(world.newest('Decision').shown).toContain('load test again (Branch, by Thu 30 Oct)');
    expect(phase()).toMatchObject({ phase: 'core' });
    expect(world.direct('lead')).toContain('after 🔴 RED: Lead overrode it to 🟡 YELLOW');
    expect(world.slack.as('lead').dm().messages().at(-1)?.buttons).toEqual([]);
  });
});

describe('a blind review', () => {
  test('shows who answered and nothing else until its close; its yellow is overridden to green', async () => {
    await opened(gatePlan({ blind: true }));
    await evidence();
    await greens('lead', 'enh', 'docs');
    await world.say('branch', '/gate vote GATE-1 abstain no idea yet');
    await world.say('branch', '/gate vote GATE-1 red boards are red | three green days');
    await world.quiet();
    expect(world.replies()).toContain('Branch has answered; the choice shows at the close');
    expect(`${world.newest('Gate review').shown}${world.replies()}`).not.toMatch(/RED|boards/);
    for (const seat of ['branch', 'docs']) {
      await world.say('lead', `/gate condition GATE-1 @${seat} look again | @docs | 2025-10-23`);
      expect(world.told('lead')).toContain('The review is blind: how others voted shows at its close.');
    }
    await world.say('docs', '/gate record GATE-1');
    expect(world.told('docs')).toContain('a blind review that is open');
    await world.say('docs', '/plan log');
    expect(world.told('docs')).toContain('Branch · gate.ballot GATE-1 · blind: it shows at the close');
    expect(world.told('docs')).not.toMatch(/red|boards/);
    await world.slack.as('docs').click('Send Me the File', { channel: CHANNEL });
    await world.slack.as('docs').waitForPrivate('log.jsonl is in our direct message');
    await world.say('branch', '/gate condition GATE-1 @branch mend the boards | @docs | 2025-10-23');
    await closed();
    expect(world.replies()).toMatch(/Branch votes .*ABSTAIN: no idea yet/);
    expect(world.replies()).toContain('Branch changes the vote to 🔴 RED: boards are red');
    expect(world.replies()).not.toContain('shows at the close');
    expect(world.newest('Decision').shown).toContain('🟡 YELLOW');

    await world.say('lead', '/gate override GATE-1 green the boards are green by now');
    await world.quiet();
    const { shown } = world.newest('Decision');
    expect(shown).toContain('Outcome: 🟢 GREEN');
    expect(shown).toContain('the boards are green by now · computed 🟡 YELLOW');
    expect(world.rows('select count(item) as n from condition')).toEqual([{ n: 1 }]);
  });
});

describe('evidence that changes', () => {
  test('outdates the ballots, asks those seats to confirm, and the thread says that they did', async () => {
    await opened();
    await world.quiet();
    await evidence();
    await greens('lead', 'docs');
    await world.quiet();
    await world.slack.as('branch').click('Evidence', { channel: CHANNEL });
    expect((await world.slack.as('branch').waitForPrivate('editor')).shown).toContain('plan');
    await world.slack.as('enh').click('Evidence', { channel: CHANNEL });
    const form = await world.slack.as('enh').waitForForm('Gate Evidence');
    expect(form.shown).toContain('2 votes must be confirmed to count again: Lead, Docs');
    await world.slack.as('enh').closeForm();
    await world.say('enh', '/gate evidence GATE-1 C1 310');
    expect(world.told('enh')).toContain('these votes must be confirmed: Lead, Docs.');
    await world.quiet();
    expect(world.newest('Gate review').shown).toContain('🔁 to confirm: the evidence changed · Docs');
    expect(world.direct('docs')).toMatch(
      /changed after your vote[\s\S]*<http:\/\/127\.0\.0\.1:\d+\/archives\/C0RELEASE\/p\d+\|Open the review>/,
    );
    const docs = world.slack.as('docs');
    await docs.click('Confirm My Vote', { channel: docs.dm().id });
    await world.quiet();
    expect(world.replies()).toContain('Docs confirms 🟢 GREEN');
    const asked = () => docs.dm().messages();
    expect(asked()).toHaveLength(2);
    expect(asked()[0]).toMatchObject({
      shown: 'The gate review “Foundation review” of Checkout: you are asked again below.',
      buttons: [],
    });
    await world.say('enh', '/gate cancel GATE-1 the demo was moved');
    await world.quiet();
    for (const { shown, buttons } of asked()) {
      expect(shown).toContain('is closed');
      expect(buttons).toEqual([]);
    }
  });
});
