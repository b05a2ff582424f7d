import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { castBallot } from '../../src/operations/gates/cast-ballot.ts';
import { openGate } from '../../src/operations/gates/open-gate.ts';
import { insertBallot, markBallots } from '../../src/storage/ballots.ts';
import { insertCondition, updateCondition } from '../../src/storage/conditions.ts';
import { openDatabase, type Store } from '../../src/storage/database.ts';
import { insertDelegation, revokeDelegation } from '../../src/storage/delegations.ts';
import { deletePlan } from '../../src/storage/example.ts';
import { onceUntilWritten } from '../../src/storage/kept.ts';
import { appendLog, loadLog } from '../../src/storage/log.ts';
import { verifyChain } from '../../src/storage/log-verify.ts';
import {
  insertEvidence,
  listReviews,
  loadLastReview,
  loadOpenReviews,
  loadReview,
  type StoredBallot,
  type StoredCondition,
  saveReviewHead,
  updateOpenReview,
} from '../../src/storage/reviews.ts';
import { smallPlan } from '../operations/small-plan.ts';
import { startWorld, WORKSPACE, type World } from '../operations/world.ts';

let folder: string;
let path: string;
let world: World;
let planId: string;
let id: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-test-'));
  path = join(folder, 'signalbox.db');
  world = startWorld('2026-11-09T09:30:00+01:00', path);
  planId = world.imported(smallPlan());
  const opened = openGate(world.deps, world.actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
  if (!opened.ok) throw new Error(`not opened: ${opened.reason}`);
  id = opened.reviewId;
});

afterEach(() => {
  world.database.close();
  rmSync(folder, { recursive: true });
});

const load = (store: Store = world.database.store) => loadReview(store, WORKSPACE, id);
const vote = (user: string, choice: 'green' | 'abstain') =>
  castBallot(world.deps, world.actor(user), {
    review: { reviewId: id },
    vote: { choice },
    standing: 'member',
  });

const rounds = () => listReviews(world.database.store, planId);
const stored = () => onDisk(load);

/** What is on disk, seen by a connection that has kept nothing. */
function onDisk<T>(read: (store: Store) => T): T {
  const other = openDatabase(path);
  try {
    return read(other.store);
  } finally {
    other.close();
  }
}

/** What another process writes is seen within some milliseconds. */
const untilSeen = () => new Promise((resolve) => setTimeout(resolve, 10));

const at = Date.parse('2026-11-09T10:00:00+01:00');
const ballot = (seat: string, version: number, more: Partial<StoredBallot> = {}) => ({
  ...{ workspace: WORKSPACE, reviewId: id, seat, version, choice: 'green' as const, reason: null },
  ...{ workaround: null, wouldChange: null, castBy: 'UANA', at, outdated: false },
  ...more,
});
const condition = (): StoredCondition => ({
  ...{ id: 'k1', workspace: WORKSPACE, planId, reviewId: id, againstKind: 'criterion', against: 'C1' },
  ...{ text: 'Measure it', owner: 'bo', due: '2026-11-20', offeredBy: 'UBO', at, withdrawnAt: null },
  ...{ origin: 'review', item: null, missedAt: null, keptAt: null },
});
const delegation = () => ({
  ...{ id: 'd1', workspace: WORKSPACE, planId, gate: 'GATE-1', seat: 'chi', delegate: 'UFAY' },
  ...{ until: null, at, by: 'UCHI', revokedAt: null },
});
const evidence = () => ({
  ...{ workspace: WORKSPACE, reviewId: id, criterion: 'C1', kind: 'said' as const, state: 'met' as const },
  ...{ value: '280', link: null, source: 'UBO', at },
});

