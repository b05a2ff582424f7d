import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';

describe('the Home of a team at work', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z', {
      channels: [
        ...demoWorkspace.channels,
        { id: 'C0SECRET', name: 'secret', kind: 'private', members: ['lead', 'enh'] },
      ],
    });
    const example = await exampleText('kubernetes-1.35.yaml');
    const content = example.replace('{id: CP-1,', '{id: CP-1, requirements: [Everybody has read them],');
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel });
    const secret = content.replace('name: Kubernetes v1.35', 'name: Hidden plan');
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content: secret, channel: 'secret' });
    await world.quiet();
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  it('shows own items with buttons, and plans with phase, health and what comes next', async () => {
    const { shown, buttons } = await world.slack.as('enh').openHome();
    expect(shown).toContain('My items today');
    expect(shown).toContain('TASK-103 Track enhancements opted in to v1.35');
    expect(shown).toMatch(/🔴 LATE · \d+ days later than baseline/);
    expect(shown).toContain('Next: CP-1 Enhancements freeze');
    expect(shown).toContain('Gate: GATE-1 Leave planning, opens');
    expect(buttons).toContain('Start');
  });

  it('keeps plans of private channels from who is not in them, also once they have left', async () => {
    expect((await world.slack.as('docs').openHome()).shown).not.toContain('Hidden plan');
    expect((await world.slack.as('guest').openHome()).shown).not.toContain('Hidden plan');
    expect((await world.slack.as('enh').openHome()).shown).toContain('Hidden plan');
    world.slack.as('enh').leave('secret');
    await expect
      .poll(() => world.slack.as('enh').home()?.shown.includes('Hidden plan'), { timeout: 5_000 })
      .toBe(false);
    world.slack.as('docs').join('secret');
    await world.slack.as('docs').waitForHome('Hidden plan');
    world.slack.as('docs').leave('secret');
  });

  it('starts an item, and shows what has changed to everybody who has their Home open', async () => {
    await world.slack.as('lead').openHome();
    await world.slack.as('lead').command('/task TASK-101 start', { channel });
    await world.slack.as('lead').waitForHome(/TASK-101[^\n]*\n?[^\n]*in progress/);
    await world.slack.as('signal').openHome();
    await world.slack.as('signal').command('/task TASK-101 block keys are missing', { channel });
    const home = await world.slack.as('signal').waitForHome('*My blockers* (1)');
    expect(home.shown).toContain('you raised it');
    const owner = await world.slack.as('lead').waitForHome('*My blockers* (1)');
    expect(owner.shown).toContain('nobody has it');
    expect(owner.buttons).toContain('Mine');
  });

  it('asks for open votes and takes them', async () => {
    await world.slack.as('branch').openHome();
    await world.slack.as('lead').command('/gate open GATE-1', { channel });
    await world.slack.as('branch').waitForHome('*Your vote is asked* (1)');
    await world.slack.as('branch').click('Green');
    await expect
      .poll(() => world.slack.as('branch').home()?.shown.includes('Your vote is asked'), { timeout: 5_000 })
      .toBe(false);
    expect(world.database.driver.prepare("select choice from ballot where seat = 'branch'").all()).toEqual([
      { choice: 'green' },
    ]);
  });

  it('has a page for each plan, with settings for who may', async () => {
    const docs = world.slack.as('docs');
    await docs.openHome();
    await docs.click('Open');
    const page = await docs.waitForHome('Who does what');
    expect(page.shown).toContain('on\u{a0}time');
    expect(page.shown).not.toContain('Settings');
    const lead = world.slack.as('lead');
    await lead.openHome();
    await lead.click('Open');
    expect((await lead.waitForHome('Settings')).buttons).toContain('Archive');
    await lead.click('Plan Check');
    await lead.waitForForm('Mend:');
    await lead.closeForm();
  });

  const pressed = async (who: string, label: string, wanted: string | RegExp) => {
    const person = world.slack.as(who);
    if (person.form() !== null) await person.closeForm({ all: true });
    await person.click(label, { home: true });
    return person.waitForForm(wanted);
  };
  const schedule = () => world.database.driver.prepare('select at, days, paused_reason from schedule').all();

  it('shows from there what the commands show, and what is clicked in it in its place', async () => {
    const lead = world.slack.as('lead');
    await pressed('lead', 'Critical Path', 'hangs on this chain');
    await pressed('lead', 'Phase', 'evidence today');
    await pressed('lead', 'Gates', 'Gates · Kubernetes v1.35');
    await lead.click('Show');
    await lead.waitForForm('1 of');
    await pressed('lead', 'Log', 'newest first');
    await lead.click('Send Me the File');
    await lead.waitForForm('log.jsonl is in our direct message');
    await pressed('lead', 'Help', 'where you are an owner');
    await pressed('lead', 'Roles', 'You are an owner');
    await lead.click('Give a Role');
    await lead.waitForForm('Give a Role');
    await pressed('lead', 'Import a New Version', 'Import a Plan');
    await pressed('lead', 'Update My Items', 'Your items');
  });

  it('tries changes and looks things up by forms that say under the input what they cannot read', async () => {
    const lead = world.slack.as('lead');
    await pressed('lead', 'What If', 'Nothing is changed');
    const unread = await lead.fill({ 'What would be otherwise?': 'make it faster' }).submit();
    expect(Object.values(unread.form?.errors ?? {})[0]).toContain('is no change');
    await lead.fill({ 'What would be otherwise?': 'TASK-103 +10 days' }).submit();
    expect((await lead.waitForForm('What if · ')).shown).toMatch(/The plan would end .* later\./);
    await pressed('lead', 'Look Something Up', 'By its id');
    const sought = 'An item, convergence point, gate or person';
    const unknown = await lead.fill({ [sought]: 'CP-11' }).submit();
    expect(Object.values(unknown.form?.errors ?? {})[0]).toContain('nothing called CP-11');
    await lead.fill({ [sought]: 'cp-1' }).submit();
    await lead.waitForForm('CP-1 Enhancements freeze');
    await lead.click('Tick Requirements');
    await lead.waitForForm('Requirements');
    await pressed('lead', 'Look Something Up', 'By its id');
    await lead.fill({ [sought]: 'TASK-101', 'What do you want to see?': 'log' }).submit();
    await lead.waitForForm('item.started');
    await pressed('lead', 'Look Something Up', 'By its id');
    await lead.fill({ [sought]: 'TASK-101' }).submit();
    await lead.waitForForm('in progress');
    await lead.click('Done');
    await lead.waitForForm('TASK-101 is done');
    await pressed('lead', 'Look Something Up', 'By its id');
    await lead.fill({ [sought]: 'TASK-101' }).submit();
    await lead.waitForForm('TASK-101 ');
    await lead.click('Reopen');
    await lead.waitForForm('TASK-101 is open again');
  });

  it('schedules, pauses, resumes, skips and posts the daily sync', async () => {
    const lead = world.slack.as('lead');
    await pressed('lead', 'Daily Sync', 'Daily sync of');
    await lead.click('Schedule');
    await lead.waitForForm('Schedule the Sync');
    const wrong = await lead.fill({ 'On which days?': 'someday' }).submit();
    expect(Object.values(wrong.form?.errors ?? {})[0]).toContain('is no day');
    const zone = 'Time of day, UTC';
    await lead
      .fill({ [zone]: '10:15', 'On which days?': 'mon,thu', 'On a day without news': 'skip' })
      .submit();
    await lead.waitForForm('is scheduled: 10:15 mon,thu');
    expect(schedule()).toEqual([
      { at: '10:15', days: '["mon","thu"]', paused_reason: null },
      expect.anything(),
    ]);
    await pressed('lead', 'Daily Sync', 'Daily sync of');
    await lead.click('Skip the Next');
    await lead.waitForForm('No digest on');
    await pressed('lead', 'Daily Sync', 'Daily sync of');
    await lead.click('Pause');
    await lead.waitForForm('Pause the Sync');
    await lead.submit();
    await lead.waitForForm('is paused');
    expect(schedule()[0]).toMatchObject({ paused_reason: 'asked' });
    await pressed('lead', 'Daily Sync', 'goes on');
    await lead.click('Resume');
    await lead.waitForForm('The daily sync goes on');
    await pressed('lead', 'Daily Sync', 'Daily sync of');
    await lead.click('Preview');
    await lead.waitForForm('Convergence');
    await pressed('lead', 'Daily Sync', 'Daily sync of');
    await lead.click('Post It Now');
    await lead.waitForForm('is on its way');
    expect((await world.slack.channel(channel).waitFor('Daily sync · ')).shown).toContain('on\u{a0}time');
    const seen = await pressed('docs', 'Daily Sync', 'Daily sync of');
    expect(JSON.stringify(seen.json)).not.toContain('sync_schedule');
  });

  it('takes a reset back', async () => {
    const lead = world.slack.as('lead');
    await pressed('lead', 'Reset', 'Reset the Plan');
    await lead
      .fill({
        'Why?': 'Once more',
        'What begins anew?': 'plan',
        'Type the name of the plan to confirm': 'Kubernetes v1.35',
      })
      .submit();
    await lead.waitForHome('Undo the Reset');
    await lead.click('Undo the Reset', { home: true });
    await world.slack.channel(channel).waitFor('is as it was before its reset');
    await lead.click('All Plans', { home: true });
    await lead.waitForHome('My day');
  });
});

