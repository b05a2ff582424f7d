import { setTimeout as pause } from 'node:timers/promises';
import { importPlanFile } from '../app/start.ts';
import { type Ground, PEOPLE } from './ground.ts';
import { planText } from './plan-text.ts';

/** What Slack said was taken: it has to be in the database, whatever happened to the process. */
export type Acknowledged =
  | { what: 'vote'; channel: string; seat: string; choice: string; from: number; to: number }
  | { what: 'digest'; channel: string; from: number; to: number }
  | { what: 'import'; channel: string };

export interface Work {
  acknowledged: Acknowledged[];
  /** Lets people work from now on, or not. */
  pause(): void;
  resume(): void;
  /** Ends the work; resolves when nobody acts any more. */
  end(): Promise<void>;
}

/** Milliseconds between two things that people do in one channel. */
const BETWEEN = 140;

/** Lets people vote, close gates, ask for digests and import plans, over and over. */
export function startWork(ground: Ground, random: () => number): Work {
  const acknowledged: Acknowledged[] = [];
  let working = false;
  let over = false;

  async function forEver(once: () => Promise<void>): Promise<void> {
    while (!over) {
      if (working) await once().catch(() => undefined);
      await pause(BETWEEN * (0.5 + random()));
    }
  }

  const workers = [
    ...ground.reviewed.map((channel) => forEver(() => review(ground, channel, acknowledged))),
    forEver(() => askForDigest(ground, random, acknowledged)),
    forEver(() => importNext(ground, acknowledged)),
  ];
  return {
    acknowledged,
    pause() {
      working = false;
    },
    resume() {
      working = true;
    },
    async end() {
      over = true;
      await Promise.all(workers);
    },
  };
}

type Outcome = { ok: boolean };
const idOf = (channel: string) => `C0${channel.toUpperCase()}`;

/** The next thing that a review needs, read from what is stored: to be opened, evidence, a vote, or to be closed. */
async function review({ slack, look }: Ground, channel: string, done: Acknowledged[]): Promise<void> {
  const command = (who: string, line: string): Promise<Outcome> => slack.as(who).command(line, { channel });
  const rounds = look
    .prepare(
      `select review.id, review.gate, review.status, review.outcome from review join plan on plan.id = review.plan_id
       where plan.channel = ? order by review.rowid`,
    )
    .all(idOf(channel)) as { id: string; gate: string; status: string; outcome: string | null }[];
  const last = rounds.at(-1);
  if (last?.status !== 'open') {
    const passed = rounds.filter(({ outcome }) => outcome === 'green').length;
    await command('ana', `/gate open GATE-${passed + 1}`);
    await command('ana', `/gate evidence GATE-${passed + 1} C1 met reviewed`);
    return;
  }
  const ballots = look
    .prepare('select seat, choice, max(version) as version from ballot where review_id = ? group by seat')
    .all(last.id) as { seat: string; choice: string; version: number }[];
  const seat = PEOPLE.find((id) => ballots.find((one) => one.seat === id)?.choice !== 'green');
  if (seat === undefined) {
    await command('ana', `/gate close ${last.gate}`);
    return;
  }
  const before = ballots.find((one) => one.seat === seat);
  const choice = before === undefined ? 'abstain' : 'green';
  const from = Date.now();
  const outcome = await command(seat, `/gate vote ${last.gate} ${choice}`);
  if (outcome.ok) done.push({ what: 'vote', channel, seat, choice, from, to: Date.now() });
}

async function askForDigest({ slack, reviewed }: Ground, random: () => number, done: Acknowledged[]) {
  const channel = reviewed[Math.floor(random() * reviewed.length)] ?? '';
  const from = Date.now();
  const outcome = await slack.as('bo').command('/sync now', { channel });
  if (outcome.ok) done.push({ what: 'digest', channel, from, to: Date.now() });
  await pause(800);
}

async function importNext({ slack, free, look }: Ground, done: Acknowledged[]): Promise<void> {
  const taken = look.prepare('select channel from plan').all() as { channel: string }[];
  const channel = free.find((name) => !taken.some((one) => one.channel === idOf(name)));
  if (channel === undefined) return;
  const person = slack.as('eli');
  while (person.form() !== null) await person.closeForm({ all: true });
  const content = planText(channel, { now: Date.now(), gates: 1, minute: null });
  await importPlanFile(slack, 'eli', { name: 'plan.yaml', content, channel });
  done.push({ what: 'import', channel });
  await pause(600);
}
