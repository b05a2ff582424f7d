import { afterEach, expect, test } from 'vitest';
import { type GateWorld, gatePlan, gateWorld } from './gate-world.ts';

let world: GateWorld;
afterEach(async () => {
  expect(world.slack.violations()).toEqual([]);
  await world.stop();
});

const outcome = () => world.rows('select status, outcome, extended from review order by round');
const evidence = async () => {
  await world.say('enh', '/gate evidence GATE-1 C1 280');
  await world.say('enh', '/gate evidence GATE-1 C2 met reviewed on Friday');
};

test('the last day reminds those who have not voted, once, and five o’clock decides', async () => {
  world = await gateWorld();
  await world.say('lead', '/gate open GATE-1');
  await evidence();
  for (const who of ['lead', 'enh', 'branch']) await world.say(who, '/gate vote GATE-1 green');
  await world.travel('2025-10-22T09:59:00Z');
  expect(world.direct('docs')).not.toContain('is missing');
  await world.travel('2025-10-22T12:00:00Z');
  await world.quiet();
  expect(world.direct('docs').match(/Your vote in the gate review .* is missing/g)).toHaveLength(1);
  expect(world.direct('branch')).not.toContain('is missing');
  await world.travel('2025-10-22T17:00:00Z');
  await world.quiet();
  expect(world.newest('Decision · Foundation review').shown).toContain('Outcome: 🟢 GREEN');
  expect(outcome()).toEqual([{ status: 'closed', outcome: 'green', extended: 0 }]);
});

test('a review that everybody answered closes by itself ten minutes later', async () => {
  world = await gateWorld();
  await world.say('lead', '/gate open GATE-1');
  await evidence();
  for (const who of ['lead', 'enh', 'branch', 'docs']) await world.say(who, '/gate vote GATE-1 green');
  await world.travel('2025-10-20T10:09:00Z');
  expect(outcome()).toMatchObject([{ status: 'open' }]);
  await world.travel('2025-10-20T10:12:00Z');
  await world.quiet();
  expect(outcome()).toMatchObject([{ status: 'closed', outcome: 'green' }]);
  expect(world.newest('Decision').shown).toContain('Core begins');
});

test('at five o’clock no form opens any more that could not be sent', async () => {
  world = await gateWorld();
  await world.say('lead', '/gate open GATE-1');
  await world.quiet();
  world.jump('2025-10-22T17:00:00Z');
  for (const [who, line] of [
    ['docs', '/gate vote GATE-1 yellow'],
    ['docs', '/gate condition GATE-1'],
    ['enh', '/gate evidence GATE-1'],
    ['enh', '/gate extend GATE-1'],
  ] as const) {
    await world.say(who, line);
    expect(world.told(who)).toContain('The time to vote is over.');
    expect(world.slack.as(who).form()).toBeNull();
  }
});

test('without quorum the window is extended once; then nothing is decided and the owner is asked', async () => {
  world = await gateWorld();
  await world.say('lead', '/gate open GATE-1');
  await world.say('branch', '/gate vote GATE-1 green');
  await world.travel('2025-10-22T17:00:00Z');
  await world.quiet();
  expect(world.replies()).toContain('The window is extended, once, to Fri 24 Oct 17:00.');
  const seat = () => world.slack.as('docs').dm().messages();
  const asked = seat();
  expect(asked.at(-1)?.shown).toContain('Abstain\nBy command');
  await world.travel('2025-10-24T17:00:00Z');
  await world.quiet();
  expect(seat().map(({ ts }) => ts)).toEqual(asked.map(({ ts }) => ts));
  expect(seat().at(-1)?.shown).toMatch(
    /^The gate review “Foundation review” of Checkout is closed: ⚪ NO DECISION · .*\|Open the review>$/,
  );
  expect(world.newest('Decision').shown).toContain('Outcome: ⚪ NO DECISION');
  expect(world.direct('lead')).not.toContain('ended with');
  await world.travel('2025-10-27T09:00:00Z');
  await world.quiet();
  expect(world.direct('lead')).toContain('GATE-1 Foundation review of Checkout ended with ⚪ NO DECISION.');
  expect(outcome()).toEqual([{ status: 'closed', outcome: 'no decision', extended: 1 }]);
});

test('a gate opens by itself when its needs are reached, and tells each seat', async () => {
  world = await gateWorld(gatePlan({ needs: 'TASK-1' }));
  await world.say('lead', '/task TASK-1 start');
  await world.say('lead', '/task TASK-1 done');
  await world.travel('2025-10-20T10:05:00Z');
  await world.quiet();
  expect(world.newest('Gate review').shown).toContain('Foundation review');
  expect(world.direct('docs')).toContain('You have a seat in the gate review');
  await world.say('lead', '/task TASK-1 done');
  expect(world.told('lead')).toContain('TASK-1 was finished on Mon 20 Oct.');
});