describe('the Home of somebody new', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-22T08:30:00Z');
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  it('says what to do first, and makes an example plan that is theirs alone', async () => {
    const { slack } = world;
    expect((await slack.as('docs').openHome()).shown).toContain('1. Invite me');
    await slack.as('docs').click('Make an Example Plan');
    const page = await slack.as('docs').waitForHome('Example plan');
    expect(page.shown).toContain('API meets UI');
    await slack.as('docs').click('All Plans');
    expect((await slack.as('docs').waitForHome('My day')).shown).toContain(
      'TASK-2 Serve orders from the API',
    );
    expect((await slack.as('enh').openHome()).shown).not.toContain('Example plan');
  });

  it('removes it without a trace but the log', async () => {
    const { slack, database } = world;
    expect(JSON.stringify(slack.as('docs').home()?.json)).toContain(
      'also a review that is open. Only the log stays.',
    );
    await slack.as('docs').click('Remove the Example');
    await slack.as('docs').waitForHome('Welcome to Signalbox');
    await world.quiet();
    const tables = database.driver
      .prepare(
        "select m.name as name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'plan_id' where m.type = 'table'",
      )
      .all() as { name: string }[];
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of [...tables.filter(({ name }) => name !== 'log_entry')]) {
      expect([
        name,
        database.driver.prepare(`select count(*) as n from ${name} where plan_id is not null`).get(),
      ]).toEqual([name, { n: 0 }]);
    }
    expect(database.driver.prepare('select count(*) as n from plan').get()).toEqual({ n: 0 });
    expect(database.driver.prepare('select verb from log_entry order by seq').all()).toContainEqual({
      verb: 'example.removed',
    });
  });
});

