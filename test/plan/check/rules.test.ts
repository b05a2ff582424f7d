import { describe, expect, it } from 'vitest';
import type { Item, ItemKind, Plan } from '../../../src/plan/plan.ts';
import { findingsOf, type Moment } from './findings-of.ts';
import { adding, changing, following, soundPlan, task } from './sound-plan.ts';

const has = (code: string, plan = soundPlan(), at: Moment = {}): (string | null)[] =>
  findingsOf(plan, at)
    .filter((finding) => finding.code === code)
    .map(({ item }) => item);
const done = { started: '2026-11-02', finished: '2026-11-04', progress: 1, remaining: 0, subtasksDone: [] };

describe('names', () => {
  it.each([
    'TBD',
    'Fix stuff',
    'Backend work',
    'Various improvements',
    'Testing',
    'API: to be decided',
    '???',
    'Tidy up etc.',
  ])('takes "%s" for vague', (name) =>
    expect(has('vague-description', changing({ 'T-1': { name } }))).toEqual(['T-1']),
  );

  it.each([
    'Thaw',
    'Login',
    'Load the exchange rates',
    'Überweisungen prüfen',
    '日本語の検索',
    'Test card declines',
  ])('lets "%s" pass', (name) => expect(has('vague-description', changing({ 'T-1': { name } }))).toEqual([]));

  it('lets an epic be called by its area', () => {
    const epic = (kind: ItemKind) =>
      adding([task('T-6', { kind, name: 'Backend', dependencies: following('T-5') })]);
    expect(has('vague-description', epic('epic'))).toEqual([]);
    expect(has('vague-description', epic('task'))).toEqual(['T-6']);
  });

  it.each([
    ['Docs ready for review', []],
    ['v1.35.0 released', []],
    ['Implement the tracked enhancements', ['T-1']],
    ['Improve speed', ['T-1']],
    ['Released', ['T-1']],
  ])('asks for the deliverable of "%s": %j', (name, asked) => {
    expect(has('no-deliverable', changing({ 'T-1': { name, deliverable: null } }))).toEqual(asked);
  });
});

describe('what is over', () => {
  it('is not asked about', () => {
    const bare: Partial<Item> = { name: 'Stuff', deliverable: null, success: [], priority: 'critical' };
    expect(findingsOf(changing({ 'T-1': bare }), { items: new Map([['T-1', done]]) })).toEqual([]);
  });

  it('is not asked about a sync or an update once everything is done', () => {
    const plan = soundPlan({ sync: null });
    const items = new Map(plan.items.map(({ id }) => [id, done]));
    expect(findingsOf(plan, { items, today: '2027-03-01', lastUpdate: '2026-11-04' })).toEqual([]);
  });
});

describe('durations by level', () => {
  const lasting = (kind: ItemKind, days: number) =>
    has(
      'unrealistic-duration',
      adding([task('T-6', { kind, duration: { kind: 'fixed', days }, dependencies: following('T-5') })]),
    );

  it.each<[ItemKind, number, boolean]>([
    ['epic', 50, true],
    ['epic', 50.5, false],
    ['epic', 20, true],
    ['epic', 19.5, false],
    ['story', 10, true],
    ['story', 10.5, false],
    ['story', 2.5, true],
    ['story', 2, false],
    ['task', 5, true],
    ['task', 5.5, false],
    ['task', 0.5, true],
    ['task', 0, true],
    ['subtask', 1, true],
    ['subtask', 1.5, false],
  ])('%s of %d days is realistic: %s', (kind, days, realistic) => {
    expect(lasting(kind, days)).toEqual(realistic ? [] : ['T-6']);
  });
});

describe('a week of six working days', () => {
  const calendar = {
    ...soundPlan().calendar,
    workdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] satisfies Plan['calendar']['workdays'],
  };

  it.each<[ItemKind, number, boolean]>([
    ['epic', 60, true],
    ['epic', 60.5, false],
    ['epic', 23.5, false],
    ['story', 12, true],
    ['story', 12.5, false],
    ['task', 6, false],
  ])('%s of %d days is realistic: %s', (kind, days, realistic) => {
    const items = [task('T-6', { kind, duration: { kind: 'fixed', days }, dependencies: following('T-5') })];
    expect(has('unrealistic-duration', adding(items, { calendar }))).toEqual(realistic ? [] : ['T-6']);
  });
});

describe('ties', () => {
  it('sees a dependency through a chain, an epic and its parts', () => {
    const plan = adding([
      task('E-1', {
        kind: 'epic',
        name: 'Card payments',
        owner: null,
        duration: null,
        dependencies: following('T-5'),
      }),
      task('T-6', { parent: 'E-1', owner: null, deliverable: 'As T-1 promised' }),
      task('T-7', { owner: null, dependencies: following('E-1'), deliverable: 'Report on T-6' }),
      task('T-8', { owner: null, dependencies: following('T-6'), deliverable: 'Report on E-1' }),
    ]);
    expect(has('unlinked-mention', plan)).toEqual([]);
    expect(has('missing-dependency', plan)).toEqual([]);
  });

  it('takes no part of a longer word for an id, and no id for a word', () => {
    const plan = adding([task('login', { owner: null, dependencies: following('T-5') })]);
    const named = {
      ...plan,
      items: plan.items.map((item) => ({ ...item, deliverable: 'login; XT-3, T-33, t-3' })),
    };
    expect(has('unlinked-mention', named)).toEqual([]);
  });

  it('holds a plan of one item for tied', () => {
    const plan = soundPlan({ items: [task('T-1')], convergence: [], gates: [] });
    expect(has('missing-dependency', plan)).toEqual([]);
  });
});

