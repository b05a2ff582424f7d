import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { planActionIds, planFormIds } from '../../src/slack/blocks/plan-ids.ts';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';
const written = [
  'plan',
  'item',
  'blocker',
  'requirement_tick',
  'plan_role',
  'snapshot',
  'plan_reset',
  'ballot',
  'condition',
  'digest',
  'schedule',
];

describe('somebody without a part in the plan', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z', {
      people: [...demoWorkspace.people, { id: 'U0NOBODY', handle: 'nobody', name: 'Nobody' }],
      channels: demoWorkspace.channels
        .map((one) => ({ ...one, members: undefined as never }))
        .map(({ members: _all, ...one }) => one),
    });
    const content = await exampleText('kubernetes-1.35.yaml');
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel });
    await world.slack.as('lead').command('/plan roles grant @nobody viewer', { channel });
    await world.slack.as('lead').command('/gate open GATE-1', { channel });
    await world.slack.as('lead').command('/sync now', { channel });
    await world.slack.as('enh').command('/task TASK-103 block access to the board', { channel });
    await world.quiet();
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  const stored = () =>
    Object.fromEntries(
      written.map((table) => [
        table,
        world.database.driver.prepare(`select * from "${table}" order by 1, 2`).all().map(withoutVersion),
      ]),
    );

  it('changes nothing by pressing every button that they see', async () => {
    const nobody = world.slack.as('nobody');
    const before = stored();
    const pressed = new Set<string>();
    for (const message of world.slack.channel(channel).messages())
      for (const label of message.buttons) {
        if (['Check In', 'I Can Help'].includes(label)) continue;
        pressed.add(label);
        await nobody.click(label, { message: { channel: message.channel, ts: message.ts } as never });
        await world.slack.settled(20);
        if (nobody.form() !== null) {
          await nobody.submit().catch(() => null);
          await world.slack.settled(20);
          if (nobody.form() !== null) await nobody.closeForm({ all: true });
        }
      }
    expect(pressed.size).toBeGreaterThan(8);
    await world.quiet();
    expect(stored()).toEqual(before);
  });

  it('is refused privately by every command that changes something', async () => {
    const nobody = world.slack.as('nobody');
    const before = stored();
    for (const line of [
      '/plan baseline',
      '/plan archive away with it',
      '/plan reset',
      '/plan reset undo',
      '/plan roles grant @nobody owner',
      '/plan roles takeover',
      '/task TASK-101 start',
      '/task TASK-101 block me',
      '/gate open GATE-2',
      '/gate close GATE-1',
      '/gate vote GATE-1 green',
      '/sync now',
      '/sync schedule 10:00 workdays',
    ]) {
      const seen = nobody.ephemerals().length;
      await nobody.command(line, { channel });
      await expect.poll(() => nobody.ephemerals().length, { timeout: 3_000 }).toBeGreaterThan(seen);
      expect([line, nobody.form()]).toEqual([line, null]);
    }
    await world.quiet();
    expect(stored()).toEqual(before);
  });

  it('sees a Home without settings, and reads all the same', async () => {
    const nobody = world.slack.as('nobody');
    const home = await nobody.openHome();
    expect(home.shown).toContain('Kubernetes v1.35');
    await nobody.click('Open');
    expect((await nobody.waitForHome('Gates')).shown).not.toContain('Settings');
  });

  it('changes nothing by pressing every button of the Home, and in what opens over it', async () => {
    const nobody = world.slack.as('nobody');
    const before = stored();
    const labels = (nobody.home()?.buttons ?? []).filter((label) => label !== 'All Plans');
    expect(labels).toContain('Daily Sync');
    expect(labels).not.toContain('Import a New Version');
    const opened = async (label: string) => {
      if (nobody.form() !== null) await nobody.closeForm({ all: true });
      await nobody.click(label, { home: true });
      await world.slack.settled(20);
      return buttonsIn(nobody.form()?.json.blocks);
    };
    const pressed = new Set<string>();
    for (const label of labels)
      for (const inner of await opened(label)) {
        if (!(await opened(label)).includes(inner)) continue;
        pressed.add(inner);
        await nobody.click(inner);
        await world.slack.settled(20);
      }
    if (nobody.form() !== null) await nobody.closeForm({ all: true });
    expect([...pressed]).toEqual(expect.arrayContaining(['Preview', 'Show', 'Send Me the File']));
    await world.quiet();
    expect(stored()).toEqual(before);
  }, 60_000);
});

describe('ids of buttons and forms', () => {
  it('are each used once', () => {
    const all = [...Object.values(planActionIds), ...Object.values(planFormIds)];
    expect(new Set(all).size).toBe(all.length);
  });
});

/** The words on the buttons of a view. */
function buttonsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: { text?: unknown } };
  if (type === 'button') return [String(text?.text ?? '')];
  return Object.values(value).flatMap(buttonsIn);
}

/** What counts changes counts refusals that are logged too. */
function withoutVersion(row: unknown): unknown {
  const { version: _version, changed_at: _at, ...rest } = row as Record<string, unknown>;
  return rest;
}
