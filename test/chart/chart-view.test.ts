import { describe, expect, it } from 'vitest';
import { chartView } from '../../src/chart/chart-view.ts';
import type { ChartView } from '../../src/chart/view.ts';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { epic, gate, planOf, point, task } from '../plan/analysis/plans.ts';
import { everyState, viewOf } from './views.ts';

const TODAY = '2026-11-16';
const rowsOf = (view: ChartView) => view.lanes.flatMap(({ rows }) => rows);
const rowOf = (view: ChartView, id: string) => rowsOf(view).find((row) => row.id === id);
const countOf = ({ lanes, meetings, moreMeetings }: ChartView) =>
  meetings.length +
  (moreMeetings > 0 ? 1 : 0) +
  lanes.reduce((sum, { rows, more }) => sum + rows.length + (more ? 1 : 0), 0);

describe('the view of a chart', () => {
  it('tells the states of bars apart', () => {
    const view = viewOf(everyState(), TODAY);
    expect(Object.fromEntries(rowsOf(view).map(({ id, state }) => [id, state]))).toEqual({
      'A-1': 'done',
      'A-2': 'in progress',
      'A-3': 'not started',
      'U-1': 'blocked',
      'U-2': 'overdue',
      'U-3': 'not started',
      'P-1': 'not started',
    });
    expect(rowOf(view, 'A-3')?.milestone).toBe(true);
    expect(view.blocked).toEqual([{ id: 'U-1', name: 'Screens' }]);
    expect(view.overdue.map(({ id }) => id)).toEqual(['U-2']);
  });

  it('has a lane for each track, and one for each epic whose items have none', () => {
    const view = viewOf(everyState(), TODAY);
    expect(view.lanes.map(({ name, done, needed }) => `${name} ${done}/${needed}`)).toEqual([
      'api 1/3',
      'ui 0/3',
      'Papers 0/1',
    ]);
  });

  it('shows the baseline of what moved, and of nothing else', () => {
    const view = viewOf(everyState(), TODAY);
    expect(rowOf(view, 'A-1')?.baseline).toBeNull();
    expect(rowOf(view, 'U-1')?.baseline).toEqual({ start: '2026-11-02', finish: '2026-11-04' });
    expect(view.behindDays).toBe(0);
  });

  it('gives each gate the state of its signal', () => {
    const plan = everyState();
    const signals = (phase: string | null, decided: [string, 'green' | 'red'][] = []) => {
      const state = { ...stateFromPlan(plan), phase };
      const view = chartView(plan, state, analyse(plan, state, TODAY), null, null, new Map(decided));
      return view.meetings.flatMap((meeting) => (meeting.kind === 'gate' ? [meeting.state] : []));
    };
    expect(signals('core')).toEqual(['not ready', 'to come']);
    expect(signals('launch')).toEqual(['passed', 'not ready']);
    expect(signals(null)).toEqual(['passed', 'passed']);
    expect(signals('launch', [['GATE-1', 'green']])).toEqual(['green', 'not ready']);
    expect(signals('core', [['GATE-1', 'red']])).toEqual(['red', 'to come']);
  });

  it('says of a gate how late what it needs is, until it is passed', () => {
    const plan = everyState();
    const late = (phase: string | null) => {
      const state = { ...stateFromPlan(plan), phase };
      const view = chartView(plan, state, analyse(plan, state, TODAY), null);
      return view.meetings.flatMap((meeting) => (meeting.kind === 'gate' ? [meeting.lateDays] : []));
    };
    expect(late('core')).toEqual([4, 0]);
    expect(late('launch')).toEqual([0, 0]);
    const [api, launch] = plan.gates;
    if (api === undefined || launch === undefined) throw new Error('the plan has two gates');
    const both = { ...plan, gates: [api, { ...launch, needs: ['CP-1', 'U-3'] }] };
    const state = { ...stateFromPlan(both), phase: 'core' };
    const view = chartView(both, state, analyse(both, state, TODAY), null);
    expect(view.meetings.find(({ id }) => id === 'GATE-2')).toMatchObject({ state: 'to come', lateDays: 4 });
  });

  it('shades weekends and closures as one run where they touch', () => {
    const plan = everyState();
    const closures = [{ from: '2026-11-23', to: '2026-11-24' }];
    const view = viewOf({ ...plan, calendar: { ...plan.calendar, closures } }, TODAY);
    expect(view.from).toBe('2026-11-02');
    expect(view.closed.slice(0, 4)).toEqual([
      { from: '2026-11-07', to: '2026-11-08' },
      { from: '2026-11-14', to: '2026-11-15' },
      { from: '2026-11-21', to: '2026-11-24' },
      { from: '2026-11-28', to: '2026-11-29' },
    ]);
  });

  it('is not stretched by a due date or baseline that lies far outside', () => {
    const view = viewOf(planOf([task('A', 10, { due: '2031-01-01' }), task('B', 3)]), '2026-11-02');
    expect(view.to < '2026-12-15').toBe(true);
  });

  it('joins the critical path in its order', () => {
    const view = viewOf(everyState(), TODAY);
    expect(view.critical).toEqual([
      ['A-2', 'A-3'],
      ['A-3', 'U-3'],
      ['U-3', 'P-1'],
    ]);
  });

  it('has no more than 60 rows however large the plan is, and says what it leaves out', () => {
    const items = Array.from({ length: 900 }, (_, at) => task(`T-${at}`, 2, { track: `t${at % 30}` }));
    const points = Array.from({ length: 40 }, (_, at) => point(`CP-${at}`, [`T-${at}`]));
    const view = viewOf(planOf(items, { convergence: points }), '2026-11-02');
    expect(countOf(view)).toBeLessThanOrEqual(60);
    expect(view.meetings.length + view.moreMeetings).toBe(40);
    expect(view.lanes.reduce((sum, { needed }) => sum + needed, 0)).toBe(900);
    expect(view.lanes.at(-1)?.name).toBe('+11 more tracks');
    for (const { rows, more, needed } of view.lanes.slice(0, -1)) {
      expect(more?.words.startsWith(`+${needed - rows.length} more`)).toBe(true);
    }
  });

  it('keeps what is blocked, overdue or critical where it has to choose', () => {
    const filler = Array.from({ length: 200 }, (_, at) => task(`F-${at}`, 1, { track: 'web' }));
    const plan = planOf([...filler, ...everyState().items.map((item) => ({ ...item, track: 'web' }))]);
    const shown = new Set(rowsOf(viewOf(plan, TODAY)).map(({ id }) => id));
    for (const id of ['U-1', 'U-2', 'A-2', 'A-3', 'U-3', 'P-1']) expect(shown).toContain(id);
  });

  it('takes a plan without items, without tracks, and with an empty epic', () => {
    expect(viewOf(planOf([]), '2026-11-02').lanes).toEqual([]);
    expect(viewOf(planOf([task('A', 1)]), '2026-11-02').lanes.map(({ name }) => name)).toEqual(['Items']);
    const view = viewOf(planOf([epic('E'), task('A', 1)], { gates: [gate('G', 'none', [])] }), '2026-11-02');
    expect(rowsOf(view)).toHaveLength(2);
  });
});
