import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleText, importPlanFile, type Started, startApp } from './start.ts';

const channel = 'release';
let world: Started;

beforeEach(async () => {
  world = await startApp('2025-10-20T08:30:00Z');
  const content = await exampleText('kubernetes-1.35.yaml');
  await importPlanFile(world.slack, 'lead', { name: 'kubernetes-1.35.yaml', content, channel });
  await world.quiet();
});
afterEach(async () => {
  expect(world.slack.violations()).toEqual([]);
  await world.stop();
});

const toldOwner = (words: string) =>
  world.slack
    .as('lead')
    .dm()
    .messages()
    .filter(({ shown }) => shown.includes(words));
const threeDaysLater = async () => {
  for (const day of ['20', '21', '22']) await world.travel(`2025-10-${day}T16:00:00Z`);
  await world.quiet();
};

describe('where the digest cannot be posted, the owner is told once and nothing loops', () => {
  it('its channel is archived', async () => {
    world.slack.break({ fault: 'archive_channel', channel: 'C0RELEASE' });
    await world.quiet();
    await threeDaysLater();
    expect(toldOwner('is paused')).toHaveLength(1);
    expect(toldOwner('its channel is archived')).toHaveLength(1);
  });

  it('the app was removed', async () => {
    world.slack.break({ fault: 'remove_app', channel: 'C0RELEASE' });
    await world.quiet();
    await threeDaysLater();
    expect(toldOwner('Invite me there again')).toHaveLength(1);
  });

  it('its channel was turned private: the sync goes on for its members, and pauses once the app is removed', async () => {
    const docs = world.slack.as('docs');
    docs.leave(channel);
    expect((await docs.openHome()).shown).toContain('Kubernetes v1.35');
    world.slack.break({ fault: 'make_private', channel: 'C0RELEASE' });
    await world.travel('2025-10-20T16:00:00Z');
    await world.quiet();
    const digest = await world.slack.channel(channel).waitFor('Daily sync · Kubernetes v1.35 · Mon 20 Oct');
    await world.slack.as('enh').react('raising_hand', digest);
    await world.slack.as('enh').waitForPrivate('open blockers');
    expect(toldOwner('is paused')).toEqual([]);

    await docs.openHome();
    await docs.waitForHome(/^(?!.*Kubernetes)/s);
    const mine = async (who: string, words: string) => {
      const person = world.slack.as(who);
      await person.command('/task mine', { channel: person.dm().id });
      return person.waitForPrivate(words);
    };
    await mine('docs', 'Nothing in any plan is yours.');
    await mine('enh', 'TASK-103');
    await docs.command('/task TASK-303', { channel: docs.dm().id });
    await docs.waitForPrivate('has no plan of its own');

    world.slack.break({ fault: 'remove_app', channel: 'C0RELEASE' });
    await threeDaysLater();
    expect(toldOwner('Invite me there again')).toHaveLength(1);
    expect(toldOwner('could not be delivered')).toEqual([]);
  });

  it('the app was removed while it was down', async () => {
    await world.restart(() => world.slack.break({ fault: 'remove_app', channel: 'C0RELEASE' }));
    await threeDaysLater();
    expect(toldOwner('Invite me there again')).toHaveLength(1);
    expect(toldOwner('could not be delivered')).toEqual([]);
    const paused = world.database.driver.prepare('select paused_reason as why from schedule').get();
    expect(paused).toEqual({ why: 'app-removed' });
  });

  it('somebody with open items was deactivated', async () => {
    world.slack.break({ fault: 'deactivate_person', person: 'U0ENH' });
    await world.quiet();
    await threeDaysLater();
    expect(toldOwner('is deactivated')).toHaveLength(1);
  });
});

describe('a plan that cannot be read any more', () => {
  const loseZone = () => {
    const header = "json_set(header, '$.timezone', 'Europe/Atlantis')";
    world.database.driver.exec(
      `update plan set timezone = 'Europe/Atlantis', header = ${header} where channel = 'C0RELEASE'`,
    );
  };

  it('is said privately to whoever asks for it, by command or click, with the request to look for', async () => {
    await world.slack.as('lead').command('/sync now', { channel });
    const post = await world.slack.channel(channel).waitFor('Daily sync');
    await world.restart(() => {
      world.database.driver.exec("update item set definition = '{}'");
    });
    const docs = world.slack.as('docs');
    // Slack would wait three seconds for what fails, which is not acknowledged.
    void docs.command('/plan show', { channel });
    const told = await docs.waitForPrivate('That failed inside Signalbox');
    expect(told.shown).toMatch(/request \d+\.\w+/);
    expect(told.shown).not.toMatch(/definition|ZodError|\.ts/);
    void docs.click('Update My Items', { message: post });
    await expect
      .poll(() => docs.ephemerals().filter(({ shown }) => shown.includes('That failed')).length)
      .toBe(2);
  });

  it('keeps nobody else from a digest while its gate is in review', async () => {
    const content = await exampleText('kubernetes-1.35.yaml');
    await importPlanFile(world.slack, 'lead', { name: 'k.yaml', content, channel: 'lobby' });
    await world.slack.as('lead').command('/gate open GATE-1', { channel });
    await world.quiet();
    await world.restart(() => {
      loseZone();
      world.jump('2025-10-20T16:00:00Z');
    });
    await world.slack.channel('lobby').waitFor('Daily sync');
  });
});
