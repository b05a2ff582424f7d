import { describe, expect, it } from 'vitest';
import { loadAnalysedPlan } from '../../../src/operations/analysed-plan.ts';
import { importPlan } from '../../../src/operations/import-plan.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { noteItem } from '../../../src/operations/items/note-item.ts';
import { itemMessageOf } from '../../../src/slack/views/item-view.ts';
import { saveMember } from '../../../src/storage/members.ts';
import { smallPlan, task } from '../../operations/small-plan.ts';
import { CHANNEL, startWorld, WORKSPACE } from '../../operations/world.ts';

function shownItem() {
  const world = startWorld('2026-11-02T09:00:00Z');
  const items = [
    task('TASK-1', { owner: 'UNEW', due: '2026-11-05' }),
    task('TASK-2', { owner: 'ana' }),
    task('TASK-3'),
  ];
  world.imported(smallPlan({ items, tracks: [] }));
  const shown = (id = 'TASK-1', channel = CHANNEL) => {
    const { store } = world.database;
    const loaded = loadAnalysedPlan(store, world.actor('UANA'), { channel }, world.clock.now());
    if (!loaded.ok) throw new Error(`not shown: ${loaded.reason}`);
    return JSON.stringify(itemMessageOf(store, loaded.analysed, id));
  };
  const ref = { plan: { channel: CHANNEL }, item: 'TASK-1' };
  return { world, shown, ref };
}

describe('the message of an item', () => {
  it('is the same twice, of each item its own, and none where the plan has no such item', () => {
    const { shown } = shownItem();
    expect(shown()).toBe(shown());
    expect(shown('TASK-2')).not.toBe(shown());
    expect(shown('TASK-9')).toBe('null');
  });

  it('shows at once what was noted and what was done', () => {
    const { world, shown, ref } = shownItem();
    expect(shown()).not.toContain('Keys have come');
    expect(noteItem(world.deps, world.actor('UANA'), ref, 'Keys have come').ok).toBe(true);
    expect(shown()).toContain('Keys have come');
    expect(shown('TASK-2')).not.toContain('Keys have come');
    const before = shown();
    expect(finishItem(world.deps, world.actor('UANA'), { ...ref, anyway: true }).ok).toBe(true);
    expect(shown()).not.toBe(before);
    expect(shown()).toContain('done');
  });

  it('is another on another day, and for another name of its owner', () => {
    const { world, shown } = shownItem();
    const named = (name: string) => {
      const row = { workspace: WORKSPACE, user: 'UNEW', name, standing: 'member' as const, at: 0 };
      saveMember(world.database.store, row);
      return shown();
    };
    expect(named('Before')).toContain('Before');
    expect(named('After')).not.toContain('Before');
    const monday = shown();
    world.clock.set('2026-11-20T09:00:00Z');
    expect(shown()).not.toBe(monday);
  });

  it('is of its own plan and workspace where another has an item of that id', () => {
    const { world, shown } = shownItem();
    const first = shown();
    const named = (name: string) =>
      smallPlan({ items: [task('TASK-1', { name }), task('TASK-2'), task('TASK-3')], tracks: [] });
    world.imported(named('Something else'), 'C2');
    const strangers = {
      channel: CHANNEL,
      plan: named('Of strangers'),
      source: null,
      against: null,
      entries: [],
    };
    expect(importPlan(world.deps, world.actor('UANA', 'T2'), strangers).ok).toBe(true);
    expect(shown('TASK-1', 'C2')).toContain('Something else');
    expect(shown()).toBe(first);
  });
});
