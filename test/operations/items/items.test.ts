import { beforeEach, describe, expect, it } from 'vitest';
import { assignItem, takeItem } from '../../../src/operations/items/assign-item.ts';
import { estimateItem } from '../../../src/operations/items/estimate-item.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { noteItem } from '../../../src/operations/items/note-item.ts';
import { plansOf, planWithItem } from '../../../src/operations/items/plans-of.ts';
import { recordResult } from '../../../src/operations/items/record-result.ts';
import { reopenItem } from '../../../src/operations/items/reopen-item.ts';
import { startItem } from '../../../src/operations/items/start-item.ts';
import { tickSubtask } from '../../../src/operations/items/tick-subtask.ts';
import { saveMember } from '../../../src/storage/members.ts';
import { loadNotes } from '../../../src/storage/notes.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { smallPlan, task } from '../small-plan.ts';
import { CHANNEL, startWorld, type World } from '../world.ts';

const metric = (text: string) => ({ metric: text, verify: null, edgeCases: [] });
const plan = smallPlan({
  items: [
    task('TASK-1', {
      owner: 'ana',
      subtasks: [
        { text: 'Sandbox keys', done: false },
        { text: 'Idempotency key', done: false },
      ],
      success: [metric('p95 below 300 ms'), metric('No card number in the log')],
    }),
    task('TASK-2'),
    task('TASK-3', { phase: 'core', owner: 'chi', dependencies: [{ item: 'TASK-1', lagDays: 0 }] }),
  ],
});

let world: World;
let planId: string;
const ref = (item: string) => ({ plan: { channel: CHANNEL }, item });
const stored = () => {
  const found = loadPlan(world.database.store, 'T1', planId);
  if (found === null) throw new Error('the plan is gone');
  return found;
};
const itemOf = (id: string) => stored().plan.items.find((item) => item.id === id);

beforeEach(() => {
  world = startWorld('2026-11-02T09:00:00Z');
  planId = world.imported(plan);
});

describe('starting and finishing', () => {
  it('warns of open dependencies and starts all the same', () => {
    const started = startItem(world.deps, world.actor('UCHI'), ref('task-3'));
    expect(started).toMatchObject({ ok: true, waitingFor: ['TASK-1'] });
    expect(stored().state.items.get('TASK-3')?.started).toBe('2026-11-02');
  });

  it('says what an item that is finished early should have waited for, and takes the finish back', () => {
    expect(reopenItem(world.deps, world.actor('UCHI'), ref('TASK-3'))).toMatchObject({ reason: 'not-done' });
    const done = finishItem(world.deps, world.actor('UCHI'), { ...ref('TASK-3'), anyway: false });
    expect(done).toMatchObject({ ok: true, waitingFor: ['TASK-1'] });
    expect(reopenItem(world.deps, world.actor('UCHI'), ref('TASK-3')).ok).toBe(true);
    expect(stored().state.items.get('TASK-3')).toMatchObject({ started: '2026-11-02', finished: null });
  });

  it('asks before it finishes with open checklist lines, and finishes anyway', () => {
    const asked = finishItem(world.deps, world.actor('UANA'), { ...ref('TASK-1'), anyway: false });
    expect(asked).toMatchObject({
      ok: false,
      reason: 'subtasks-open',
      planId,
      open: ['Sandbox keys', 'Idempotency key'],
    });
    expect(stored().state.items.get('TASK-1')?.finished).toBeNull();
    expect(finishItem(world.deps, world.actor('UANA'), { ...ref('TASK-1'), anyway: true }).ok).toBe(true);
    expect(stored().state.items.get('TASK-1')).toMatchObject({
      started: '2026-11-02',
      finished: '2026-11-02',
    });
  });
});

describe('assigning', () => {
  it('gives an item on and tells the new owner directly, within the hours of asking', () => {
    world.clock.set('2026-11-02T18:30:00Z');
    expect(assignItem(world.deps, world.actor('UANA'), ref('TASK-1'), 'UBO').ok).toBe(true);
    expect(itemOf('TASK-1')?.owner).toBe('bo');
    const told = world.queued().find(({ channel }) => channel === 'UBO');
    expect(told?.view).toMatchObject({ type: 'words', text: expect.stringContaining('TASK-1') });
    expect(new Date(told?.notBefore ?? 0).toISOString()).toBe('2026-11-03T08:00:00.000Z');
  });

  it('adds somebody whom the plan does not name to its people, once', () => {
    saveMember(world.database.store, {
      workspace: 'T1',
      user: 'UGUS',
      name: 'Gus Änder',
      standing: 'member',
      at: 0,
    });
    for (const item of ['TASK-1', 'TASK-2'])
      expect(assignItem(world.deps, world.actor('UANA'), ref(item), 'UGUS').ok).toBe(true);
    expect(stored().plan.people.filter(({ slack }) => slack === 'UGUS')).toEqual([
      { id: 'gus-ander', slack: 'UGUS', email: null, roles: [], away: [] },
    ]);
    expect(itemOf('TASK-2')?.owner).toBe('gus-ander');
  });

  it('lets a member take what nobody has, and not what somebody has', () => {
    expect(takeItem(world.deps, world.actor('UBO'), ref('TASK-2')).ok).toBe(true);
    expect(itemOf('TASK-2')?.owner).toBe('bo');
    const refused = takeItem(world.deps, world.actor('UCHI'), ref('TASK-2'));
    expect(refused).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(itemOf('TASK-2')?.owner).toBe('bo');
  });
});

