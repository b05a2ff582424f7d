import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { defaultScopes } from '../../sandbox/options.ts';
import { exampleText, type Started, startApp } from './start.ts';

const channel = 'lobby';

describe('a plan file that is shared in a channel', () => {
  let world: Started;
  beforeAll(async () => {
    world = await startApp('2025-10-20T08:30:00Z');
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await world.stop();
  });

  it('is offered to whoever shared it, and to nobody else', async () => {
    const content = await exampleText('first-plan.yaml');
    await world.slack.as('lead').upload({ name: 'first-plan.yaml', content }, { channel });
    const offer = await world.slack.as('lead').waitForPrivate('Is first-plan.yaml a new plan');
    expect(offer.buttons).toEqual(['Look at It']);
    expect(world.slack.as('enh').ephemerals(channel)).toEqual([]);
  });

  it('is imported by the form without being given again', async () => {
    const lead = world.slack.as('lead');
    await lead.click('Look at It');
    const form = await lead.waitForForm('Import a Plan');
    expect(form.labels).not.toContain('Plan file');
    await lead.submit();
    expect((await lead.waitForForm('What the Import Does')).shown).toContain('5 items, 2 tracks');
    await lead.submit();
    await world.quiet();
    await world.slack.channel(channel).waitFor('Example plan is the plan of this channel now.');
    await lead.closeForm();
  });

  it('with mistakes shows each with its place', async () => {
    const content = (await exampleText('first-plan.yaml')).replace(
      'dependencies: [TASK-4]',
      'dependencies: [TASK-99]',
    );
    const lead = world.slack.as('lead');
    await lead.upload({ name: 'second.yml', content }, { channel });
    expect((await lead.waitForPrivate('Is second.yml')).shown).toContain('a new version of Example plan');
    await lead.click('Look at It');
    await lead.waitForForm('Import a Plan');
    await lead.submit();
    expect((await lead.waitForForm('Nothing was imported')).shown).toMatch(/Line \d+, column \d+.*TASK-99/);
    await lead.closeForm({ all: true });
  });

  it('of another kind is not offered', async () => {
    await world.slack.as('enh').upload({ name: 'photo.png', content: 'x' }, { channel });
    await world.slack.settled();
    expect(world.slack.as('enh').ephemerals(channel)).toEqual([]);
  });
});

describe('the app in a new channel', () => {
  it('says hello once, with what to do first', async () => {
    const world = await startApp('2025-10-20T08:30:00Z', {
      app: { ...demoWorkspace.app, scopes: [...defaultScopes, 'channels:join'] },
      channels: [...demoWorkspace.channels, { id: 'C0NEW', name: 'new', app: false }],
    });
    try {
      await fetch(`${world.slack.apiUrl}conversations.join`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${world.slack.botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'C0NEW' }),
      });
      await world.slack.channel('new').waitFor('Signalbox keeps the plan of this channel');
      await world.quiet();
      const hello = world.slack
        .channel('new')
        .messages()
        .filter(({ shown }) => shown.includes('Bring a plan'));
      expect(hello).toHaveLength(1);
      await world.slack.as('lead').click('Start a Small One');
      await world.slack.as('lead').waitForForm('Start a Plan');
      await world.slack.as('lead').closeForm();
      await world.slack.as('lead').click('Help');
      await world.slack.as('lead').waitForPrivate('What /plan can do');
      expect(world.slack.violations()).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});

describe('/plan doctor', () => {
  it('is green where everything works', async () => {
    const world = await startApp('2025-10-20T08:30:00Z');
    try {
      await world.slack.as('lead').command('/plan doctor', { channel });
      const shown = (await world.slack.as('lead').waitForPrivate('Doctor')).shown;
      expect(shown).toContain('Everything works.');
      for (const what of ['Token', 'Scopes', 'Files', 'Connection', 'Channel', 'Database', 'Disk', 'Clock'])
        expect(shown).toContain(`🟢 OK · *${what}*`);
      expect(world.slack.violations()).toEqual([]);
    } finally {
      await world.stop();
    }
  });

  it('says what to do about each thing that is broken', async () => {
    const scopes = defaultScopes.filter((scope) => scope !== 'files:write');
    const world = await startApp('2025-10-20T08:30:00Z', {
      app: { ...demoWorkspace.app, scopes },
      channels: [{ id: 'C0LOBBY', name: 'lobby', app: false }],
    });
    try {
      await world.slack.as('lead').command('/plan doctor', { channel });
      const shown = (await world.slack.as('lead').waitForPrivate('Doctor')).shown;
      expect(shown).toContain('🔴 BROKEN · *Scopes* · Missing: files:write (pictures and exports).');
      expect(shown).toContain('\n> Invite it there: /invite @Signalbox');
    } finally {
      await world.stop();
    }
  });
});
