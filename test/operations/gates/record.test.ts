import { describe, expect, test } from 'vitest';
import { type GateRecord, recordJson } from '../../../src/gate/record.ts';
import { recordMarkdown } from '../../../src/gate/record-markdown.ts';
import { closeGate } from '../../../src/operations/gates/close-gate.ts';
import { loadGateRecord } from '../../../src/operations/gates/gate-record.ts';
import { overrideDecision } from '../../../src/operations/gates/override-decision.ts';
import { loadDecisionView } from '../../../src/operations/gates/review-view.ts';
import { verifyRecord } from '../../../src/operations/gates/verify-record.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { verifyChains } from '../../../src/storage/chains.ts';
import { loadLog } from '../../../src/storage/log.ts';
import { verifyChain } from '../../../src/storage/log-verify.ts';
import { WORKSPACE } from '../world.ts';
import { GREEN, type OpenedWorld, openedWorld, RED, YELLOW } from './given.ts';

/** A red decision with something else logged in between and after. */
function decided(): OpenedWorld {
  const world = openedWorld();
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UDEV']) world.vote(user, GREEN);
  finishItem(world.deps, world.actor('UANA'), {
    plan: { planId: world.planId },
    item: 'TASK-1',
    anyway: false,
  });
  world.vote('UCHI', GREEN);
  world.vote('UCHI', RED);
  closeGate(world.deps, world.actor('UBO'), { reviewId: world.reviewId });
  finishItem(world.deps, world.actor('UBO'), {
    plan: { planId: world.planId },
    item: 'TASK-2',
    anyway: false,
  });
  return world;
}

function recordOf(world: OpenedWorld) {
  const loaded = loadGateRecord(world.database.store, WORKSPACE, world.reviewId);
  if (loaded === null) throw new Error('no record');
  return { ...loaded, record: structuredClone(loaded.record) };
}

const rowsOf = (world: OpenedWorld) => loadLog(world.database.store, WORKSPACE, world.planId);

