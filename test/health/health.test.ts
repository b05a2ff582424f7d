import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { travellingClock } from '../../sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { createLogger } from '../../src/log.ts';
import { type Signalbox, startSignalbox } from '../../src/signalbox.ts';

let slack: Sandbox;
let app: Signalbox;
beforeEach(async () => {
  slack = await startSandbox({
    people: [{ id: 'U0LEAD', name: 'Lead', handle: 'lead' }],
    channels: [{ id: 'C0RELEASE', name: 'release' }],
    commands: [{ command: '/plan', shouldEscape: true }],
  });
  app = await startSignalbox(
    {
      botToken: slack.botToken,
      transport: { mode: 'socket', appToken: slack.appToken },
      slackApiUrl: slack.apiUrl,
      databasePath: ':memory:',
      logLevel: 'silent',
      health: { host: '127.0.0.1', port: 0 },
    },
    { clock: travellingClock(Date.parse('2026-11-02T09:00:00Z')), log: createLogger('silent') },
  );
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

const ask = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${app.healthPort}${path}`);
  return { status: response.status, text: await response.text() };
};

describe('health', () => {
  it('says that the process lives and can work', async () => {
    expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await ask('/readyz')).toEqual({ status: 200, text: '{"ready":true,"reasons":[]}\n' });
    expect((await ask('/')).status).toBe(404);
  });

  it('is not ready while there is no connection', async () => {
    slack.break({ fault: 'drop_socket' });
    await pause(100);
    const { status, text } = await ask('/readyz');
    expect([status, JSON.parse(text)]).toEqual([503, { ready: false, reasons: ['no connection to Slack'] }]);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it.each([
    ['revoke_token', 'tokens_revoked'],
    ['uninstall_app', /tokens_revoked|app_uninstalled/],
  ] as const)('is not ready after %s', async (fault, reason) => {
    slack.break({ fault });
    await pause(100);
    const { status, text } = await ask('/readyz');
    expect(status).toBe(503);
    expect(text).toMatch(reason);
  });

  it('counts what is acknowledged and what waits', async () => {
    await slack.as('lead').command('/plan help');
    await slack.settled();
    const { text } = await ask('/metrics');
    expect(text).toContain('signalbox_ack_seconds_count{kind="/plan"} 1');
    expect(text).toContain('signalbox_outbox_waiting 0');
    expect(text).toContain('signalbox_ready 1');
    for (const name of [
      'outbox_lag_seconds',
      'digests_due',
      'digests_posted',
      'digests_late',
      'database_bytes',
    ])
      expect(text).toMatch(new RegExp(`^signalbox_${name} \\d`, 'm'));
    expect(text).toMatch(/^signalbox_eventloop_delay_p99_seconds /m);
    expect(text).toContain('# TYPE signalbox_slack_calls_total counter');
  });
});
