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
/** Growth from the end of the warm-up to the end, as a share, that still counts as flat: SQLite keeps more of a growing file. */
const FLAT = 0.15;

/** What people ask for, and what they change: nine to one. */
const READS = ['/plan show', '/gate list', '/task TASK-1', '/gate status GATE-1', '/plan help'];
const WRITES = [
  '/gate vote GATE-1 green',
  '/gate vote GATE-1 abstain',
  '/task TASK-2 note still under way',
  '/sync now',
];

const ground = await prepareGround({ minutes: 1, gates: 20, patience: 3_000 });
const app = startProcess(ground.slack, { path: ground.path, cwd: ground.folder });
await ground.slack.connected({ timeoutMs: 30_000 });
const tally = { requests: 0, unanswered: 0 };

for (const channel of ground.reviewed) await ground.slack.as('ana').command('/gate open GATE-1', { channel });

async function ask(n: number): Promise<void> {
  const [lines, index] = n % 10 === 9 ? [WRITES, Math.floor(n / 10)] : [READS, n];
  const who = PEOPLE[index % PEOPLE.length] ?? '';
  const channel = ground.reviewed[index % ground.reviewed.length] ?? '';
  // Everybody asks for one line in every channel, then for the next.
  const round = Math.floor(index / (PEOPLE.length * ground.reviewed.length));
  const line = lines[round % lines.length] ?? '';
  const { ok } = await ground.slack.as(who).command(line, { channel });
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