const writes: Record<string, (store: Store) => void> = {
  'a first ballot': (store) => insertBallot(store, ballot('ana', 1)),
  'a ballot of another seat': (store) => insertBallot(store, ballot('bo', 1)),
  'a changed ballot': (store) => insertBallot(store, ballot('ana', 2, { choice: 'abstain', at: at + 1 })),
  'a ballot by a clock that was set back': (store) => insertBallot(store, ballot('bo', 2, { at: at - 9 })),
  'an outdated ballot': (store) => markBallots(store, id, ['ana'], { outdated: true }),
  'a dropped ballot': (store) => markBallots(store, id, ['bo'], { dropped: true }),
  evidence: (store) => void insertEvidence(store, evidence()),
  'a condition': (store) => insertCondition(store, condition()),
  'a condition withdrawn': (store) => updateCondition(store, 'k1', { withdrawnAt: at }),
  'a delegation': (store) => insertDelegation(store, delegation()),
  'a delegation taken back': (store) => revokeDelegation(store, 'd1', at),
  'the window': (store) => void updateOpenReview(store, id, { closesAt: at + 1_000, extended: true }),
  'the head': (store) => saveReviewHead(store, id, 'f'.repeat(64)),
  'the close': (store) => void updateOpenReview(store, id, { status: 'closed', closedAt: at }),
  'the whole plan deleted': (store) => deletePlan(store, planId),
};

describe('the head of a chain', () => {
  const note = (store: Store, verb: string) =>
    appendLog(store, {
      ...{ workspace: WORKSPACE, planId, at, actor: 'UANA', level: 'info', verb, subject: null, data: {} },
    });
  const inOrder = () => {
    const rows = loadLog(world.database.store, WORKSPACE, planId);
    expect(verifyChain(rows)).toMatchObject({ ok: true });
    return rows.map(({ verb }) => verb).slice(-2);
  };

  it('is followed by the next entry, not one that was undone with its transaction or its part of one', () => {
    const { database } = world;
    const undone = (store: Store) =>
      database.transaction(() => {
        note(store, 'undone');
        throw new Error('undo');
      });
    database.transaction((store) => note(store, 'first'));
    expect(() => database.transaction(undone)).toThrow('undo');
    database.transaction((store) => {
      expect(() => undone(store)).toThrow('undo');
      note(store, 'second');
    });
    expect(inOrder()).toEqual(['first', 'second']);
  });

  it('is what another process wrote last', () => {
    const other = openDatabase(path);
    world.database.transaction((store) => note(store, 'here'));
    other.transaction((store) => note(store, 'there'));
    world.database.transaction((store) => note(store, 'here again'));
    other.close();
    expect(inOrder()).toEqual(['there', 'here again']);
  });
});

describe('every file that writes to a review', () => {
  it('forgets the reviews that were kept', () => {
    const source = join(import.meta.dirname, '../../src/storage');
    const files = readdirSync(source).filter((name) => name.endsWith('.ts'));
    const writing = files.filter((name) =>
      /\.(insert|update|delete)\((review|evidence|condition|delegation|ballot)\)/.test(
        readFileSync(join(source, name), 'utf8'),
      ),
    );
    expect(writing).toContain('delegations.ts');
    for (const name of writing)
      expect(readFileSync(join(source, name), 'utf8'), name).toContain('forgetReviews(');
  });
});