describe('estimating', () => {
  const estimate = (text: string) => estimateItem(world.deps, world.actor('UANA'), ref('TASK-1'), text);

  it('takes a range, weeks of the plan and what is left', () => {
    expect(estimate('2-5 days').ok).toBe(true);
    expect(itemOf('TASK-1')?.duration).toEqual({ kind: 'range', low: 2, high: 5 });
    expect(estimate('“1 week”').ok).toBe(true);
    expect(itemOf('TASK-1')?.duration).toEqual({ kind: 'fixed', days: 5 });
    expect(estimate('1.5 days left')).toMatchObject({ ok: true, left: 1.5 });
    expect(stored().state.items.get('TASK-1')?.remaining).toBe(1.5);
    estimate('3 days');
    expect(stored().state.items.get('TASK-1')?.remaining).toBeNull();
  });

  it('refuses what is no estimate, and changes nothing', () => {
    for (const text of ['soon', '5-2 days', '-1 days', '2 days 3 left'])
      expect(estimate(text)).toEqual({ ok: false, reason: 'bad-estimate', text });
    expect(itemOf('TASK-1')?.duration).toEqual({ kind: 'fixed', days: 2 });
  });
});

describe('the checklist', () => {
  const tick = (line: string, done = true) =>
    tickSubtask(world.deps, world.actor('UANA'), { ...ref('TASK-1'), line, done });

  it('is ticked by number, words or a part of them, and unticked', () => {
    expect(tick('2')).toMatchObject({ ok: true, text: 'Idempotency key', open: 1 });
    expect(tick('sandbox')).toMatchObject({ ok: true, text: 'Sandbox keys', open: 0 });
    expect(tick('Sandbox keys', false)).toMatchObject({ ok: true, open: 1 });
    expect(stored().state.items.get('TASK-1')?.subtasksDone).toEqual(['Idempotency key']);
  });

  it('says once what was ticked twice, and refuses what is not there or not one', () => {
    tick('1');
    tick('1');
    expect(world.verbs(planId).filter((verb) => verb === 'subtask.done')).toHaveLength(1);
    expect(tick('Sandbax keys')).toMatchObject({ reason: 'unknown-subtask', nearest: 'Sandbox keys' });
    expect(tick('key')).toMatchObject({ reason: 'unknown-subtask' });
    expect(tick('3')).toMatchObject({ reason: 'unknown-subtask' });
  });
});

describe('results and notes', () => {
  it('records whether a metric was met, the last word counts', () => {
    const result = (met: boolean, value: string | null) =>
      recordResult(world.deps, world.actor('UANA'), {
        ...ref('TASK-1'),
        metric: 'p95',
        met,
        value,
        link: null,
      });
    expect(result(false, '340 ms')).toMatchObject({ ok: true, metric: 'p95 below 300 ms' });
    result(true, '280 ms');
    expect(stored().state.results).toEqual([
      { item: 'TASK-1', metric: 'p95 below 300 ms', met: true, value: '280 ms', link: null },
    ]);
    const unknown = recordResult(world.deps, world.actor('UANA'), {
      ...ref('TASK-1'),
      metric: 'uptime',
      met: true,
      value: null,
      link: null,
    });
    expect(unknown).toMatchObject({ ok: false, reason: 'unknown-metric' });
    const third = { ...ref('TASK-1'), metric: '3', met: true, value: null, link: null };
    expect(recordResult(world.deps, world.actor('UANA'), third)).toMatchObject({ reason: 'unknown-metric' });
  });

  it('keeps notes of any member, the newest first', () => {
    noteItem(world.deps, world.actor('UBO'), ref('TASK-1'), 'Ask the provider first');
    world.clock.pass(5);
    noteItem(world.deps, world.actor('UCHI'), ref('TASK-1'), 'They answer on Monday');
    const notes = loadNotes(world.database.store, { workspace: 'T1', planId, item: 'TASK-1' }, 1);
    expect(notes).toEqual([
      { by: 'UCHI', at: Date.parse('2026-11-02T09:05:00Z'), text: 'They answer on Monday' },
    ]);
    expect(noteItem(world.deps, world.actor('UBO'), ref('TASK-1'), ' ')).toMatchObject({
      reason: 'text-missing',
    });
  });
});

describe('in a direct message', () => {
  it('finds the plans that name somebody and the one that has an item', () => {
    const other = world.imported({ ...smallPlan(), name: 'Other', people: [], gates: [] }, 'C2');
    const store = world.database.store;
    expect(plansOf(store, world.actor('UBO')).map(({ id }) => id)).toEqual([planId]);
    expect(plansOf(store, world.actor('UANA')).map(({ id }) => id)).toEqual([planId, other]);
    expect(planWithItem(store, plansOf(store, world.actor('UBO')), 'task-2')).toEqual({ planId });
    expect(planWithItem(store, plansOf(store, world.actor('UBO')), 'TASK-9')).toBeNull();
    expect(plansOf(store, world.actor('UBO', 'T2'))).toEqual([]);
  });
});
