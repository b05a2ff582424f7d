import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertBlocker, updateBlocker } from '../../src/storage/blockers.ts';
import { type Database, openDatabase, type Store } from '../../src/storage/database.ts';
import { deletePlan } from '../../src/storage/example.ts';
import {
  deleteRequirementTick,
  insertItem,
  saveItemDefinition,
  saveItemState,
  saveItems,
  saveRequirementTick,
  saveResult,
} from '../../src/storage/items.ts';
import { keepPlan, keptPlan } from '../../src/storage/plan-cache.ts';
import { loadPlanHead } from '../../src/storage/plan-heads.ts';
import {
  deleteRole,
  loadActivePlan,
  loadPlan,
  savePhase,
  savePlanHeader,
  savePlanStatus,
  saveRole,
  touchPlan,
} from '../../src/storage/plans.ts';
import { deleteResult } from '../../src/storage/resets.ts';
import { smallPlan, task } from '../operations/small-plan.ts';
import { CHANNEL, startWorld, WORKSPACE } from '../operations/world.ts';

let folder: string;
let path: string;
let database: Database;
let planId: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-test-'));
  path = join(folder, 'signalbox.db');
  const world = startWorld('2026-01-05T09:00:00Z', path);
  planId = world.imported(smallPlan());
  database = world.database;
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const load = () => loadPlan(database.store, WORKSPACE, planId);

/** What is on disk, seen by a connection that has kept nothing. */
function stored() {
  const other = openDatabase(path);
  try {
    return loadPlan(other.store, WORKSPACE, planId);
  } finally {
    other.close();
  }
}

const key = () => ({ workspace: WORKSPACE, planId });
const started = { started: '2026-01-05', finished: null, progress: 0.5, remaining: 1, subtasksDone: [] };
const first = smallPlan().items[0]?.id ?? '';
const at = Date.parse('2026-01-05T10:00:00Z');
const blocker = () => ({
  ...key(),
  id: 'b1',
  item: first,
  raisedBy: 'UANA',
  raisedAt: at,
  raisedOn: '2026-01-05',
  needed: 'a key',
  critical: false,
  unresolvable: false,
  escalated: 'nobody' as const,
});
const result = { item: first, metric: 'fast', met: true, value: '9 ms', link: null };
const tick = { point: 'CP-1', requirement: 'tested', tickedBy: 'UANA', tickedAt: at };

const writes: Record<string, (store: Store) => void> = {
  'the items': (store) => saveItems(store, key(), { ...smallPlan(), items: [task(first)] }, emptyState()),
  "an item's state": (store) => saveItemState(store, planId, first, started),
  "an item's definition": (store) => saveItemDefinition(store, planId, task(first, { owner: 'bo' })),
  'a new item': (store) => insertItem(store, key(), task('NEW-1'), 99),
  'a requirement': (store) => saveRequirementTick(store, { ...key(), ...tick }),
  'a requirement taken back': (store) => deleteRequirementTick(store, planId, tick.point, tick.requirement),
  'a result': (store) => saveResult(store, { ...key(), ...result, recordedBy: 'UANA', recordedAt: at }),
  'a result taken back': (store) => deleteResult(store, planId, result.item, result.metric),
  'a blocker': (store) => insertBlocker(store, blocker()),
  'a claimed blocker': (store) => updateBlocker(store, 'b1', { claimedBy: 'UBO', claimedAt: at }),
  'the header': (store) => savePlanHeader(store, planId, { ...smallPlan(), name: 'Renamed' }, null),
  'the phase': (store) => savePhase(store, planId, null),
  'a role': (store) => saveRole(store, { ...key(), user: 'UBO', role: 'viewer' }),
  'a role taken away': (store) => deleteRole(store, planId, 'UBO'),
  'the count of changes': (store) => touchPlan(store, planId, at),
  'the status': (store) => savePlanStatus(store, planId, 'archived', 'over'),
  'the whole plan deleted': (store) => deletePlan(store, planId),
};

function emptyState() {
  return { phase: null, items: new Map(), blockers: [], requirementsTicked: new Map(), results: [] };
}

describe('every file that writes to a plan', () => {
  it('forgets the plan that was kept', () => {
    const source = join(import.meta.dirname, '../../src/storage');
    const files = readdirSync(source).filter((name) => name.endsWith('.ts'));
    const writing = files.filter((name) =>
      /\.(insert|update|delete)\((plan|item|blocker|requirementTick|successResult|planRole)\)/.test(
        readFileSync(join(source, name), 'utf8'),
      ),
    );
    expect(writing).toContain('items.ts');
    for (const name of writing)
      expect(readFileSync(join(source, name), 'utf8'), name).toContain('forgetPlan(');
  });
});