describe('one chain', () => {
  const chain = (over: (at: number) => Partial<Item>) =>
    soundPlan({ items: [1, 2, 3, 4].map((at) => task(`T-${at}`, over(at))), convergence: [], gates: [] });

  it('is made by `parallel: false` on one track as well', () => {
    expect(
      has(
        'sequential-only',
        chain((at) => ({ parallel: at % 2 === 0 })),
      ),
    ).toEqual([null]);
    expect(
      has(
        'sequential-only',
        chain((at) => ({ parallel: at < 3 })),
      ),
    ).toEqual([]);
  });

  it('is seen through summary items', () => {
    const plan = chain((at) => (at > 1 ? { dependencies: following(at === 3 ? 'S-1' : `T-${at - 1}`) } : {}));
    const items = plan.items.map((item) =>
      ['T-1', 'T-2'].includes(item.id) ? { ...item, parent: 'S-1' } : item,
    );
    const story = task('S-1', { kind: 'story', duration: null });
    expect(has('sequential-only', { ...plan, items: [story, ...items] })).toEqual([null]);
  });
});

describe('people', () => {
  it('may hand over on a day, and take something else while one item is blocked', () => {
    const both = changing({ 'T-1': { owner: 'bo' } });
    const blocker = {
      id: 'B-1',
      item: 'T-1',
      raisedBy: 'bo',
      raisedOn: '2026-11-02',
      needed: 'Keys',
      neededFrom: null,
      critical: false,
      workaround: null,
      unresolvable: false,
      claimedBy: null,
      resolvedOn: null,
    };
    expect(has('double-booked', both)).toEqual(['bo']);
    expect(has('double-booked', both, { blockers: [blocker] })).toEqual([]);
  });

  it.each([
    [1, 1, true],
    [1, 3, true],
    [0.5, 1, true],
    [0.5, 3, false],
    [0.5, 0.5, false],
  ])('on items of %d and of %d days that begin on one day are on two at once: %s', (one, other, atOnce) => {
    const plan = adding(
      [one, other].map((days, at) =>
        task(`T-${6 + at}`, {
          owner: 'bo',
          duration: { kind: 'fixed', days },
          dependencies: following('T-5'),
        }),
      ),
    );
    expect(has('double-booked', plan)).toEqual(atOnce ? ['bo'] : []);
  });

  it('says since when and how often', () => {
    const plan = adding(
      ['T-6', 'T-7'].map((id) => task(id, { owner: 'bo', dependencies: following('T-2') })),
    );
    const [finding] = findingsOf(plan).filter(({ code }) => code === 'double-booked');
    expect(finding?.message).toBe('bo is on T-6 and T-7 at once from 2026-11-10.');
  });
});

describe('updates', () => {
  const quiet = (today: string, lastUpdate?: string | null, over = soundPlan()) =>
    has('nothing-updated', over, { today, ...(lastUpdate === undefined ? {} : { lastUpdate }) }).length > 0;

  it('are counted in working days of the plan', () => {
    expect(quiet('2026-11-09', '2026-11-02')).toBe(true);
    const calendar = { ...soundPlan().calendar, closures: [{ from: '2026-11-05', to: '2026-11-05' }] };
    expect(quiet('2026-11-09', '2026-11-02', soundPlan({ calendar }))).toBe(false);
  });

  it('that never came count from the start of the plan', () => {
    expect(quiet('2026-11-06', null)).toBe(false);
    expect(quiet('2026-11-09', null)).toBe(true);
  });

  it('are read from the actuals of a file where nobody knows better', () => {
    const actuals = { started: '2026-11-02', finished: null, progress: null, remaining: null, blocked: null };
    expect(quiet('2026-11-09')).toBe(false);
    expect(quiet('2026-11-09', undefined, changing({ 'T-1': { actuals } }))).toBe(true);
  });
});

describe('a plan of any size', () => {
  it('is checked without overflow, a chain of 10,000 items or an epic of 10,000', () => {
    const items = Array.from({ length: 10_000 }, (_, at) =>
      task(`T-${at}`, {
        owner: null,
        dependencies: at > 0 ? following(`T-${at - 1}`) : [],
        deliverable: `Follows T-${at - 2}`,
      }),
    );
    expect(has('sequential-only', soundPlan({ items, convergence: [], gates: [] }))).toEqual([null]);
    const epic = task('E-1', { kind: 'epic', duration: { kind: 'fixed', days: 50 }, owner: null });
    const parts = items.map((item) => ({ ...item, parent: 'E-1', dependencies: [], deliverable: null }));
    expect(
      has('duration-against-children', soundPlan({ items: [epic, ...parts], convergence: [], gates: [] })),
    ).toEqual(['E-1']);
  });

  it('may be empty', () => {
    const plan = soundPlan({ items: [], convergence: [], gates: [], phases: [], tracks: [], allocation: [] });
    expect(findingsOf(plan)).toEqual([]);
  });
});
