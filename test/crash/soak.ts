import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startProcess } from './app-process.ts';
import { PEOPLE, prepareGround } from './ground.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, rate: { type: 'string', default: '20' } },
});
const minutes = Number(values.minutes);
const rate = Number(values.rate);
/** Growth from the end of the warm-up to the end, as a share, that still counts as flat. */
const FLAT = 0.15;

const LINES = ['/plan show', '/gate list', '/task TASK-1', '/gate status GATE-1', '/plan help'];

const ground = await prepareGround({ minutes: 1, gates: 20 });
const app = startProcess(ground.slack, { path: ground.path, cwd: ground.folder });
await ground.slack.connected({ timeoutMs: 30_000 });
const tally = { requests: 0, unanswered: 0 };

async function ask(n: number): Promise<void> {
  const who = PEOPLE[n % PEOPLE.length] ?? '';
  const channel = ground.reviewed[n % ground.reviewed.length] ?? '';
  const { ok } = await ground.slack.as(who).command(LINES[n % LINES.length] ?? '', { channel });
  tally.requests += 1;
  if (!ok) tally.unanswered += 1;
}

/** Resident memory of the process in MB, as Linux tells it. */
function resident(): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}

const measured: number[] = [];
for (let minute = 1; minute <= minutes; minute += 1) {
  const end = Date.now() + 60_000;
  for (let n = 0; Date.now() < end; n += 1) {
    void ask(n);
    await pause(1_000 / rate);
  }
  measured.push(resident());
  process.stdout.write(`minute ${minute}: ${tally.requests} requests, ${measured.at(-1)} MB\n`);
}
await app.kill('SIGTERM');
await ground.stop();
const warm = measured[Math.min(measured.length - 1, Math.floor(measured.length / 6))] ?? 0;
const last = measured.at(-1) ?? 0;
process.stdout.write(
  `minutes ${minutes}, requests ${tally.requests}, unanswered ${tally.unanswered}, warm ${warm} MB, end ${last} MB\n`,
);
process.exit(tally.unanswered === 0 && last <= warm * (1 + FLAT) ? 0 : 1);
