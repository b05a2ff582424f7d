import { afterEach, describe, expect, it } from 'vitest';
import { examineMachine, judgeClock, judgeDisk } from '../../../src/operations/doctor/machine.ts';
import { examinePlan } from '../../../src/operations/doctor/plan.ts';
import { judgeScopes } from '../../../src/slack/doctor/workspace.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { loadSchedule, saveSchedule } from '../../../src/storage/schedules.ts';
import { smallPlan } from '../small-plan.ts';
import { startWorld, WORKSPACE, type World } from '../world.ts';

const MEGABYTE = 1_024 * 1_024;

describe('the machine', () => {
  it.each([
    [10_000, 'good'],
    [499, 'warning'],
    [49, 'broken'],
  ])('%i MB free: %s', (free, state) => {
    expect(judgeDisk(free * MEGABYTE).state).toBe(state);
  });

  it('knows a clock that was set back by the log', () => {
    expect(judgeClock(1_000_000, null).state).toBe('good');
    expect(judgeClock(1_000_000, 1_030_000).state).toBe('good');
    expect(judgeClock(1_000_000, 9_000_000)).toMatchObject({
      state: 'broken',
      mend: expect.stringContaining('NTP'),
    });
  });
});

describe('scopes', () => {
  it('are all named with what they are for', () => {
    expect(judgeScopes([]).map(({ state }) => state)).toEqual(['broken', 'broken']);
    expect(judgeScopes([])[0]?.finding).toContain('chat:write (messages)');
  });
});

describe('a plan', () => {
  let world: World;
  afterEach(() => world.database.close());

  function examined() {
    world = startWorld('2026-11-09T07:00:00Z');
    const id = world.imported(smallPlan());
    return () => {
      const stored = loadPlan(world.database.store, WORKSPACE, id);
      if (stored === null) throw new Error('the plan is gone');
      const checks = [
        ...examinePlan(world.database, stored, world.clock.now()),
        ...examineMachine(world.database, world.clock.now()),
      ];
      return Object.fromEntries(checks.map((one) => [one.what, one]));
    };
  }

  it('is healthy when it is new', () => {
    const look = examined();
    expect(look()['Daily sync']?.finding).toBe('Next Mon 9 Nov at 09:30; none was posted yet.');
    expect(look()['Time zone']?.finding).toBe('Europe/Berlin, where it is 08:00.');
    expect(look().Database?.state).toBe('good');
  });

  it('says so where its sync is paused, where its time has passed, and where messages wait', () => {
    const look = examined();
    world.clock.pass(24 * 60);
    expect(look()['Daily sync']).toMatchObject({ state: 'broken' });
    expect(look().Messages).toMatchObject({ state: 'warning' });
    const row = loadSchedule(world.database.store, 'id-1');
    if (row === null) throw new Error('there is no schedule');
    saveSchedule(world.database.store, { ...row, nextDate: null, nextDueAt: null });
    expect(look()['Daily sync']).toMatchObject({ state: 'warning', mend: '/sync resume' });
  });
});
