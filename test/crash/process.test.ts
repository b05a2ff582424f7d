import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChains } from '../../src/storage/chains.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { freePort } from '../free-port.ts';
import { type AppProcess, startProcess } from './app-process.ts';
import { type Ground, prepareGround } from './ground.ts';

let ground: Ground;
let last: AppProcess | null = null;
beforeAll(async () => {
  ground = await prepareGround({ minutes: 1, gates: 2, patience: 3_000 });
});
afterAll(async () => {
  if (last?.running()) await last.kill('SIGKILL');
  await ground.stop();
});

async function begin(more: { limit?: string; env?: Record<string, string> } = {}): Promise<AppProcess> {
  if (last?.running()) await last.kill('SIGKILL');
  // Slack may learn of a killed process's end only after we do; until then its socket would count as ours.
  await expect.poll(() => ground.slack.connections(), { interval: 5 }).toBe(0);
  last = startProcess(ground.slack, { path: ground.path, cwd: ground.folder, ...more });
  await ground.slack.connected({ timeoutMs: 20_000 });
  return last;
}

/** The process that the test before left running, for a start takes longer than most of these tests; else another. */
const running = async (): Promise<AppProcess> => (last?.running() ? last : begin());

const note = (n: number) =>
  ground.slack.as('ana').command(`/sync now ${n}`, { channel: ground.reviewed[0] ?? '' });
const stored = (table: string) =>
  (ground.look.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
const asked = () => stored("digest where trigger = 'command'");

// First, for the limit goes by the size of a database that nothing was written to yet.
it('acknowledges nothing that a full disk did not take, goes on, and has lost nothing', async () => {
  const limit = `ulimit -f ${Math.ceil(sizeOf(ground.path) / 1024) + 64}`;
  const port = await freePort();
  const app = await begin({ limit, env: { HEALTH_PORT: String(port) } });
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
  expect(await ready()).toContain('"ready":true');
  let taken = 0;
  let refused = 0;
  for (let n = 0; n < 200 && refused < 2; n += 1) {
    const { ok } = await note(n);
    if (ok) taken += 1;
    else refused += 1;
  }
  expect(refused).toBe(2);
  expect(app.running()).toBe(true);
  await expect.poll(() => app.said()).toMatch(/disk is full|disk I\/O error/);
  expect(await ready()).toMatch(/"ready":false.*the database takes nothing/);
  await app.kill('SIGKILL');
  expect(asked()).toBe(taken);
  await begin();
  expect((await note(1_000)).ok).toBe(true);
  const database = openDatabase(ground.path);
  expect(database.driver.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(verifyChains(database.store).chains.every(({ verdict }) => verdict.ok)).toBe(true);
  database.close();
});

it('acknowledges nothing that the database refuses, and does not end', async () => {
  const app = await running();
  const before = asked();
  const other = new SqliteDatabase(ground.path);
  other.exec("create trigger refuse before insert on log_entry begin select raise(abort, 'no writes'); end");
  expect((await note(1)).ok).toBe(false);
  await expect.poll(() => app.said()).toContain('no writes');
  expect(asked()).toBe(before);
  other.exec('drop trigger refuse');
  other.close();
  expect((await note(2)).ok).toBe(true);
  expect(app.running()).toBe(true);
});

it('refuses a database that another process works on, and leaves that one alone', async () => {
  const first = await running();
  const second = startProcess(ground.slack, { path: ground.path, cwd: ground.folder });
  expect(await second.ended).toBe(1);
  await expect.poll(() => second.said()).toContain('Another Signalbox works on');
  expect((await note(1)).ok).toBe(true);
  expect(await first.kill('SIGKILL')).toBe('SIGKILL');
  await begin();
  expect((await note(2)).ok).toBe(true);
});

it('stops within 5 s of SIGTERM, with work under way', async () => {
  const app = await running();
  const before = asked();
  const work = Promise.all([note(1), note(2), note(3)]);
  await work;
  const from = performance.now();
  expect(await app.kill('SIGTERM')).toBe(0);
  expect(performance.now() - from).toBeLessThan(5_000);
  expect(asked()).toBe(before + 3);
});

it('stops in order where it is told to as soon as it is connected, and told again', async () => {
  const app = await begin({ env: { LOG_LEVEL: 'info' } });
  // As npm passes on what a supervisor sends to both of them.
  void app.kill('SIGTERM');
  await expect.poll(() => app.said(), { interval: 1 }).toContain('stopping');
  void app.kill('SIGTERM');
  expect(await app.kill('SIGINT')).toBe(0);
});

it('ends with a status that is not 0 when the connection is gone for good', async () => {
  const app = await begin();
  ground.slack.break({ fault: 'uninstall_app' });
  ground.slack.break({ fault: 'drop_socket' });
  expect(await app.ended).toBe(1);
  await expect.poll(() => app.said()).toContain('account_inactive');
});

function sizeOf(path: string): number {
  const driver = new SqliteDatabase(path, { readonly: true });
  const [pages, size] = ['page_count', 'page_size'].map((name) =>
    Number(driver.pragma(name, { simple: true })),
  );
  driver.close();
  return (pages ?? 0) * (size ?? 0);
}
