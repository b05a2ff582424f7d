import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { judged } from './judged.ts';
import { criterion } from './minutes.ts';
import { item, person, plan } from './plans.ts';

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