describe('a plan that is kept', () => {
  it('is given again as the same object while nothing writes to it', () => {
    const plan = load();
    expect(load()).toBe(plan);
    expect(loadActivePlan(database.store, WORKSPACE, CHANNEL)).toBe(plan);
    database.transaction((store) => expect(loadPlan(store, WORKSPACE, planId)).toBe(plan));
    expect(loadPlan(database.store, 'T2', planId)).toBeNull();
  });

  it('is as it is on disk after whatever writes to it, in a transaction and outside, whatever is read between', () => {
    const seen: string[] = [];
    for (const [name, write] of Object.entries(writes)) {
      const before = load();
      database.transaction((store) => {
        write(store);
        loadPlan(store, WORKSPACE, planId);
        const inside = loadPlan(store, WORKSPACE, planId);
        if (inside !== null) expect(inside, name).not.toBe(before);
      });
      expect(load(), name).toEqual(stored());
      seen.push(name);
    }
    expect(seen).toHaveLength(Object.keys(writes).length);
    expect(load()).toBeNull();
  });

  it('is as it is on disk after a write outside of any transaction', () => {
    load();
    saveItemState(database.store, planId, first, started);
    expect(load()).toEqual(stored());
    expect(load()?.state.items.get(first)).toEqual(started);
  });

  it('shows a transaction its own changes, and nobody those that it took back', () => {
    const before = load();
    const undone = () =>
      database.transaction((store) => {
        saveItemState(store, planId, first, started);
        touchPlan(store, planId, at);
        expect(loadPlan(store, WORKSPACE, planId)?.state.items.get(first)).toEqual(started);
        throw new Error('undo');
      });
    expect(undone).toThrow('undo');
    expect(load()).toEqual(before);
    database.transaction((store) => touchPlan(store, planId, at));
    expect(load()?.version).toBe((before?.version ?? 0) + 1);
    expect(load()?.state.items.get(first)?.started).toBeNull();
  });

  it('is read anew when another process changed it', async () => {
    load();
    const other = openDatabase(path);
    other.transaction((store) => {
      saveItemState(store, planId, first, started);
      touchPlan(store, planId, at);
    });
    other.close();
    // Seen within some milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(load()?.state.items.get(first)).toEqual(started);
  });

  it('gives way to others when there are many, the longest unused first, and is not kept where it is too large', () => {
    const plan = load();
    if (plan === null) throw new Error('there is a plan');
    const sized = (id: string, size: number) => {
      const items = Array.from({ length: size }, (_, index) => task(`T-${index}`));
      return { ...plan, id, plan: { ...plan.plan, items } };
    };
    const { store } = openDatabase(':memory:');
    keepPlan(store, sized('a', 8_000));
    keepPlan(store, sized('b', 8_000));
    expect(keptPlan(store, 'a', plan.version)?.id).toBe('a');
    keepPlan(store, sized('c', 8_000));
    expect(keptPlan(store, 'b', plan.version)).toBeNull();
    expect(keptPlan(store, 'a', plan.version)?.id).toBe('a');
    keepPlan(store, sized('d', 30_000));
    expect(keptPlan(store, 'd', plan.version)).toBeNull();
    expect(keptPlan(store, 'c', plan.version)?.id).toBe('c');
  });
});

describe('the head of a plan that is kept', () => {
  const phase = () => loadPlanHead(database.store, WORKSPACE, planId)?.phase;

  it('is as written last, within a transaction and after it, undone or not', () => {
    load();
    expect(phase()).toBe('foundation');
    const undone = () =>
      database.transaction((store) => {
        savePhase(store, planId, 'core');
        expect(phase()).toBe('core');
        throw new Error('stop');
      });
    expect(undone).toThrow('stop');
    expect(phase()).toBe('foundation');
    load();
    database.transaction((store) => savePhase(store, planId, 'core'));
    expect(phase()).toBe('core');
  });

  it('says the same as one that is read', () => {
    const { id, workspace, channel, status, source, roles, plan } = load() ?? {};
    const other = openDatabase(path);
    const { items: _items, ...header } = plan ?? {};
    expect(loadPlanHead(other.store, WORKSPACE, planId)).toEqual({
      ...{ id, workspace, channel, status, source, roles },
      phase: 'foundation',
      plan: header,
    });
    expect(loadPlanHead(database.store, WORKSPACE, planId)).toMatchObject({
      ...{ id, workspace, channel, status, source, roles },
      phase: 'foundation',
      plan: header,
    });
    other.close();
  });
});