describe('a button that is older than what its reader may see', () => {
  it('is refused, and the Home follows', async () => {
    const world = await startApp('2025-10-22T08:30:00Z', {
      channels: [{ id: 'C0SECRET', name: 'secret', kind: 'private', members: ['lead', 'enh'] }],
    });
    try {
      const content = await exampleText('kubernetes-1.35.yaml');
      await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel: 'secret' });
      const enh = world.slack.as('enh');
      expect((await enh.openHome()).buttons).toContain('Start');
      enh.leave('secret');
      await world.slack.settled();
      await enh.click('Start');
      await enh.waitForForm('That plan lives in a channel that you are not in.');
      await enh.closeForm();
      await enh.waitForHome('Welcome to Signalbox');
      enh.join('secret');
      await enh.waitForHome('Kubernetes v1.35');
      await enh.click('Open');
      await enh.waitForHome('Who does what');
      await enh.click('Log', { home: true });
      await enh.waitForForm('newest first');
      enh.leave('secret');
      await world.slack.settled();
      await enh.click('Send Me the File');
      await enh.waitForForm('That plan lives in a channel that you are not in.');
      await enh.closeForm();
      expect(world.database.driver.prepare('select id from item where started is not null').all()).toEqual(
        [],
      );
      expect(world.slack.violations()).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});
