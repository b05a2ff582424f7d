import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { travellingClock } from '../../sandbox/clock.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { Config } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { startSignalbox } from '../../src/signalbox.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { startWatch } from '../../src/watch.ts';

const MINUTE = 60_000;
const GONE = 'no connection to Slack for five minutes';
const log = createLogger('silent');
let clock: ReturnType<typeof travellingClock>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  clock = travellingClock(Date.parse('2026-11-02T09:00:00Z'));
});
afterEach(() => void vi.useRealTimers());

const config = (more: Partial<Config> = {}): Config => ({
  botToken: 'xoxb-1',
  transport: { mode: 'socket', appToken: 'xapp-1' },
  slackApiUrl: null,
  databasePath: ':memory:',
  logLevel: 'silent',
  ...more,
});

/** Lets so much time pass, and the watch look once. */
async function pass(minutes: number): Promise<void> {
  clock.advance(minutes * MINUTE);
  await vi.advanceTimersByTimeAsync(15_000);
}

it('calls the connection lost after five minutes without one, and not for a shorter while', async () => {
  const database = openDatabase(':memory:');
  let down: number | null = null;
  const watch = await startWatch(config(), { database, clock, log, downSince: () => down });
  const lost = vi.fn();
  watch.lost.then(lost);
  await pass(60);
  down = clock.now();
  await pass(4);
  down = null;
  await pass(10);
  expect(lost).not.toHaveBeenCalled();
  down = clock.now();
  await pass(5.1);
  expect(lost).toHaveBeenCalledExactlyOnceWith(GONE);
  await watch.stop();
  database.close();
});

it('is not ready where the file of the database is another, and is where it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-watch-'));
  const path = join(folder, 'signalbox.db');
  const database = openDatabase(path);
  const health = { host: '127.0.0.1', port: 0 };
  const watch = await startWatch(config({ health }), { database, clock, log, downSince: () => null });
  const ready = async () => (await fetch(`http://127.0.0.1:${watch.port}/readyz`)).text();
  renameSync(path, `${path}.away`);
  for (const there of [() => {}, () => writeFileSync(path, 'another')]) {
    there();
    expect(JSON.parse(await ready())).toEqual({
      ready: false,
      reasons: ['the file of the database was moved, removed or replaced'],
    });
  }
  renameSync(`${path}.away`, path);
  expect(JSON.parse(await ready())).toEqual({ ready: true, reasons: [] });
  await watch.stop();
  database.close();
  rmSync(folder, { recursive: true });
});

it('gives a start up that finds no connection for five minutes', async () => {
  const slack = await startSandbox({ people: [], channels: [], commands: [] });
  slack.break({ fault: 'refuse_sockets', forMs: 60 * MINUTE });
  const { botToken, appToken, apiUrl: slackApiUrl } = slack;
  const started = startSignalbox(config({ botToken, slackApiUrl, transport: { mode: 'socket', appToken } }), {
    clock,
    log,
  });
  const refused = expect(started).rejects.toThrow(GONE);
  const asked = () => slack.traffic().some(({ name }) => name === 'apps.connections.open');
  await vi.waitFor(() => expect(asked()).toBe(true), { timeout: 20_000 });
  await pass(6);
  await refused;
  await slack.stop();
});
