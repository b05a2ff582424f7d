import { describe, expect, it } from 'vitest';
import { outdatedBy } from '../../src/gate/evidence.ts';
import { hasUnresolvableBlocker } from '../../src/gate/phase-items.ts';
import { judged } from './judged.ts';
import { ballot, criterion, known } from './minutes.ts';
import { blocker, item, plan, state } from './plans.ts';

describe('metric', () => {
  const p95 = criterion('C1', { kind: 'metric', target: '< 300', unit: 'ms' });

  it('is unknown until it is measured', () => {
    expect(judged(p95)).toMatchObject({ state: 'unknown', value: null, source: 'computed' });
  });

  it.each([
    ['299.9', 'met'],
    ['300', 'not met'],
  ])('%s is %s, with the figure and its link', (value, expected) => {
    const link = 'https://example.com/report';
    expect(judged(p95, { given: [{ value, link }] })).toEqual({
      criterion: 'C1',
      state: expected,
      value,
      link,
      source: 'eve',
    });
  });

  it('counts the newest figure, in whatever order the versions come', () => {
    const given = [
      { value: '250', version: 2 },
      { value: '350', version: 1 },
    ];
    expect(judged(p95, { given })).toMatchObject({ state: 'met', value: '250' });
  });

  it('cannot be talked into a workaround', () => {
    expect(judged(p95, { given: [{ value: '350', state: 'workaround' }] })?.state).toBe('not met');
  });

  it('is unknown again where the figure is taken back, and where its target cannot be read', () => {
    expect(judged(p95, { given: [{ value: '250' }, { value: null, state: 'unknown' }] })?.state).toBe(
      'unknown',
    );
    const broken = criterion('C1', { kind: 'metric', target: 'fast' });
    expect(judged(broken, { given: [{ value: '250' }] })?.state).toBe('unknown');
  });
});

describe('metric computed from the items of the phase', () => {
  const success = criterion('C5', { kind: 'metric', items: 'phase' });
  const metric = (text: string) => ({ metric: text, verify: null, edgeCases: [] });
  const ours = plan({
    items: [
      item('EPIC-1', { kind: 'epic', phase: 'foundation' }),
      item('T1', { parent: 'EPIC-1', success: [metric('fast'), metric('small')] }),
      item('T2', { phase: 'core', success: [metric('later')] }),
    ],
  });
  const result = (of: string, text: string, met: boolean) => ({
    item: of,
    metric: text,
    met,
    value: null,
    link: null,
  });

  it.each([
    ['all are met', [result('T1', 'fast', true), result('T1', 'small', true)], 'met', '2 of 2 met, 0 missed'],
    ['one is missed', [result('T1', 'fast', false)], 'not met', '0 of 2 met, 1 missed'],
    ['one is open', [result('T1', 'fast', true)], 'unknown', '1 of 2 met, 0 missed'],
    ['another phase has one', [result('T2', 'later', false)], 'unknown', '0 of 2 met, 0 missed'],
    [
      'a missed one was met later',
      [result('T1', 'fast', false), result('T1', 'fast', true), result('T1', 'small', true)],
      'met',
      '2 of 2 met, 0 missed',
    ],
  ])('%s', (_, results, expected, value) => {
    expect(judged(success, { plan: ours, state: state({ results }) })).toMatchObject({
      state: expected,
      value,
    });
  });

  it('is unknown where the phase has no success metric at all', () => {
    expect(judged(success)?.state).toBe('unknown');
  });
});

describe('blockers', () => {
  const clear = criterion('C2', { kind: 'blockers' });
  const ours = plan({
    items: [
      item('EPIC-1', { kind: 'epic', phase: 'foundation' }),
      item('T1', { parent: 'EPIC-1' }),
      item('T2', { parent: 'EPIC-1' }),
      item('T3', { phase: 'core' }),
    ],
  });

  it.each([
    ['none', [], 'met'],
    ['one that is not critical', [blocker('T1', { critical: false })], 'met'],
    ['one that is resolved', [blocker('T1', { resolvedOn: '2026-11-12' })], 'met'],
    ['one of another phase', [blocker('T3')], 'met'],
    ['one with a workaround', [blocker('T1', { workaround: 'test keys' })], 'workaround'],
    ['one of two with a workaround', [blocker('T1', { workaround: 'test keys' }), blocker('T2')], 'not met'],
    ['one with an empty workaround', [blocker('T1', { workaround: ' ' })], 'not met'],
  ])('%s', (_, blockers, expected) => {
    expect(judged(clear, { plan: ours, state: state({ blockers }) })?.state).toBe(expected);
  });

  it('names the items that stand', () => {
    const blockers = [blocker('T1', { workaround: 'test keys' }), blocker('T2')];
    expect(judged(clear, { plan: ours, state: state({ blockers }) })?.value).toBe(
      'critical, without a workaround: T2',
    );
  });

  it('knows an unresolvable blocker of the phase while it is open and critical', () => {
    const found = (more: object, on = 'T1') =>
      hasUnresolvableBlocker(
        ours,
        state({ blockers: [blocker(on, { unresolvable: true, ...more })] }),
        'foundation',
      );
    expect(found({})).toBe(true);
    expect(found({ critical: false })).toBe(false);
    expect(found({ resolvedOn: '2026-11-12' })).toBe(false);
    expect(found({}, 'T3')).toBe(false);
  });
});

describe('judgment', () => {
  it('is the last word of the presenter', () => {
    const reviewed = criterion('C4');
    expect(judged(reviewed)?.state).toBe('unknown');
    expect(
      judged(reviewed, { given: [{ state: 'not met' }, { state: 'met', value: 'signed' }] }),
    ).toMatchObject({
      state: 'met',
      value: 'signed',
      source: 'eve',
    });
  });
});

describe('ballots that new evidence outdates', () => {
  const ballots = [ballot('ana', 'green'), ballot('bo', 'abstain'), ballot('chi', 'red', { outdated: true })];

  it('are all that still counted, once a criterion changes its state', () => {
    expect(outdatedBy([known('C1', 'met')], [known('C1', 'not met')], ballots)).toEqual({
      changed: [{ criterion: 'C1', from: 'met', to: 'not met' }],
      seats: ['ana', 'bo'],
    });
  });

  it('are none where only a figure or a link changes', () => {
    const [before, after] = [known('C1', 'met'), { ...known('C1', 'met'), value: '250' }];
    expect(outdatedBy([before], [after], ballots)).toEqual({ changed: [], seats: [] });
  });

  it('are outdated too where something becomes known of a criterion for the first time', () => {
    expect(outdatedBy([], [known('C1', 'met')], ballots).seats).toEqual(['ana', 'bo']);
    expect(outdatedBy([], [known('C1', 'unknown')], ballots).seats).toEqual([]);
  });
});
