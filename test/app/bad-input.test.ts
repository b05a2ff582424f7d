import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'lobby';

describe('a plan that cannot be imported', () => {
  let world: Started;
  let good = '';
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z');
    good = await exampleText('kubernetes-1.35.yaml');
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  async function refused(content: string | Uint8Array): Promise<string> {
    const person = world.slack.as('lead');
    await person.command('/plan import', { channel });
    await person.waitForForm('Import a Plan');
    await person.fill({ 'Plan file': { name: 'plan.yaml', content } }).submit();
    const form = await person.waitForForm('Nothing was imported', { timeoutMs: 15_000 });
    await person.closeForm({ all: true });
    return form.shown;
  }

  const change = (from: string | RegExp, to: string) => () => good.replace(from, to);

  it.each<[string, () => string, RegExp]>([
    [
      'a cycle',
      change('dependencies: [TASK-103], due: 2025-10-09', 'dependencies: [TASK-107], due: 2025-10-09'),
      /TASK-105.*TASK-107.*TASK-105|TASK-107.*TASK-105.*TASK-107/,
    ],
    [
      'an unknown id',
      change('needs: [TASK-105, TASK-107,', 'needs: [TASK-999, TASK-107,'),
      /Line \d+, column \d+.*TASK-999/,
    ],
    ['a duplicate id', change('{id: TASK-102,', '{id: TASK-101,'), /Line \d+, column \d+.*TASK-101/],
    ['a bad date', change('due: 2025-11-06', 'due: 2025-02-30'), /Line \d+, column \d+.*2025-02-30/],
    ['a tab', change('\ntracks:\n', '\ntracks:\n\t'), /Line \d+/],
    ['an unknown key', change('priority: high', 'prioriti: high'), /prioriti.*priority/],
    ['no YAML at all', () => '{{{{ this is : not [ yaml', /Line \d+|no plan/],
  ])('%s is refused with its place', async (_name, text, expected) => {
    expect(text()).not.toBe(good);
    expect(await refused(text())).toMatch(expected);
  });

  it('5 MiB of text is refused', async () => {
    expect(await refused(`${good}\n${'# filler '.repeat(620_000)}`)).toMatch(/4 MiB/);
  });

  it('a file in another encoding is refused, and how to save it is said', async () => {
    const name = 'Überprüfung';
    const utf16 = Buffer.from(`\uFEFFversion: 1\nname: ${name}\n`, 'utf16le');
    expect(await refused(utf16)).toContain('save it as UTF-8');
    expect(await refused(Buffer.from(`version: 1\nname: ${name}\n`, 'latin1'))).toContain('save it as UTF-8');
  });

  it('every problem is named at once', async () => {
    const text = good
      .replace('due: 2025-11-06', 'due: 2025-02-30')
      .replace('{id: TASK-102,', '{id: TASK-101,');
    expect(await refused(text)).toMatch(/2025-02-30[\s\S]*TASK-101|TASK-101[\s\S]*2025-02-30/);
  });

  it('an empty form says so under its field', async () => {
    const person = world.slack.as('lead');
    await person.command('/plan import', { channel });
    await person.waitForForm('Import a Plan');
    const { form } = await person.submit();
    expect(Object.values(form?.errors ?? {})).toEqual(['Choose a file, or paste a plan here.']);
    await person.closeForm({ all: true });
  });

  it('and nothing of it is stored', () => {
    const count = (table: string) =>
      world.database.driver.prepare(`select count(*) as n from ${table}`).get();
    for (const table of ['plan', 'item', 'log_entry', 'outbox']) expect(count(table)).toEqual({ n: 0 });
  });
});

describe('a vote that does not count', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z');
    const content = await exampleText('kubernetes-1.35.yaml');
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel: 'release' });
    await world.slack.as('lead').command('/gate open GATE-1', { channel: 'release' });
    await world.quiet();
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  const ballots = () => world.database.driver.prepare('select seat, choice, version from ballot').all();

  it('by a guest is refused privately', async () => {
    await world.slack.as('guest').click('Green');
    expect((await world.slack.as('guest').waitForPrivate('Guests hold no seat.')).shown).toBeTruthy();
    expect(ballots()).toEqual([]);
  });

  it('by somebody without a seat is refused privately', async () => {
    const other = await startApp('2025-10-20T08:30:00Z', {
      people: [
        { id: 'U0LEAD', handle: 'lead', name: 'Lead' },
        { id: 'U0NOBODY', handle: 'nobody', name: 'Nobody' },
      ],
      channels: [{ id: 'C0RELEASE', name: 'release' }],
    });
    try {
      const content = await exampleText('kubernetes-1.35.yaml');
      await importPlanFile(other.slack, 'lead', { name: 'plan.yaml', content, channel: 'release' });
      await other.slack.as('lead').command('/gate open GATE-1', { channel: 'release' });
      await other.quiet();
      await other.slack.as('nobody').click('Red');
      expect((await other.slack.as('nobody').waitForPrivate('You have no seat')).shown).toBeTruthy();
    } finally {
      await other.stop();
    }
  });

  it('a second click makes no second ballot', async () => {
    const { slack } = world;
    await Promise.all([slack.as('enh').click('Green'), slack.as('enh').click('Green')]);
    expect((await slack.as('enh').waitForPrivate('Your vote stands as it is.')).shown).toBeTruthy();
    expect(ballots()).toEqual([{ seat: 'enh', choice: 'green', version: 1 }]);
  });

  it('on a review of another workspace is not known', async () => {
    world.database.driver.prepare("update review set workspace = 'T0OTHER'").run();
    await world.slack.as('docs').click('Green');
    expect(
      (await world.slack.as('docs').waitForPrivate('That review is not known here.')).shown,
    ).toBeTruthy();
    expect(ballots()).toHaveLength(1);
  });
});