describe('the record of a decided review', () => {
  test('holds every ballot version, and the log from the opening to the decision without gaps', () => {
    const { record } = recordOf(decided());
    expect(record.ballots.map(({ seat, version, choice }) => [seat, version, choice])).toEqual([
      ['ana', 1, 'green'],
      ['bo', 1, 'green'],
      ['dev', 1, 'green'],
      ['chi', 1, 'green'],
      ['chi', 2, 'red'],
    ]);
    const verbs = record.log.map(({ verb }) => verb);
    expect([verbs.at(0), verbs.at(-1)]).toEqual(['gate.opened', 'gate.decided']);
    expect(verbs).toContain('item.finished');
    expect(record.log.at(-1)?.hash).toBe(record.head);
  });

  test('is verified against the head that its decision message showed', () => {
    const { record } = recordOf(decided());
    expect(verifyRecord(recordJson(record), record.head ?? '')).toMatchObject({
      ok: true,
      head: record.head,
    });
    expect(verifyRecord(recordJson(record), 'f'.repeat(64))).toEqual({
      ok: false,
      seq: null,
      why: 'head not found',
    });
  });

  test('that was changed in one row names that row', () => {
    const { record } = recordOf(decided());
    const row = record.log[5];
    if (row === undefined) throw new Error('no row');
    row.actor = 'UMALLORY';
    expect(verifyRecord(recordJson(record))).toEqual({ ok: false, seq: row.seq, why: 'changed' });
  });

  test('whose ballot says something else than the log is found out', () => {
    const { record } = recordOf(decided());
    const ballot = record.ballots.at(-1);
    if (ballot === undefined) throw new Error('no ballot');
    ballot.choice = 'green';
    expect(verifyRecord(recordJson(record))).toEqual({
      ok: false,
      why: 'differs from its log',
      what: 'ballot 2 of chi',
    });
  });

  test.each<[string, (record: GateRecord) => void]>([
    ['the decision', ({ decision }) => void decision?.trace.pop()],
    ['the decision', ({ decision }) => decision && Object.assign(decision, { outcome: 'green' })],
    ['what the gate asked', ({ gate }) => Object.assign(gate.criteria[0] ?? {}, { target: '< 900' })],
    ['ballot 1 of dev', ({ ballots }) => Object.assign(ballots[2] ?? {}, { castBy: 'UCHI' })],
    ['ballot 2 of chi', ({ ballots }) => void ballots.pop()],
    ['evidence 1 of C2', ({ evidence }) => void evidence.splice(1, 1)],
    ['evidence 2 of C1', ({ evidence }) => Object.assign(evidence.at(-1) ?? {}, { source: 'eli' })],
    ['evidence 2 of C1', ({ evidence }) => Object.assign(evidence.at(-1) ?? {}, { value: '100' })],
    ['the override', (record) => Object.assign(record, { override: { from: 'red', to: 'yellow' } })],
  ])('that tells %s otherwise than the log is found out', (what, change) => {
    const { record } = recordOf(decided());
    change(record);
    expect(verifyRecord(recordJson(record))).toEqual({ ok: false, why: 'differs from its log', what });
  });

  test('of an overridden review tells the override, under a head of its own', () => {
    const world = decided();
    overrideDecision(world.deps, world.actor('UANA'), {
      review: { reviewId: world.reviewId },
      to: 'yellow',
      reason: 'The customer waits',
      admin: false,
      conditions: [
        { against: { kind: 'ballot', seat: 'chi' }, text: 'Test', owner: 'chi', due: '2026-11-20' },
      ],
    });
    const { record } = recordOf(world);
    const { head = null } = record.override ?? {};
    expect(record.log.at(-1)).toMatchObject({ verb: 'gate.overridden', hash: head });
    expect(head).not.toBe(record.head);
    expect(verifyRecord(recordJson(record), head ?? '')).toMatchObject({ ok: true, head });
    const shown = loadDecisionView(world.database.store, WORKSPACE, world.reviewId, world.clock.now());
    expect(shown?.decision).toMatchObject({ chainHead: record.head, override: { head } });
    const told = (change: object) =>
      verifyRecord(JSON.stringify({ ...record, override: { ...record.override, ...change } }));
    for (const change of [{ reason: 'Nobody minds' }, { by: 'UBO' }])
      expect(told(change)).toMatchObject({ ok: false, what: 'the override' });
    const [added] = record.override?.conditions ?? [];
    for (const conditions of [[], [{ ...added, owner: 'eli' }]])
      expect(told({ conditions })).toMatchObject({ ok: false, what: `condition ${added?.id}` });
  });

  test('fits its log where votes brought conditions and took them along again', () => {
    const world = openedWorld();
    const { deps, actor, reviewId } = world;
    world.measure('280');
    world.vote('UDEV', YELLOW);
    world.vote('UDEV', { ...YELLOW, due: '2026-11-19' });
    for (const user of ['UANA', 'UBO', 'UDEV']) world.vote(user, GREEN);
    world.vote('UCHI', YELLOW);
    closeGate(deps, actor('UBO'), { reviewId });
    const { record } = recordOf(world);
    expect(record.conditions.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, false, true]);
    expect(verifyRecord(recordJson(record))).toMatchObject({ ok: true });
    const kept = record.conditions.slice(0, 2);
    const what = `condition ${record.conditions[2]?.id}`;
    expect(verifyRecord(JSON.stringify({ ...record, conditions: kept }))).toMatchObject({ ok: false, what });
  });

  test('is refused where it is none', () => {
    expect(verifyRecord('{"version": 2}')).toEqual({ ok: false, why: 'not a record' });
    expect(verifyRecord('no json')).toEqual({ ok: false, why: 'not a record' });
  });

  test('reads as Markdown with people by their names', () => {
    const { record, name } = recordOf(decided());
    expect(recordMarkdown(record, name)).toContain('- Outcome: RED, because yellow does not stand');
    expect(recordMarkdown(record, name)).toContain(
      '| Chi | 2 | red | Nobody has tried it | A load test | Chi |',
    );
  });
});

describe('a chain', () => {
  test('that nobody touched fits, and holds the head of each decision', () => {
    const world = decided();
    const { head } = recordOf(world).record;
    expect(verifyChain(rowsOf(world), { head: head ?? '' })).toMatchObject({
      ok: true,
      rows: rowsOf(world).length,
    });
    expect(verifyChains(world.database.store, head ?? '')).toMatchObject({
      found: true,
      chains: [{ verdict: { ok: true } }],
    });
    expect(verifyChains(world.database.store, 'f'.repeat(64)).found).toBe(false);
  });

  test.each([
    ["update log_entry set actor = 'UMALLORY' where seq = 6", 6, 'changed'],
    [
      "update log_entry set data = replace(data, 'red', 'green') where verb = 'gate.decided'",
      'gate.decided',
      'changed',
    ],
    ['update log_entry set at = at + 1 where seq = 1', 1, 'changed'],
    ['delete from log_entry where seq = 6', 7, 'does not follow'],
    ["update log_entry set hash = 'x' where seq = 6", 6, 'changed'],
    ["update log_entry set data = 'not json' where seq = 6", 6, 'changed'],
  ] as const)('after %s names the first row that does not fit', (sql, named, why) => {
    const world = decided();
    const seq = typeof named === 'number' ? named : rowsOf(world).find(({ verb }) => verb === named)?.seq;
    world.database.driver.exec(sql);
    expect(verifyChain(rowsOf(world))).toEqual({ ok: false, seq, why });
  });

  test('whose end was cut off fits by itself, and is found out by the head', () => {
    const world = decided();
    const { head } = recordOf(world).record;
    const cut = rowsOf(world)
      .filter(({ hash }) => hash !== head)
      .slice(0, 5);
    expect(verifyChain(cut)).toMatchObject({ ok: true });
    expect(verifyChain(cut, { head: head ?? '' })).toEqual({ ok: false, seq: null, why: 'head not found' });
  });
});
