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
    const content = await exampleText('kubernetes-1.35.yaml');
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
    expect(page.shown).toContain('on time');
    expect(page.shown).not.toContain('Settings');
    const lead = world.slack.as('lead');
    await lead.openHome();
    await lead.click('Open');
    expect((await lead.waitForHome('Settings')).buttons).toContain('Archive');
    await lead.click('Plan Check');
    await lead.waitForForm('Mend:');
    await lead.closeForm();
    await lead.click('All Plans');
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
    const page = await slack.as('docs').waitForHome('First plan');
    expect(page.shown).toContain('API meets UI');
    await slack.as('docs').click('All Plans');
    expect((await slack.as('docs').waitForHome('My day')).shown).toContain(
      'TASK-2 Serve orders from the API',
    );
    expect((await slack.as('enh').openHome()).shown).not.toContain('First plan');
  });

  it('removes it without a trace but the log', async () => {
    const { slack, database } = world;
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
      expect(world.database.driver.prepare('select id from item where started is not null').all()).toEqual(
        [],
      );
      expect(world.slack.violations()).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});
