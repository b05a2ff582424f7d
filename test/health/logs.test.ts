import { afterEach, expect, it, vi } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { createLogger, inRequest } from '../../src/log.ts';
import { startSignalbox } from '../../src/signalbox.ts';

afterEach(() => vi.restoreAllMocks());

function listen(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  return lines;
}

it('cuts tokens out of every line, and puts the request’s id into each', () => {
  const lines = listen();
  const log = createLogger('info');
  inRequest('Ev1', () => log.info({ error: 'bad xoxb-12-abc and xapp-1-A-b' }, 'said xoxp-9'));
  log.info('outside');
  const [inside = '', outside = ''] = lines;
  expect(JSON.parse(inside)).toMatchObject({
    request: 'Ev1',
    error: 'bad token and token',
    msg: 'said token',
  });
  expect(outside).not.toContain('request');
});

it('logs nothing of what people wrote, nor a token, at the finest level', async () => {
  const lines = listen();
  const slack = await startSandbox({
    people: [{ id: 'U0LEAD', name: 'Lead', handle: 'lead' }],
    channels: [{ id: 'C0RELEASE', name: 'release' }],
    commands: [{ command: '/task', shouldEscape: true }],
  });
  const app = await startSignalbox(
    {
      botToken: slack.botToken,
      transport: { mode: 'socket', appToken: slack.appToken },
      slackApiUrl: slack.apiUrl,
      databasePath: ':memory:',
      logLevel: 'trace',
    },
    { clock: { now: () => Date.now() }, log: createLogger('trace') },
  );
  await slack.as('lead').command('/task TASK-1 block the secret merger', { channel: 'release' });
  await app.stop();
  await slack.stop();
  const all = lines.join('');
  expect(all).toContain('"kind":"/task"');
  expect(all).not.toContain('secret merger');
  for (const token of [slack.botToken, slack.appToken, slack.signingSecret]) expect(all).not.toContain(token);
});