describe('a review that is kept', () => {
  it('is given again as the same object while nothing writes to it, in its own workspace alone', () => {
    const review = load();
    expect(load()).toBe(review);
    expect(rounds()).toBe(rounds());
    expect(loadLastReview(world.database.store, planId, 'GATE-1')).toBe(review);
    expect(loadOpenReviews(world.database.store, planId)).toEqual([review]);
    expect(loadReview(world.database.store, 'T2', id)).toBeNull();
  });

  it('is as it is on disk after whatever writes to it, in a transaction and after it', () => {
    for (const [name, write] of Object.entries(writes)) {
      load();
      rounds();
      const inside = world.database.transaction((store) => {
        load();
        write(store);
        return load();
      });
      expect(inside, name).toEqual(stored());
      expect(load(), name).toEqual(stored());
      expect(rounds(), name).toEqual(onDisk((store) => listReviews(store, planId)));
    }
    expect(load()).toBeNull();
  });

  it('shows a vote only the votes that were stored, when another in the same write was undone', async () => {
    load();
    const undone = world.database.together(() => {
      vote('UBO', 'green');
      throw new Error('undo');
    });
    const kept = [vote('UANA', 'green'), await world.database.together(() => vote('UCHI', 'abstain'))];
    await expect(undone).rejects.toThrow('undo');
    expect(kept.map(({ ok }) => ok)).toEqual([true, true]);
    expect(load()?.ballots.map(({ seat }) => seat)).toEqual(['ana', 'chi']);
    expect(load()).toEqual(stored());
    expect(vote('UBO', 'green')).toMatchObject({ ok: true, ballot: { version: 1 } });
  });

  it('is as before a transaction that was undone', () => {
    const before = load();
    const undone = () =>
      world.database.transaction((store) => {
        for (const write of Object.values(writes)) write(store);
        insertDelegation(store, { ...delegation(), planId: world.imported(smallPlan(), 'C2') });
        throw new Error('undo');
      });
    expect(undone).toThrow('undo');
    expect(load()).toEqual(before);
  });

  it('is read anew when another process has written', async () => {
    load();
    const other = openDatabase(path);
    other.transaction((store) => insertDelegation(store, delegation()));
    other.close();
    await untilSeen();
    expect(load()?.delegations).toHaveLength(1);
    expect(vote('UCHI', 'green')).toMatchObject({ ok: false, reason: 'delegated-away' });
  });

  it('is not kept where another process has written while it was read', async () => {
    const other = openDatabase(path);
    const statements = Object.getPrototypeOf(world.database.driver.prepare('select 1'));
    const wasAll = statements.all;
    const all = vi.spyOn(statements, 'all').mockImplementationOnce(function (this: Statement, ...given) {
      const rows = wasAll.apply(this, given);
      other.transaction((store) => insertEvidence(store, evidence()));
      return rows;
    });
    insertDelegation(world.database.store, delegation());
    const first = load();
    all.mockRestore();
    other.close();
    await untilSeen();
    expect(load()?.evidence).toHaveLength((first?.evidence.length ?? 0) + 1);
    expect(load()).toEqual(stored());
  });
});

describe('what is worked out once until something is written', () => {
  const roundsOf = onceUntilWritten<number>(2);
  let times = 0;
  const count = (key = 'rounds', store: Store = world.database.store) =>
    roundsOf(store, key, () => {
      times += 1;
      const row = store.$client.prepare('select count(*) as n from delegation').get();
      return (row as { n: number }).n;
    });
  const delegate = (store: Store, delegationId: string) =>
    insertDelegation(store, { ...delegation(), id: delegationId });
  beforeEach(() => {
    times = 0;
  });

  it('is worked out once for each key, and for no more keys than are kept', () => {
    expect([count(), count(), count('other'), count('other')]).toEqual([0, 0, 0, 0]);
    expect(times).toBe(2);
    count('third');
    count();
    expect(times).toBe(4);
  });

  it('is worked out anew after any write, in a transaction or outside', () => {
    expect(count()).toBe(0);
    delegate(world.database.store, 'd1');
    expect(count()).toBe(1);
    world.database.transaction((store) => {
      delegate(store, 'd2');
      expect(count('rounds', store)).toBe(2);
      delegate(store, 'd3');
    });
    expect(count()).toBe(3);
  });

  it('is forgotten with a transaction, or a part of one, that was undone', () => {
    const undone = () =>
      world.database.transaction((store) => {
        delegate(store, 'd1');
        expect(count('rounds', store)).toBe(1);
        throw new Error('undone');
      });
    expect(undone).toThrow('undone');
    expect(count()).toBe(0);
    world.database.transaction((store) => {
      expect(undone).toThrow('undone');
      expect(count('rounds', store)).toBe(0);
    });
  });

  it('is worked out anew when another process has written: within milliseconds, in a transaction at once', async () => {
    const other = openDatabase(path);
    expect(count()).toBe(0);
    delegate(other.store, 'd1');
    expect(world.database.transaction((store) => count('rounds', store))).toBe(1);
    delegate(other.store, 'd2');
    await untilSeen();
    expect(count()).toBe(2);
    other.close();
  });
});
