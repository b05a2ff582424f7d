import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';

describe('/plan, whole', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z');
    const content = await exampleText('kubernetes-1.35.yaml');
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel });
    await world.quiet();
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  async function answer(who: string, line: string, wanted: string | RegExp) {
    await world.slack.as(who).command(line, { channel });
    return (await world.slack.as(who).waitForPrivate(wanted)).shown;
  }
  const inChannel = async (wanted: string) => {
    await world.quiet();
    return world.slack.channel(channel).waitFor(wanted);
  };

  it('shows progress, the critical path and the matrix', async () => {
    expect(await answer('enh', '/plan progress', 'Progress · ')).toContain('Enhancements · 0 of');
    expect(await answer('enh', '/plan critical', 'Critical path · ')).toContain('TASK-103');
    const matrix = await answer('enh', '/plan matrix', 'Who does what');
    expect(matrix).toContain('Tracking, Readiness: Enh');
    expect(matrix).toMatch(/Comms \(away Mon 10 Nov to Thu 13 Nov\)/);
  });

  it('shows one item, convergence point, gate and person, and the nearest of what is not there', async () => {
    expect(await answer('enh', '/plan show task-103', 'TASK-103 Track')).toContain('Success');
    expect(await answer('enh', '/plan show CP-1', 'CP-1 Enhancements freeze')).toContain('Needed by GATE-1');
    expect(await answer('enh', '/plan show GATE-1', 'GATE-1 Leave planning')).toContain('evidence today');
    expect(await answer('enh', '/plan show docs', 'leads Docs')).toContain('TASK-108');
    expect(await answer('enh', '/plan show CP-11', 'nothing called CP-11')).toContain('Did you mean CP-1?');
  });

  it('checks the plan and says what the phase lacks', async () => {
    expect(await answer('enh', '/plan check', 'Plan check · ')).toContain('Mend:');
    expect(await answer('enh', '/plan phase', 'Phase · ')).toContain('GATE-1 Leave planning');
  });

  it('tries changes without storing them', async () => {
    const before = world.database.driver.prepare('select version from plan').get();
    const shown = await answer('enh', '/plan whatif TASK-103 +10 days', 'What if · ');
    expect(shown).toMatch(/The plan would end .* later\./);
    expect(await answer('enh', '/plan whatif make it faster', 'is no change')).toMatch(
      /`\/plan whatif TASK-10\d \+3 days, drop TASK-10\d from TASK-10\d`/,
    );
    expect(world.database.driver.prepare('select version from plan').get()).toEqual(before);
  });

  it('takes a new baseline for owners alone', async () => {
    expect(await answer('enh', '/plan baseline', 'That is for an owner')).toContain('Ask Lead.');
    expect(await answer('docs', '/task TASK-103 start', 'That is for whoever')).toContain(
      'Ask Enh, or an owner',
    );
    await world.slack.as('lead').command('/plan baseline', { channel });
    await world.slack.as('lead').waitForForm('Take a New Baseline');
    await world.slack.as('lead').submit();
    expect((await inChannel('New baseline of')).shown).toContain('until now');
  });

  it('keeps a log that can be filtered, paged and taken away as a file', async () => {
    const log = await answer('enh', '/plan log', 'Log · ');
    expect(log).toContain('baseline.taken');
    await world.slack.as('enh').command('/task TASK-103 block no reviewer', { channel });
    await world.slack.as('enh').waitForPrivate('is reported');
    const blocked = await answer('enh', '/plan log TASK-103', 'blocker.raised');
    expect(blocked).not.toMatch(/[0-9a-f]{8}-|false/);
    expect(blocked).toContain('`/plan log TASK-103`');
    await answer('enh', '/task TASK-103 unblock found one', 'is resolved');
    expect(await answer('enh', '/plan log @lead', 'newest first')).toContain('plan.imported');
    await world.slack.as('enh').click('Send Me the File');
    const sent = await world.slack
      .as('enh')
      .dm()
      .waitFor((message) => message.files.length > 0);
    expect(sent.files[0]?.name).toBe('log.jsonl');
  });

  it('exports a file that reads back as the same plan', async () => {
    await world.slack.as('enh').command('/plan export', { channel });
    const sent = await world.slack
      .as('enh')
      .dm()
      .waitFor((message) => message.files.some(({ name }) => name.endsWith('.yaml')));
    expect(sent.files[0]?.name).toBe('kubernetes-v1-35.yaml');
  });

  it('gives and takes roles, and keeps one owner', async () => {
    expect(await answer('enh', '/plan roles grant @enh owner', 'That is for an owner')).toBeTruthy();
    expect(await answer('lead', '/plan roles grant @enh editor', 'editor of this plan now')).toContain('Enh');
    expect(await answer('docs', '/plan roles', 'Roles · ')).toContain('You are a member');
    expect(await answer('lead', '/plan roles take @lead', 'keeps at least one owner')).toBeTruthy();
    expect(await answer('lead', '/plan roles grant @docs viewer', 'viewer of this plan now')).toBeTruthy();
    expect(await answer('docs', '/task TASK-108 start', 'That is for')).toBeTruthy();
  });

  it('lets a workspace admin take over a plan whose owners are gone, and nobody else', async () => {
    expect(await answer('comms', '/plan roles takeover', 'Only an admin')).toBeTruthy();
    expect(await answer('lead', '/plan roles takeover', 'still has an owner')).toBeTruthy();
  });

  it('resets with a reason and a typed name, and undoes it', async () => {
    const { slack } = world;
    await slack.as('lead').command('/task TASK-101 start', { channel });
    await slack.as('lead').command('/plan reset', { channel });
    await slack.as('lead').waitForForm('Reset the Plan');
    const filled = { 'Why?': 'We begin anew', 'What begins anew?': 'The whole plan' };
    const wrong = await slack
      .as('lead')
      .fill({ ...filled, 'Type the name of the plan to confirm': 'yes' })
      .submit();
    expect(Object.values(wrong.form?.errors ?? {})[0]).toContain('does not match');
    await slack
      .as('lead')
      .fill({ ...filled, 'Type the name of the plan to confirm': 'Kubernetes v1.35' })
      .submit();
    await inChannel('begins anew: We begin anew');
    const started = () =>
      world.database.driver.prepare("select started from item where id = 'TASK-101'").get();
    expect(started()).toEqual({ started: null });
    await slack.as('lead').command('/plan reset undo', { channel });
    await inChannel('is as it was before its reset');
    expect(started()).toEqual({ started: '2025-10-20' });
    expect(await answer('lead', '/plan reset undo', 'no reset to undo')).toBeTruthy();
  });

  it('posts a picture with its words, and the SVG in the thread', async () => {
    await world.slack.as('lead').command('/plan chart', { channel });
    const posted = await world.slack.channel(channel).waitFor('as a picture', { timeoutMs: 20_000 });
    expect(posted.shown).toContain('Kubernetes v1.35');
    const svg = await world.slack
      .channel(channel)
      .waitFor((message) => message.files.some(({ name }) => name === 'plan.svg'), { timeoutMs: 20_000 });
    expect(svg.threadTs).toBe(posted.ts);
  });

  it('teaches with ids of the plan, by role, and knows what was meant', async () => {
    await world.slack.as('docs').command('/plan help', { channel });
    const help = (await world.slack.as('docs').waitForPrivate('where you are a viewer')).shown;
    expect(help).toContain('/plan whatif TASK-');
    const gates = await answer('lead', '/gate help', 'What /gate can do');
    expect(gates.match(/20\d\d-\d\d-\d\d/g)).toEqual(['2025-10-27', '2025-10-27', '2025-10-27']);
    expect(await answer('lead', '/plan crticial', 'is not known')).toBe(
      '`/plan crticial` is not known. Did you mean `/plan critical`?\n' +
        'the chain of items that sets the end\n`/plan help` lists the rest',
    );
    expect(await answer('lead', '/plan help whatif', 'changes nothing')).toContain('For example');
  });

  it('teaches anew once the reader has another role, or their next item is done', async () => {
    const docs = world.slack.as('docs');
    await answer('docs', '/task help', 'where you are a viewer');
    await answer('lead', '/plan roles grant @docs editor', 'Docs: editor of this plan now');
    const first =
      (await answer('docs', '/task help', 'where you are an editor')).match(/TASK-\d+/)?.[0] ?? '';
    await answer('lead', `/task ${first} done anyway`, `${first} is done`);
    await docs.command('/task help', { channel });
    await docs.waitForPrivate(
      ({ shown }) => shown.includes('where you are an editor') && !shown.includes(first),
    );
    await answer('lead', `/task ${first} reopen`, `${first} is open again`);
    await answer('lead', '/plan roles grant @docs viewer', 'Docs: viewer of this plan now, editor');
  });

  it.each([
    ['/gate opem GATE-2', '/gate open GATE-2'],
    ['/task TASK-107 dnoe', '/task TASK-107 done'],
    ['/task dnoe TASK-107', '/task done TASK-107'],
    ['/plan shwo', '/plan show'],
    ['/gate opne', '/gate open GATE-1'],
    ['/task TASK-107 reslut', '/task TASK-107 result 1 met 240 ms'],
    ['/sync schedle 08:30 mon,thu', '/sync schedule 08:30 mon,thu'],
    ['/gate open gate-9', '/gate open GATE-1'],
    ['/task 107 done', '/task TASK-107 done'],
    ['/task TASK-999 done', '/task TASK-409 done'],
    ['/plan show CP-11', '/plan show CP-1'],
    ['/task TASK-107 finish', '/task TASK-107 done'],
    ['/task TASK-107 finsh', '/task TASK-107 done'],
    ['/task TASK-107 begin', '/task TASK-107 start'],
    ['/gate qqqqq GATE-1', '/gate list'],
  ])('puts %s right as it was typed', async (line, right) => {
    const said = await answer('lead', line, /is not known|has no|nothing called/);
    expect(said).toContain(`\`${right}\``);
  });

  it('says who lists items where none is like the typed one', async () => {
    expect(await answer('lead', '/task ZZZ-4711 done', 'has no item ZZZ-4711')).toContain('`/task mine`');
  });

  it('archives with a reason', async () => {
    expect(await answer('enh', '/plan archive because', 'That is for an owner')).toBeTruthy();
    await world.slack.as('lead').command('/plan archive we merged it', { channel });
    await inChannel('is archived: we merged it');
    expect(await answer('lead', '/plan show', 'Kubernetes v1.35 was archived on Mon 20 Oct.')).toContain(
      '/plan log, /plan export and /gate list still read it',
    );
    expect(await answer('enh', '/plan log', 'Log · ')).toContain('archived');
    expect(await answer('enh', '/gate list', 'GATE-1')).toContain('Leave planning');
    await world.slack.as('enh').command('/plan show', { channel: world.slack.as('enh').dm().id });
    await world.slack.as('enh').waitForPrivate('A direct message has no plan of its own.');
  });

  it('begins a small plan by a few answers', async () => {
    const lead = world.slack.as('lead');
    await lead.command('/plan new', { channel });
    await lead.waitForForm('Start a Plan');
    const answers = {
      'What is the project called?': 'Small thing',
      'First items, one a line': 'API: Card payments, 2-5 days\nUI: Checkout page, 3 days\n\nAPI: Refunds',
    };
    const zone = await lead.fill({ ...answers, 'Time zone': 'Nowhere/Land' }).submit();
    expect(Object.values(zone.form?.errors ?? {})[0]).toContain('IANA');
    await lead.fill({ ...answers, 'Time zone': 'Europe/Berlin' }).submit();
    const preview = await lead.waitForForm('What the Import Does');
    expect(preview.shown).toContain('3 items, 2 tracks, 2 convergence points, 3 gates');
    await lead.submit();
    await inChannel('Small thing is the plan of this channel now.');
  });
});

describe('a plan whose owner is gone', () => {
  it('is taken over by a workspace admin', async () => {
    const world = await startApp('2025-10-20T08:30:00Z');
    try {
      const content = await exampleText('kubernetes-1.35.yaml');
      await importPlanFile(world.slack, 'enh', { name: 'plan.yaml', content, channel });
      world.slack.break({ fault: 'deactivate_person', person: 'enh' });
      await world.slack.settled();
      await world.slack.as('lead').command('/plan roles takeover', { channel });
      await world.quiet();
      await world.slack.channel(channel).waitFor('has a new owner');
      await world.slack.as('lead').command('/plan roles', { channel });
      const roles = await world.slack.as('lead').waitForPrivate('You are an owner');
      expect(roles.shown).toContain('Enh (account deactivated)');
      expect(world.slack.violations()).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});
