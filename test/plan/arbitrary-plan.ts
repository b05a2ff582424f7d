import fc from 'fast-check';
import type {
  Actuals,
  DateRange,
  Dependency,
  Duration,
  Gate,
  Item,
  Plan,
  Weekday,
} from '../../src/plan/plan.ts';

const WEEKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TRICKY = [
  'true',
  'null',
  '~',
  '007',
  '1e3',
  '0x1F',
  '- x',
  'a: b',
  '#no',
  '[x]',
  '{a}',
  '*a',
  '&a',
  '"q"',
  "it's",
  '!x',
  '|',
  '>',
  '2026-01-01',
  '12:30',
  'ü 🚦',
  '%a',
  '@a',
  '`a`',
  '? a',
  'a #b',
  '=',
  '<<',
  '.inf',
];

/** A text of one line as a plan may hold it: trimmed, not empty. */
const lineOfText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.%]{0,20}[a-z]$/) },
  { weight: 1, arbitrary: fc.constantFrom(...TRICKY) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu, '').trim() || 'x'),
  },
);
const prose = fc.oneof(
  { weight: 4, arbitrary: lineOfText },
  {
    weight: 1,
    arbitrary: fc.array(lineOfText, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
  },
);
const texts = (maxLength: number) => fc.uniqueArray(lineOfText, { maxLength });
const date = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
const dateRange: fc.Arbitrary<DateRange> = fc
  .tuple(date, date)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const halves = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((half) => half / 2);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const among = (ids: readonly string[]) => maybe(fc.constantFrom('', ...ids)).map((id) => id || null);

const duration: fc.Arbitrary<Duration> = fc.oneof(
  halves(20).map((days): Duration => ({ kind: 'fixed', days })),
  fc.tuple(halves(10), halves(10)).map(([low, more]): Duration => ({ kind: 'range', low, high: low + more })),
  fc.tuple(halves(5), halves(5), halves(5)).map(
    ([optimistic, a, b]): Duration => ({
      kind: 'pert',
      optimistic,
      likely: optimistic + a,
      pessimistic: optimistic + a + b,
    }),
  ),
);

const actuals: fc.Arbitrary<Actuals> = fc
  .record({
    started: maybe(date),
    finished: maybe(date),
    progress: maybe(fc.double({ min: 0, max: 1, noNaN: true }).map((share) => (share === 0 ? 0 : share))),
    remaining: maybe(halves(20)),
    blocked: maybe(prose),
  })
  .map((one) => ({
    ...one,
    finished: one.started && one.finished && one.finished < one.started ? null : one.finished,
  }));

interface Names {
  people: string[];
  phases: string[];
  tracks: string[];
}

/** Items whose parents and dependencies point back alone, and never from an item to its own summary. */
const itemsOf = (count: number, names: Names): fc.Arbitrary<Item[]> =>
  fc
    .tuple(
      ...Array.from(
        { length: count },
        (_, index) =>
          fc.record({
            id: fc.constant(`TASK-${index}`),
            kind: fc.constantFrom('epic', 'story', 'task', 'subtask'),
            parent: index % 3 === 1 ? among([`TASK-${index - 1}`]) : fc.constant(null),
            name: lineOfText,
            phase: among(names.phases),
            track: among(names.tracks),
            owner: among(names.people),
            priority: maybe(fc.constantFrom('critical', 'high', 'medium', 'low')),
            duration: maybe(duration),
            notBefore: maybe(date),
            due: maybe(date),
            dependencies: fc.uniqueArray(
              fc.record({
                item: fc.constantFrom(
                  ...Array.from({ length: Math.floor(index / 3) * 3 }, (_, at) => `TASK-${at}`),
                  '',
                ),
                lagDays: fc.oneof(fc.constant(0), halves(5)),
              }),
              { maxLength: 3, selector: ({ item }) => item },
            ),
            parallel: fc.boolean(),
            deliverable: maybe(prose),
            success: fc.uniqueArray(
              fc.record({ metric: lineOfText, verify: maybe(prose), edgeCases: texts(2) }),
              {
                maxLength: 2,
                selector: ({ metric }) => metric,
              },
            ),
            subtasks: fc.uniqueArray(fc.record({ text: lineOfText, done: fc.boolean() }), {
              maxLength: 3,
              selector: ({ text }) => text,
            }),
            actuals,
          }) as fc.Arbitrary<Item>,
      ),
    )
    .map((items) =>
      items.map((item) => ({
        ...item,
        dependencies: item.dependencies.filter(({ item: id }: Dependency) => id !== ''),
      })),
    );

const gateOf = (id: string, names: Names, needs: readonly string[]): fc.Arbitrary<Gate> =>
  fc.record({
    id: fc.constant(id),
    name: lineOfText,
    phase: fc.constantFrom(...names.phases),
    needs: fc.uniqueArray(fc.constantFrom(...needs), { minLength: 1, maxLength: 3 }),
    criteria: fc
      .array(
        fc.record({
          kind: fc.constantFrom('metric', 'blockers', 'resources', 'judgment'),
          text: lineOfText,
          critical: fc.boolean(),
          target: fc.constantFrom('< 300', '>= 99.5', '= 0'),
          unit: maybe(lineOfText),
          ofPhase: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((criteria): Gate['criteria'] =>
        criteria.map(({ kind, text, critical, target, unit, ofPhase }, index) => ({
          id: `C${index + 1}`,
          kind: kind as Gate['criteria'][number]['kind'],
          text,
          critical,
          target: kind === 'metric' && !ofPhase ? target : null,
          unit,
          items: kind === 'metric' && ofPhase ? 'phase' : null,
        })),
      ),
    seats: fc.uniqueArray(fc.record({ person: fc.constantFrom(...names.people), mandatory: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ person }) => person,
    }),
    quorum: fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
      .map(([numerator, more]) => ({ numerator, denominator: numerator + more })),
    windowDays: fc.integer({ min: 1, max: 10 }),
    blind: fc.boolean(),
    presenter: among(names.people),
  });

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

const planOf = (names: Names, items: number, points: number, gates: number): fc.Arbitrary<Plan> => {
  const itemIds = Array.from({ length: items }, (_, index) => `TASK-${index}`);
  const pointIds = numbered('CP-', points);
  return fc.record({
    name: lineOfText,
    timezone: fc.constantFrom(
      'Europe/Berlin',
      'UTC',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    ),
    start: date,
    calendar: fc.record({
      workdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      holidays: fc.constantFrom(null, 'DE', 'DE-BE', 'US'),
      closures: fc.array(dateRange, { maxLength: 2 }),
    }),
    people: fc.tuple(
      ...names.people.map((id) =>
        fc.record({
          id: fc.constant(id),
          slack: fc.constantFrom(null, `U0${id.toUpperCase()}`),
          email: fc.constantFrom(null, `${id}@example.com`),
          roles: texts(2),
          away: fc.array(dateRange, { maxLength: 2 }),
        }),
      ),
    ),
    phases: fc.tuple(...names.phases.map((id) => fc.record({ id: fc.constant(id), name: lineOfText }))),
    tracks: fc.tuple(
      ...names.tracks.map((id) =>
        fc.record({ id: fc.constant(id), name: lineOfText, lead: among(names.people) }),
      ),
    ),
    items: itemsOf(items, names),
    convergence: fc.tuple(
      ...pointIds.map((id) =>
        fc.record({
          id: fc.constant(id),
          name: lineOfText,
          needs: fc.uniqueArray(fc.constantFrom(...itemIds), { minLength: 1, maxLength: 3 }),
          requirements: texts(2),
          due: maybe(date),
          owner: among(names.people),
        }),
      ),
    ),
    gates: fc.tuple(...numbered('GATE-', gates).map((id) => gateOf(id, names, [...pointIds, ...itemIds]))),
    allocation: fc
      .tuple(
        ...names.phases.map((phase) =>
          fc.uniqueArray(
            fc.record({
              phase: fc.constant(phase),
              role: fc.constantFrom('backend', 'QA lead', '7', '2'),
              areas: texts(2),
              people: fc.uniqueArray(fc.constantFrom(...names.people), { maxLength: 2 }),
            }),
            { maxLength: 3, selector: ({ role }) => role },
          ),
        ),
      )
      .map((phases) => phases.flat()),
    sync: maybe(
      fc.record({
        at: fc.constantFrom('09:30', '00:00', '23:59'),
        days: fc.oneof(
          fc.constant('workdays' as const),
          fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
        ),
        unchanged: fc.constantFrom('short' as const, 'skip' as const),
      }),
    ),
  });
};

/** Valid plans of up to about 8 items: everything that a plan file can say, in any combination. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({
    people: fc.integer({ min: 1, max: 3 }),
    phases: fc.integer({ min: 1, max: 3 }),
    tracks: fc.integer({ min: 0, max: 3 }),
    items: fc.integer({ min: 1, max: 8 }),
    points: fc.integer({ min: 0, max: 2 }),
    gates: fc.integer({ min: 0, max: 2 }),
  })
  .chain(({ people, phases, tracks, items, points, gates }) =>
    planOf(
      {
        people: ['ana', 'bo', 'chi'].slice(0, people),
        phases: ['core', '2', '1'].slice(0, phases),
        tracks: numbered('track-', tracks),
      },
      items,
      points,
      gates,
    ),
  );
