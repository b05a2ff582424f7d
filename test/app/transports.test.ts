import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { systemClock } from '../../src/clock.ts';
import { type Signalbox, startSignalbox } from '../../src/signalbox.ts';
import { freePort } from '../free-port.ts';

const root = join(import.meta.dirname, '../..');

describe('over HTTP', () => {
  let slack: Sandbox | null = null;
  let app: Signalbox | null = null;
  afterEach(async () => {
    await app?.stop();
    await slack?.stop();
  });

  it('answers signed requests as it answers the socket', async () => {
    const port = await freePort();
    slack = await startSandbox({ ...demoWorkspace, eventsPerHour: 0 });
    slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    const transport = { mode: 'http', signingSecret: slack.signingSecret, port } as const;
    const config = {
      botToken: slack.botToken,
      transport,
      slackApiUrl: slack.apiUrl,
      databasePath: ':memory:',
    };
    app = await startSignalbox({ ...config, logLevel: 'silent' }, { clock: systemClock });
    await slack.as('lead').command('/plan show', { channel: 'lobby' });
    const answer = await slack.as('lead').waitForPrivate('This channel has no plan yet.');
    expect(answer.shown).toContain('/plan import');
    const unsigned = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body: 'command=%2Fplan',
    });
    expect(unsigned.status).toBe(401);
    await isToldOfDroppedEvents(slack);
  });
});

/** The first event of all is one too many: Slack drops it and says so in a notice without an event. */
async function isToldOfDroppedEvents(slack: Sandbox): Promise<void> {
  const { ts } = await slack.as('lead').say('Look', { channel: 'lobby' });
  await slack.as('lead').react('eyes', { channel: slack.channel('lobby').id, ts });
  const notices = () =>
    slack
      .traffic()
      .filter(({ name }) => name === 'app_rate_limited')
      .map(({ status }) => status);
  await expect.poll(notices).toEqual(['ok']);
  await slack.as('lead').command('/plan show', { channel: 'lobby' });
  await slack.as('lead').waitForPrivate('This channel has no plan yet.');
}

describe('over the socket', () => {
  it('goes on when Slack drops events, and stops in order while it connects anew', async () => {
    const failed: unknown[] = [];
    const note = (error: unknown) => failed.push(error);
    process.on('unhandledRejection', note);
    const slack = await startSandbox({ ...demoWorkspace, eventsPerHour: 0 });
    const { botToken, appToken, apiUrl: slackApiUrl } = slack;
    const transport = { mode: 'socket', appToken } as const;
    const config = {
      botToken,
      transport,
      slackApiUrl,
      databasePath: ':memory:',
      logLevel: 'silent',
    } as const;
    const app = await startSignalbox(config, { clock: systemClock });
    await isToldOfDroppedEvents(slack);
    const openings = () => slack.traffic().filter(({ name }) => name === 'apps.connections.open').length;
    const before = openings();
    slack.break({ fault: 'drop_socket' });
    await expect.poll(openings, { interval: 1, timeout: 15_000 }).toBeGreaterThan(before);
    await app.stop();
    await slack.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', note);
    expect(failed).toEqual([]);
  });
});

it('leaves nothing under way when it has stopped, were it a backup that had just begun', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-stop-'));
  const slack = await startSandbox(demoWorkspace);
  const { botToken, appToken, apiUrl: slackApiUrl } = slack;
  const transport = { mode: 'socket', appToken } as const;
  const config = { botToken, transport, slackApiUrl, logLevel: 'silent' } as const;
  const noon = { now: () => Date.parse('2026-11-02T12:00:00Z') };
  const app = await startSignalbox({ ...config, databasePath: join(folder, 'a.db') }, { clock: noon });
  await app.stop();
  const left = await readdir(folder, { recursive: true });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await readdir(folder, { recursive: true })).toEqual(left);
  await slack.stop();
  await rm(folder, { recursive: true });
});

describe('npm start without credentials', () => {
  it('ends at once with one message that names every variable and the demo', async () => {
    const env = { PATH: process.env.PATH ?? '', NO_COLOR: '1' };
    const run = promisify(execFile)(process.execPath, [join(root, 'src/main.ts')], {
      env,
      cwd: import.meta.dirname,
    });
    const failure = (await run.catch((error: unknown) => error)) as {
      code: number;
      stderr: string;
      stdout: string;
    };
    expect(failure.code).toBe(1);
    expect(failure.stdout).toBe('');
    for (const word of ['SLACK_BOT_TOKEN is missing', 'SLACK_APP_TOKEN is missing', 'npm run demo'])
      expect(failure.stderr).toContain(word);
  });
});
