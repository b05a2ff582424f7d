import { describe, expect, it } from 'vitest';
import { decideClosing, decideExtending } from '../../src/gate/closing.ts';
import { decide } from '../../src/gate/decide.ts';
import { decideOpening } from '../../src/gate/opening.ts';
import { factsFrom } from './minutes.ts';
import { gate, plan, review } from './plans.ts';

describe('opening a review', () => {
  const ready = { phase: 'foundation', open: false, undecided: null };

  it('freezes the gate against later edits', () => {
    const ours = plan();
    const opened = decideOpening(ours, 'GATE-1', ready);
    ours.gates[0]?.criteria.pop();
    ours.gates[0]?.seats.pop();
    expect(opened).toEqual({ ok: true, gate: review().gate, presenter: null, kind: 'round' });
  });

  it.each([
    ['GATE-9', ready, { reason: 'no-gate' }],
    ['GATE-1', { ...ready, open: true }, { reason: 'already-open' }],
    ['GATE-2', ready, { reason: 'other-phase', current: 'foundation' }],
    ['GATE-1', { ...ready, phase: null }, { reason: 'plan-complete' }],
  ])('%s on %j is refused', (id, now, refusal) => {
    expect(decideOpening(plan(), id, now)).toEqual({ ok: false, ...refusal });
  });

  it('asks a follow-up without a decision again once its phase was left, and the whole gate before', () => {
    const undecided = { ...review().gate, name: 'What was missed' };
    const again = { ok: true, gate: undecided, presenter: null, kind: 'follow-up' };
    for (const phase of ['core', null])
      expect(decideOpening(plan(), 'GATE-1', { ...ready, phase, undecided })).toEqual(again);
    expect(decideOpening(plan(), 'GATE-1', { ...ready, undecided })).toMatchObject({ kind: 'round' });
  });

  it('is refused for a gate that asks nothing or nobody', () => {
    const gates = [gate('A', 'foundation', { criteria: [] }), gate('B', 'foundation', { seats: [] })];
    expect(decideOpening(plan({ gates }), 'A', ready)).toEqual({ ok: false, reason: 'no-criteria' });
    expect(decideOpening(plan({ gates }), 'B', ready)).toEqual({ ok: false, reason: 'no-seats' });
  });
});

describe('closing and extending by hand', () => {
  const quorate = decide(factsFrom({ seats: 'ana', evidence: 'C1 met', votes: 'ana green' }));
  const silent = decide(factsFrom({ seats: 'ana', evidence: 'C1 met', votes: '' }));

  it('is for the presenter, once quorum stands', () => {
    expect(decideClosing(review(), 'eve', quorate)).toEqual({ ok: true });
    expect(decideClosing(review(), 'eve', silent)).toEqual({ ok: false, reason: 'no-quorum' });
    expect(decideClosing(review(), 'ana', quorate)).toEqual({ ok: false, reason: 'not-presenter' });
    expect(decideClosing(review({ closedAt: 1 }), 'eve', quorate)).toEqual({
      ok: false,
      reason: 'review-closed',
    });
  });

  it('extends once, before the window ends', () => {
    const end = review().closesAt;
    expect(decideExtending(review(), 'eve', end - 1)).toEqual({ ok: true });
    expect(decideExtending(review(), 'eve', end)).toEqual({
      ok: false,
      reason: 'window-over',
      closedAt: end,
    });
    expect(decideExtending(review({ extended: true }), 'eve', 0)).toEqual({
      ok: false,
      reason: 'already-extended',
    });
    expect(decideExtending(review(), 'ana', 0)).toEqual({ ok: false, reason: 'not-presenter' });
    expect(decideExtending(review({ closedAt: 1 }), 'eve', 0)).toEqual({
      ok: false,
      reason: 'review-closed',
    });
  });
});
