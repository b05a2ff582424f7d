import { describe, expect, it } from 'vitest';
import { type Closing, consequences, phaseAfterChoice } from '../../src/gate/consequences.ts';
import { afterMissed, conditionItem, followUpGate, missedConditions } from '../../src/gate/follow-up.ts';
import type { Outcome } from '../../src/gate/review.ts';
import { conditionAgainst, criterion, factsFrom } from './minutes.ts';
import { gate, plan, review } from './plans.ts';

const calm = factsFrom({
  seats: 'ana, bo, chi',
  evidence: 'C1 met',
  votes: 'ana green, bo green, chi yellow',
  conditions: 'C1, ana, chi',
});
const first = gate('GATE-1', 'foundation');

function following(outcome: Outcome, more: Partial<Closing> = {}, of = plan()) {
  return consequences(of, {
    outcome,
    gate: first,
    phase: 'foundation',
    lastOutcomes: new Map(),
    followUp: false,
    facts: calm,
    added: [],
    ...more,
  });
}

describe('after a decision', () => {
  it.each(['green', 'yellow'] as const)(
    '%s advances the phase and keeps the conditions in force',
    (outcome) => {
      expect(following(outcome)).toEqual({
        phase: 'core',
        phaseMoved: true,
        completesPlan: false,
        waitingFor: [],
        conditions: [conditionAgainst('chi', [])],
        choices: [],
        askNewRound: false,
      });
    },
  );

  it('red stays and asks the owner to choose', () => {
    expect(following('red')).toMatchObject({
      phase: 'foundation',
      phaseMoved: false,
      conditions: [],
      choices: ['rework', 'pivot', 'stop'],
    });
  });

  it('no decision stays and asks for a new round', () => {
    expect(following('no decision')).toMatchObject({ phase: 'foundation', choices: [], askNewRound: true });
  });

  it('waits for the other gates of the phase', () => {
    const two = plan({ gates: [first, gate('GATE-1B', 'foundation'), gate('GATE-2', 'core')] });
    const waiting = { phase: 'foundation', phaseMoved: false, waitingFor: ['GATE-1B'] };
    expect(following('green', {}, two)).toMatchObject(waiting);
    expect(following('green', { lastOutcomes: new Map([['GATE-1B', 'red']]) }, two)).toMatchObject(waiting);
    const passed = new Map<string, Outcome>([['GATE-1B', 'yellow']]);
    expect(following('green', { lastOutcomes: passed }, two)).toMatchObject({
      phase: 'core',
      waitingFor: [],
    });
  });

  it('completes the plan at the last gate', () => {
    const last = { gate: gate('GATE-2', 'core'), phase: 'core' };
    expect(following('yellow', last)).toMatchObject({ phase: null, phaseMoved: true, completesPlan: true });
    expect(following('red', last)).toMatchObject({ phase: 'core', completesPlan: false });
  });

  it('follows an override, forwards and back', () => {
    expect(following('red', { phase: 'core' })).toMatchObject({ phase: 'foundation', phaseMoved: true });
    const added = [conditionAgainst('bo', [])];
    expect(following('yellow', { added })).toMatchObject({
      phase: 'core',
      conditions: [conditionAgainst('chi', []), ...added],
    });
    expect(following('green', { phase: 'core' })).toMatchObject({ phase: 'core', phaseMoved: false });
  });

  it('never takes a plan back that has gone further meanwhile', () => {
    const two = plan({ gates: [first, gate('GATE-1B', 'foundation'), gate('GATE-2', 'core')] });
    expect(following('green', { phase: null })).toMatchObject({ phase: null, phaseMoved: false });
    expect(following('green', { phase: 'core' }, two)).toMatchObject({ phase: 'core', phaseMoved: false });
  });

  it('of a follow-up round lets the plan go on where it waited for that gate alone', () => {
    expect(following('yellow', { followUp: true })).toMatchObject({ phase: 'core', phaseMoved: true });
  });

  it('of a follow-up round moves no phase that was left', () => {
    const later = { followUp: true, phase: 'core' };
    expect(following('red', later)).toMatchObject({
      phase: 'core',
      phaseMoved: false,
      choices: ['rework', 'pivot', 'stop'],
    });
    expect(following('yellow', later)).toMatchObject({
      phase: 'core',
      phaseMoved: false,
      completesPlan: false,
    });
  });

  it('of red, the choice says which phase is current', () => {
    const next = plan({ phases: [{ id: 'trial', name: 'Trial' }] });
    expect(phaseAfterChoice('rework', first, null)).toBe('foundation');
    expect(phaseAfterChoice('pivot', first, next)).toBe('trial');
    expect(phaseAfterChoice('stop', first, null)).toBeNull();
  });
});

describe('conditions afterwards', () => {
  const onChi = conditionAgainst('chi', []);

  it('become items with an owner and a due date', () => {
    expect(conditionItem(onChi, 'GATE-1-K1', 'core')).toMatchObject({
      id: 'GATE-1-K1',
      kind: 'task',
      name: 'mend it',
      phase: 'core',
      owner: 'ana',
      due: '2026-12-01',
    });
  });

  it.each([
    [null, '2026-12-01', false],
    [null, '2026-12-02', true],
    ['2026-12-01', '2026-12-05', false],
    ['2026-12-02', '2026-12-05', true],
  ])('finished on %s, seen on %s: missed is %s', (finished, today, missed) => {
    expect(missedConditions([onChi], () => finished, today)).toEqual(missed ? [onChi] : []);
  });

  it('that are missed lead to a follow-up round once, then to the owner', () => {
    expect(afterMissed([], { followUpsBefore: 1, roundOpen: false })).toBe('nothing');
    expect(afterMissed([onChi, onChi], { followUpsBefore: 0, roundOpen: false })).toBe('follow-up');
    expect(afterMissed([onChi], { followUpsBefore: 1, roundOpen: true })).toBe('owner chooses');
    expect(afterMissed([onChi], { followUpsBefore: 0, roundOpen: true })).toBe('open round');
  });

  it('are the criteria of the follow-up round, critical where what they answered was', () => {
    const critical = [criterion('C1', { critical: true })];
    const { gate: frozen } = review();
    const followUp = followUpGate({ ...frozen, criteria: critical }, [
      conditionAgainst('C1', critical),
      onChi,
    ]);
    expect(followUp).toEqual({
      ...frozen,
      criteria: [
        criterion('K-C1', { text: 'mend it', critical: true }),
        criterion('K-chi', { text: 'mend it' }),
      ],
    });
  });
});
