import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/slack/blocks/message.ts';
import { tokens } from '../slack/blocks/hostile.ts';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';
/** What people write who test how far one can go, as long as a name may be. */
const name = `<!channel> <@U0LEAD> <https://evil.example|your bank> *x* \u202eשלום مرحبا 🚦👩‍🚀 &amp; `
  .repeat(4)
  .slice(0, 290);
const hostile = '<!here> <@U0ENH> <https://evil.example|click> `x` *y* 🧨';

describe('a plan whose names are full of mischief', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z');
    const content = (await exampleText('kubernetes-1.35.yaml'))
      .replace('name: Kubernetes v1.35', `name: ${JSON.stringify(name)}`)
      .replace('name: Track enhancements opted in to v1.35', `name: ${JSON.stringify(hostile)}`)
      .replace('name: Enhancements freeze', `name: ${JSON.stringify(hostile)}`)
      .replace('name: Leave planning', `name: ${JSON.stringify(hostile)}`);
    await importPlanFile(world.slack, 'lead', { name: 'plan.yaml', content, channel });
    await world.quiet();
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  it('is refused with its place where its name has 5,000 characters', async () => {
    const long = (await exampleText('kubernetes-1.35.yaml')).replace(
      'name: Kubernetes v1.35',
      `name: ${'x'.repeat(5_000)}`,
    );
    const lead = world.slack.as('lead');
    await lead.command('/plan import', { channel });
    await lead.fill({ 'Plan file': { name: 'plan.yaml', content: long } }).submit();
    const form = await lead.waitForForm('Nothing was imported');
    expect(form.shown).toMatch(/Line 5, column 7: .* has 5000 characters; shorten it to 300/);
    await lead.closeForm({ all: true });
  });

  it.each([
    '/plan show',
    '/plan show TASK-103',
    '/plan show CP-1',
    '/plan show GATE-1',
    '/plan show enh',
    `/plan show ${hostile}`,
    '/plan progress',
    '/plan critical',
    '/plan matrix',
    '/plan check',
    '/plan phase',
    '/plan log',
    '/plan roles',
    '/plan help',
    `/plan ${hostile}`,
    '/plan whatif TASK-103 +3 days',
    `/plan whatif ${hostile}`,
    '/task mine',
  ])('answers %s with nothing that pings or links', async (line) => {
    const enh = world.slack.as('enh');
    const before = enh.ephemerals().length;
    await enh.command(line, { channel });
    await expect.poll(() => enh.ephemerals().length, { timeout: 5_000 }).toBeGreaterThan(before);
    expectTame(enh.ephemerals().slice(before));
  });

  it('posts, shows in the Home and exports it the same', async () => {
    const lead = world.slack.as('lead');
    await lead.command('/sync now', { channel });
    await lead.command('/gate open GATE-1', { channel });
    await world.quiet();
    expectTame(
      world.slack
        .channel(channel)
        .messages()
        .filter(({ metadata }) => metadata !== null),
    );
    expect(world.slack.channel(channel).messages().length).toBeGreaterThan(2);
    await lead.openHome();
    await lead.click('Open');
    const home = await lead.waitForHome('Settings');
    expectTame([{ blocks: home.json.blocks, text: '' }]);
    await lead.command('/plan export', { channel });
    await lead.dm().waitFor((message) => message.files.length > 0);
  });

  it('can be reset by typing how its name begins', async () => {
    const lead = world.slack.as('lead');
    await lead.command('/plan reset', { channel });
    await lead.waitForForm('Reset the Plan');
    const typed = name.replace(/\s+/g, ' ').trim().slice(0, 80).trim();
    await lead
      .fill({
        'Why?': 'Too long',
        'What begins anew?': 'plan',
        'Type the name of the plan to confirm': typed,
      })
      .submit();
    await world.slack.channel(channel).waitFor('Too long');
  });
});

/** Nothing that people wrote stands as a token in mark-up; plain text holds none by its nature. */
function expectTame(messages: { blocks: unknown; text: string }[]): void {
  for (const { blocks, text } of messages) {
    const found = tokens({ text, blocks: blocks as Message['blocks'] });
    expect(found.filter((token) => /^<!(channel|here)|evil|^not verbatim/.test(token))).toEqual([]);
  }
}
