import { describe, expect, it } from 'vitest';
import { judgeEvidence, outdatedBy } from '../../src/gate/evidence.ts';
import { hasUnresolvableBlocker } from '../../src/gate/phase-items.ts';
import type { GivenEvidence } from '../../src/gate/review.ts';
import type { Criterion, Plan } from '../../src/plan/plan.ts';
import type { PlanState } from '../../src/plan/state.ts';
import { ballot, criterion, known } from './minutes.ts';
import { blocker, item, person, plan, state } from './plans.ts';

interface Setting {
  plan?: Plan;
  state?: PlanState;
  phase?: string;
  today?: string;
  given?: Partial<GivenEvidence>[];
}

function judged(one: Criterion, setting: Setting = {}) {
  const given = (setting.given ?? []).map((said, index) => ({
    criterion: one.id,
    version: index + 1,
    state: null,
    value: null,
    link: null,
    by: 'eve',
    ...said,
  }));
  const [evidence] = judgeEvidence({
    plan: setting.plan ?? plan(),
    state: setting.state ?? state(),
    gate: { phase: setting.phase ?? 'foundation', criteria: [one] },
    given,
    today: setting.today ?? '2026-11-16',
  });
  return evidence;
}

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

describe('resources', () => {
  const staffed = criterion('C3', { kind: 'resources' });
  const gone = [{ from: '2026-11-16', to: '2026-11-20' }];
  const cell = (phase: string, role: string, people: string[]) => ({ phase, role, areas: [], people });
  const ours = (people: Plan['people']) =>
    plan({
      people,
      tracks: [{ id: 'api', name: 'API', lead: null }],
      items: [
        item('S1', { kind: 'story', phase: 'core', track: 'api', owner: 'bo' }),
        item('T1', { parent: 'S1' }),
      ],
      allocation: [cell('core', 'backend', ['ana', 'chi']), cell('foundation', 'design', [])],
    });

  it('is met where every role and track of the next phase has somebody who is there', () => {
    const there = ours([person('ana', gone), person('bo'), person('chi')]);
    expect(judged(staffed, { plan: there })).toMatchObject({ state: 'met', value: '2 of 2 staffed' });
  });

  it('is not met where a role has nobody who is there, and says which', () => {
    const away = ours([person('ana', gone), person('bo'), person('chi', gone)]);
    expect(judged(staffed, { plan: away })).toMatchObject({
      state: 'not met',
      value: 'nobody there for role backend',
    });
  });

  it('is not met where the owner of a track is away, and its lead can stand in', () => {
    const away = ours([person('ana'), person('bo', gone), person('chi')]);
    expect(judged(staffed, { plan: away })?.value).toBe('nobody there for track API');
    const led = { ...away, tracks: [{ id: 'api', name: 'API', lead: 'chi' }] };
    expect(judged(staffed, { plan: led })?.state).toBe('met');
  });

  it('looks at the day that is judged, both ends of an absence being away', () => {
    const away = ours([person('ana', gone), person('bo'), person('chi', gone)]);
    const states = ['2026-11-15', '2026-11-16', '2026-11-20', '2026-11-21'].map(
      (today) => judged(staffed, { plan: away, today })?.state,
    );
    expect(states).toEqual(['met', 'not met', 'not met', 'met']);
  });

  it('looks at the last phase itself where there is no next', () => {
    const away = ours([person('ana', gone), person('bo'), person('chi', gone)]);
    expect(judged(staffed, { plan: away, phase: 'core' })?.value).toBe('nobody there for role backend');
    const unstaffed = plan({ allocation: [cell('core', 'ops', [])] });
    expect(judged(staffed, { plan: unstaffed, phase: 'core' })?.state).toBe('not met');
  });

  it('is a workaround where the presenter says how, and only while it is needed', () => {
    const away = ours([person('ana', gone), person('bo'), person('chi', gone)]);
    const given = [{ state: 'workaround' as const, value: 'bo covers the API until Friday' }];
    expect(judged(staffed, { plan: away, given })).toMatchObject({ state: 'workaround', source: 'eve' });
    expect(judged(staffed, { plan: ours([]), given })).toMatchObject({ state: 'met', source: 'computed' });
    expect(judged(staffed, { plan: away, given: [{ state: 'met', value: 'trust me' }] })?.state).toBe(
      'not met',
    );
    expect(judged(staffed, { plan: away, given: [{ state: 'workaround', value: ' ' }] })?.state).toBe(
      'not met',
    );
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
