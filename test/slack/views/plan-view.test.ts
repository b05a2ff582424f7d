import { describe, expect, it } from 'vitest';
import { loadAnalysedPlan } from '../../../src/operations/analysed-plan.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { planMessageOf } from '../../../src/slack/views/plan-view.ts';
import { saveMember } from '../../../src/storage/members.ts';
import { smallPlan, task } from '../../operations/small-plan.ts';
import { CHANNEL, startWorld, WORKSPACE } from '../../operations/world.ts';

function shownPlan() {
  const world = startWorld('2026-11-02T09:00:00Z');
  const items = [
    task('TASK-1', { owner: 'ana', due: '2026-11-05' }),
    task('TASK-2', { owner: 'UNEW', duration: { kind: 'fixed', days: 9 } }),
    task('TASK-3'),
  ];
  world.imported(smallPlan({ items, tracks: [] }));
  const { store } = world.database;
  const analysed = () => {
    const loaded = loadAnalysedPlan(store, world.actor('UANA'), { channel: CHANNEL }, world.clock.now());
    if (!loaded.ok) throw new Error(`not shown: ${loaded.reason}`);
    return loaded.analysed;
  };
  const shown = (plan = analysed()) => JSON.stringify(planMessageOf(store, plan));
  const finish = () =>
    finishItem(world.deps, world.actor('UANA'), {
      plan: { channel: CHANNEL },
      item: 'TASK-1',
      anyway: true,
    });
  return { world, analysed, shown, finish };
}

describe('what is shown of a plan', () => {
  it('is the same twice, and another once something was done', () => {
    const { shown, finish } = shownPlan();
    const before = shown();
    expect(shown()).toBe(before);
    expect(before).toContain('0 of 3 done');
    expect(finish().ok).toBe(true);
    expect(shown()).toContain('1 of 3 done');
  });

  it('is as it stands now for whoever asks after somebody whose answer took its time', () => {
    const { analysed, shown, finish } = shownPlan();
    const asked = analysed();
    expect(finish().ok).toBe(true);
    expect(shown(asked)).toContain('0 of 3 done');
    expect(shown()).toContain('1 of 3 done');
  });

  it('tells of another day on another day', () => {
    const { world, shown } = shownPlan();
    expect(shown()).not.toContain('overdue');
    world.clock.set('2026-11-20T09:00:00Z');
    expect(shown()).toContain('overdue item');
  });

  it('names somebody anew whose name changed', () => {
    const { world, shown } = shownPlan();
    const named = (name: string) => {
      const row = { workspace: WORKSPACE, user: 'UNEW', name, standing: 'member' as const, at: 0 };
      saveMember(world.database.store, row);
      return shown();
    };
    world.clock.set('2026-11-04T09:00:00Z');
    const first = named('Before');
    expect(first).toContain('Before');
    expect(named('After')).toBe(first.replaceAll('Before', 'After'));
  });
});
