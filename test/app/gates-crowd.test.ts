import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { CHANNEL, type GateWorld, gatePlan, gateWorld } from './gate-world.ts';

const VOTERS = 200;
const BALLOTS = 1_000;
const WITHIN = 5_000;

/** What is held here is what many do at once, not the disk: where there is a memory disk, the database goes there. */
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

let world: GateWorld;
afterEach(async () => {
  await world.stop();
});

const voters = Array.from({ length: VOTERS }, (_, at) => `v${at}`);

/** Lead presents; 200 people vote in the same five seconds. */
async function crowded(): Promise<GateWorld> {
  const people = [
    { id: 'U0LEAD', handle: 'lead', name: 'Lead', isOwner: true },
    { id: 'U0ENH', handle: 'enh', name: 'Enh' },
    ...voters.map((id) => ({ id: `U0${id.toUpperCase()}`, handle: id, name: id.toUpperCase() })),
  ];
  const channels = [{ id: 'C0RELEASE', name: CHANNEL, members: people.map(({ handle }) => handle) }];
  const others = voters.map((id) => `  - {id: ${id}, slack: U0${id.toUpperCase()}}\n`).join('');
  return gateWorld(gatePlan({ others, seats: `[${voters.join(', ')}]` }), { people, channels });
}

test('a thousand ballots of two hundred people in five seconds, with double clicks, changes and a close in the middle', async () => {
  world = await crowded();
  const { slack } = world;
  await world.say('lead', '/gate open GATE-1');
  await world.say('enh', '/gate evidence GATE-1 C1 280');
  await world.say('enh', '/gate evidence GATE-1 C2 met');
  await slack.channel(CHANNEL).waitFor('Gate review');
  for (let met = 0; met < VOTERS; met += 30) await world.app.tick();
  const review = world.newest('Gate review');
  const clicks = Array.from({ length: BALLOTS }, (_, at) => {
    const voter = Math.floor(at / 2) % VOTERS;
    const changes = Math.floor(at / (2 * VOTERS)) === 1 && voter % 2 === 1;
    const button = changes ? 'Abstain' : 'Green';
    return { who: voters[voter] ?? 'v0', button, at: (at * WITHIN) / BALLOTS };
  });
  const acts = clicks.map(async ({ who, button, at }) => {
    await new Promise((resolve) => setTimeout(resolve, at));
    try {
      await slack.as(who).click(button, { message: review, timeoutMs: 1 });
    } catch {
      await world.say(who, `/gate vote GATE-1 ${button.toLowerCase()}`);
    }
  });
  const voted = () => Number(world.rows('select count(distinct seat) as n from ballot')[0]?.n);
  const close = async () => {
    while (voted() < 0.8 * VOTERS) await new Promise((resolve) => setTimeout(resolve, 20));
    await world.say('enh', '/gate close GATE-1');
  };
  await Promise.all([...acts, close()]);
  const patience = { timeoutMs: 30_000 };
  await slack.channel(CHANNEL).waitFor('Decision', patience);
  const shown = await slack.channel(CHANNEL).waitFor(/Gate review[\s\S]*Outcome:/, patience);

  const [row] = world.rows('select closed_at, outcome from review');
  const stored = world.rows('select seat, version, choice, at from ballot');
  expect(row?.outcome).toBe('green');
  expect(stored.every(({ at }) => Number(at) <= Number(row?.closed_at))).toBe(true);
  expect(new Set(stored.map(({ seat, version }) => `${seat}:${version}`)).size).toBe(stored.length);
  const logged = world.rows("select count(*) as n from log_entry where verb = 'gate.ballot'");
  expect(logged).toEqual([{ n: stored.length }]);
  const counted = world.rows('select seat, choice, max(version) from ballot group by seat');
  const green = counted.filter(({ choice }) => choice === 'green').length;
  expect(shown.shown).toContain(`${green} green`);
}, 90_000);
