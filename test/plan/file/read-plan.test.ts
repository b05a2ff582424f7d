import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/plan/file/read-plan.ts';
import type { Plan } from '../../../src/plan/plan.ts';

const HEAD = 'version: 1\nname: Plan\ntimezone: UTC\nstart: 2026-01-05\n';
const read = (text: string): Plan => {
  const parsed = readPlan(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.value;
};
const problems = (text: string): string[] => {
  const parsed = readPlan(text);
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
};

/** Every key of the format at once. */
const WHOLE = `version: 1
name: Checkout relaunch
timezone: Europe/Berlin            # IANA name
start: 2026-11-02
calendar:
  workdays: [mon, tue, wed, thu]
  holidays: DE-BE
  closures: [2026-12-24, 2026-12-28..2026-12-31]
people:
  - {id: ana, slack: U0ANA, email: ana@example.com, roles: [backend], away: [2026-12-01..2026-12-04]}
  - {id: bo}
phases:
  - {id: foundation, name: Foundation}
tracks:
  - {id: api, name: API, lead: ana}
items:
  - {id: EPIC-1, kind: epic, name: Payments, phase: foundation, duration: 8/9/12 weeks}
  - {id: TASK-000, name: "007", duration: 1 week, finished: 2026-11-05}
  - id: TASK-001
    kind: task
    parent: EPIC-1
    name: Tokenise cards
    track: api
    owner: ana
    priority: critical
    duration: 2-5 days
    not_before: 2026-11-04
    due: 2026-11-13
    dependencies: [TASK-000, TASK-007 + 1 day]
    parallel: false
    deliverable: Tokenised card stored
    success:
      - {metric: p95 below 300 ms, verify: load test report, edge_cases: [provider timeout]}
    subtasks: [Sandbox keys, {text: Idempotency key, done: true}]
    started: 2026-11-03
    progress: 0.25
    remaining: 1.2 days
    blocked: No keys
  - {id: TASK-007, name: Keys, duration: 0 days}
convergence:
  - {id: CP-1, name: API meets UI, needs: [TASK-001], requirements: [Contract frozen], due: 2026-11-20, owner: ana}
gates:
  - id: GATE-1
    name: Foundation review
    phase: foundation
    needs: [CP-1, TASK-007]
    criteria:
      - {id: C1, kind: metric, text: Tokenise p95, target: "< 300", unit: ms, critical: true}
      - {id: C5, kind: metric, text: Success metrics, items: phase}
    seats: [ana, {person: bo, mandatory: true, guest: true}]
    presenter: ana
allocation:
  foundation: {backend: {areas: [Auth, DB], people: [ana]}, "2": {}, "1": {areas: [UI]}}
sync: {at: "9:30", days: [mon, thu], unchanged: skip}
`;

describe('readPlan', () => {
  it('reads every key of the format', () => {
    const untouched = { started: null, finished: null, progress: null, remaining: null, blocked: null };
    const bare = {
      parent: null,
      phase: null,
      track: null,
      owner: null,
      priority: null,
      notBefore: null,
      due: null,
      dependencies: [],
      parallel: true,
      deliverable: null,
      success: [],
      subtasks: [],
      actuals: untouched,
    };
    expect(read(WHOLE)).toEqual({
      name: 'Checkout relaunch',
      timezone: 'Europe/Berlin',
      start: '2026-11-02',
      calendar: {
        workdays: ['mon', 'tue', 'wed', 'thu'],
        holidays: 'DE-BE',
        closures: [
          { from: '2026-12-24', to: '2026-12-24' },
          { from: '2026-12-28', to: '2026-12-31' },
        ],
      },
      people: [
        {
          id: 'ana',
          slack: 'U0ANA',
          email: 'ana@example.com',
          roles: ['backend'],
          away: [{ from: '2026-12-01', to: '2026-12-04' }],
        },
        { id: 'bo', slack: null, email: null, roles: [], away: [] },
      ],
      phases: [{ id: 'foundation', name: 'Foundation' }],
      tracks: [{ id: 'api', name: 'API', lead: 'ana' }],
      items: [
        {
          ...bare,
          id: 'EPIC-1',
          kind: 'epic',
          name: 'Payments',
          phase: 'foundation',
          duration: { kind: 'pert', optimistic: 32, likely: 36, pessimistic: 48 },
        },
        {
          ...bare,
          id: 'TASK-000',
          kind: 'task',
          name: '007',
          duration: { kind: 'fixed', days: 4 },
          actuals: { ...untouched, finished: '2026-11-05' },
        },
        {
          id: 'TASK-001',
          kind: 'task',
          parent: 'EPIC-1',
          name: 'Tokenise cards',
          phase: null,
          track: 'api',
          owner: 'ana',
          priority: 'critical',
          duration: { kind: 'range', low: 2, high: 5 },
          notBefore: '2026-11-04',
          due: '2026-11-13',
          dependencies: [
            { item: 'TASK-000', lagDays: 0 },
            { item: 'TASK-007', lagDays: 1 },
          ],
          parallel: false,
          deliverable: 'Tokenised card stored',
          success: [
            { metric: 'p95 below 300 ms', verify: 'load test report', edgeCases: ['provider timeout'] },
          ],
          subtasks: [
            { text: 'Sandbox keys', done: false },
            { text: 'Idempotency key', done: true },
          ],
          actuals: {
            started: '2026-11-03',
            finished: null,
            progress: 0.25,
            remaining: 1.5,
            blocked: 'No keys',
          },
        },
        { ...bare, id: 'TASK-007', kind: 'task', name: 'Keys', duration: { kind: 'fixed', days: 0 } },
      ],
      convergence: [
        {
          id: 'CP-1',
          name: 'API meets UI',
          needs: ['TASK-001'],
          requirements: ['Contract frozen'],
          due: '2026-11-20',
          owner: 'ana',
        },
      ],
      gates: [
        {
          id: 'GATE-1',
          name: 'Foundation review',
          phase: 'foundation',
          needs: ['CP-1', 'TASK-007'],
          criteria: [
            {
              id: 'C1',
              kind: 'metric',
              text: 'Tokenise p95',
              critical: true,
              target: '< 300',
              unit: 'ms',
              items: null,
            },
            {
              id: 'C5',
              kind: 'metric',
              text: 'Success metrics',
              critical: false,
              target: null,
              unit: null,
              items: 'phase',
            },
          ],
          seats: [
            { person: 'ana', mandatory: false },
            { person: 'bo', mandatory: true, guest: true },
          ],
          quorum: { numerator: 2, denominator: 3 },
          windowDays: 3,
          blind: false,
          presenter: 'ana',
        },
      ],
      allocation: [
        { phase: 'foundation', role: 'backend', areas: ['Auth', 'DB'], people: ['ana'] },
        { phase: 'foundation', role: '2', areas: [], people: [] },
        { phase: 'foundation', role: '1', areas: ['UI'], people: [] },
      ],
      sync: { at: '09:30', days: ['mon', 'thu'], unchanged: 'skip' },
    });
  });

  it('fills defaults in, and takes empty keys for absent ones', () => {
    const plan = read(
      `${HEAD}calendar:\npeople:\nitems: [{id: A, name: 2026, owner: null, due: }]\nsync: {}\n`,
    );
    expect(plan.calendar).toEqual({
      workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      holidays: null,
      closures: [],
    });
    expect(plan.items[0]).toMatchObject({
      kind: 'task',
      name: '2026',
      owner: null,
      due: null,
      parallel: true,
    });
    expect(plan.sync).toEqual({ at: '09:30', days: 'workdays', unchanged: 'short' });
    expect(read(HEAD).sync).toBeNull();
  });

  it('reads the Kubernetes example whole', () => {
    const plan = read(readFileSync('examples/kubernetes-1.35.yaml', 'utf8'));
    expect(
      [plan.items, plan.people, plan.phases, plan.tracks, plan.convergence, plan.gates, plan.allocation].map(
        (list) => list.length,
      ),
    ).toEqual([36, 6, 4, 4, 4, 4, 15]);
    expect(plan.gates[3]?.quorum).toEqual({ numerator: 4, denominator: 5 });
    expect(plan.items.find(({ id }) => id === 'TASK-408')?.duration).toEqual({ kind: 'fixed', days: 0.5 });
    expect(plan.calendar.closures).toHaveLength(2);
  });

  it('resolves aliases', () => {
    const plan = read(`${HEAD}people: [{id: ana, roles: &r [backend]}, {id: bo, roles: *r}]\n`);
    expect(plan.people.map(({ roles }) => roles)).toEqual([['backend'], ['backend']]);
  });
});

describe('readPlan, refusing', () => {
  it('reports every problem at once, in the order of the file, each with its place and mend', () => {
    const text = `version: 2
name: "  "
timezone: Europe/Berlim
start: 2026-13-02
calender: {}
calendar: {holidays: DE-XX, workdays: [], closures: [2026-12-31..2026-12-28]}
people: [{id: ana, slack: ana, roles: backend}, {id: Ana}]
phases: [{id: p1, name: P}]
items:
  - {id: A, name: a, duraton: 3 days, dependencies: [X1]}
  - {id: B, name: b, due: 0001-01-01, duration: 99999999 days, subtasks: [a, {text: x, dun: true}]}
  - {id: B, name: c, progress: 3, parallel: yes, priority: hihg}
gates:
  - {id: G, name: g, phase: p2, needs: [A], criteria: [], seats: [bo, ana], quorum: 3/2, window: 0 days}
sync: {at: 25:00, days: [mon, mondey]}
`;
    expect(problems(text)).toEqual([
      '1:10 version: version "2" is not known to this Signalbox; write version: 1',
      '2:7 name: an empty text stands here; write a name',
      '3:11 timezone: "Europe/Berlim" is no time zone known here; write one such as Europe/Berlin; did you mean Europe/Berlin?',
      '4:8 start: "2026-13-02": write a day between 1970 and 2199 as YYYY-MM-DD',
      '5:1 calender: unknown key "calender"; did you mean calendar?',
      '6:22 calendar.holidays: no public holidays are known for "DE-XX"; write a country such as DE, or with its region DE-BE',
      '6:39 calendar.workdays: an empty list stands here; name at least one of weekdays',
      '6:54 calendar.closures[0]: "2026-12-31..2026-12-28": write a day between 1970 and 2199 as YYYY-MM-DD, or a range as 2026-12-28..2026-12-31 with the earlier day first',
      '7:27 people[0].slack: "ana": write a Slack user id such as U0ANA',
      '7:39 people[0].roles: a text stands here; write a list of roles',
      '7:54 people[1].id: "Ana" differs in case alone from "ana", the id of a person at people[0].id; give one of them another id',
      '10:22 items[0].duraton: unknown key "duraton"; did you mean duration?',
      '10:54 items[0].dependencies[0]: "X1" is no item of this plan; add it or correct the id',
      '11:27 items[1].due: "0001-01-01": write a day between 1970 and 2199 as YYYY-MM-DD',
      '11:49 items[1].duration: "99999999 days": write a duration as 3 days, 0.5 days, 1 week, 2-5 days or 2/3/7 days, at most 1000 days',
      '11:88 items[1].subtasks[1].dun: unknown key "dun"; the keys here are text, done',
      '12:10 items[2].id: "B" is already the id of an item at items[1].id; give one of them another id',
      '12:32 items[2].progress: "3": write a share from 0 to 1, as in 0.4',
      '12:45 items[2].parallel: "yes": write true or false',
      '12:60 items[2].priority: "hihg" is not one of critical, high, medium, low; did you mean high?',
      '14:29 gates[0].phase: "p2" is no phase of this plan; did you mean p1?',
      '14:55 gates[0].criteria: an empty list stands here; name at least one of criteria',
      '14:67 gates[0].seats[0]: "bo" is no person of this plan; add it or correct the id',
      '14:85 gates[0].quorum: "3/2": write a share of the seats as 2/3',
      '14:98 gates[0].window: "0 days": write whole working days from 1 to 100, as in 3 days',
      '15:12 sync.at: "25:00": write a time of day as "09:30"',
      '15:31 sync.days[1]: "mondey" is not one of mon, tue, wed, thu, fri, sat, sun',
    ]);
  });

  it('names what is missing where it is missing', () => {
    expect(problems('version: 1\nitems:\n  - name: One\n')).toEqual([
      '1:1 name: "name" is missing; add it',
      '1:1 timezone: "timezone" is missing; add it',
      '1:1 start: "start" is missing; add it',
      '3:5 items[0].id: "id" is missing; add it',
    ]);
  });

  it.each<[string, string[], string]>([
    ['itself', ['{id: A, name: a, dependencies: [A]}'], 'A waits for A'],
    [
      'each other',
      ['{id: A, name: a, dependencies: [B]}', '{id: B, name: b, dependencies: [A + 1 day]}'],
      'A waits for B, which waits for A',
    ],
    [
      'a summary that contains what waits',
      [
        '{id: A, name: a, dependencies: [E]}',
        '{id: E, name: e}',
        '{id: S, name: s, parent: E}',
        '{id: T, name: t, parent: S, dependencies: [A]}',
      ],
      'A waits for E, which contains S, which contains T, which waits for A',
    ],
    [
      'a summary around it',
      ['{id: E, name: e}', '{id: T, name: t, parent: E, dependencies: [E]}'],
      'T waits for E, which contains T',
    ],
    [
      'what is inside a summary that waits',
      [
        '{id: E, name: e, dependencies: [A]}',
        '{id: T, name: t, parent: E}',
        '{id: A, name: a, dependencies: [T]}',
      ],
      'E waits for A, which waits for T, which is part of E',
    ],
  ])('prints a circle of %s as its chain', (_, items, chain) => {
    const found = problems(`${HEAD}items:\n${items.map((item) => `  - ${item}\n`).join('')}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`: ${chain}: a circle; remove one of these dependencies`);
  });

  it('prints a circle once, however many leaves close it', () => {
    const found = problems(
      `${HEAD}items:
  - {id: E, name: e, dependencies: [Z]}
  - {id: X, name: x, parent: E}
  - {id: Y, name: y, parent: E}
  - {id: Z, name: z, dependencies: [E]}
`,
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('E waits for Z, which waits for E: a circle');
  });

  it('prints a circle of parents', () => {
    expect(
      problems(`${HEAD}items:\n  - {id: A, name: a, parent: B}\n  - {id: B, name: b, parent: A}\n`),
    ).toEqual([
      '6:30 items[0].parent: A is part of B, which is part of A: a circle; give one of them another parent',
    ]);
  });

  it('lets a summary and what it contains wait for the same things', () => {
    const items =
      '[{id: A, name: a}, {id: E, name: e, dependencies: [A]}, {id: T, name: t, parent: E, dependencies: [A]}]';
    expect(problems(`${HEAD}items: ${items}\n`)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a tab', 'items:\n\t- {id: A, name: a}\n', 'indent with spaces'],
    [
      'a quote that is not closed',
      'people: "abc\n\n',
      '5:12 : "people: "abc": something that was opened is not closed',
    ],
    ['an unquoted colon', 'items: [{id: A, name: a}]\ndue: soon: now\n', 'put the text in quotes'],
    ['a key that stands twice', 'people: []\npeople: []\n', '"people" stands twice'],
    ['a tag', 'people: [{id: !!int 3}]\n', 'tags such as !!str'],
    ['a control character', 'people: []\u0007\n', 'a control character (U+0007)'],
    [
      'an escaped control character',
      'people: [{id: ana, roles: ["a\\u0007"]}]\n',
      'contains a control character',
    ],
    ['two documents', '---\nversion: 1\n', 'a second YAML document'],
    ['an alias without an anchor', 'people: *p\n', '5:9 : "*p" repeats what nothing before it names'],
    ['an alias inside itself', 'items: &a [*a]\n', '5:12 : the aliases of this file'],
    ['a list of maps where a map stands', 'items: {id: A}\n', 'a map stands here; write a list of items'],
    [
      'dates out of order',
      'items: [{id: A, name: a, started: 2026-01-07, finished: 2026-01-06}]\n',
      'before the start on 2026-01-07',
    ],
    [
      'a subtask twice',
      'items: [{id: A, name: a, subtasks: [x, {text: x}]}]\n',
      '"x" stands twice among the subtasks',
    ],
    [
      'a day that does not exist',
      'items: [{id: A, name: a, due: 2026-02-29}]\n',
      '"2026-02-29": write a day',
    ],
    [
      'the year 9999',
      'items: [{id: A, name: a, due: 9999-12-31}]\n',
      '"9999-12-31": write a day between 1970 and 2199',
    ],
    [
      'a lead',
      'items: [{id: A, name: a}, {id: B, name: b, dependencies: [A - 1 day]}]\n',
      '"A - 1 day": write an id',
    ],
    [
      'a lag that is too long',
      'items: [{id: A, name: a}, {id: B, name: b, dependencies: [A + 1001 days]}]\n',
      'TASK-007 + 1 day, at most 1000 days',
    ],
    ['an empty convergence point', 'convergence: [{id: C, name: c, needs: []}]\n', 'at least one of items'],
    [
      'an id of both an item and a gate',
      'items: [{id: A, name: a}]\nconvergence: [{id: a, name: c, needs: [A]}]\n',
      'differs in case alone',
    ],
  ])('refuses %s', (_, text, message) => {
    const found = problems(HEAD + text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it('refuses a list as a key', () => {
    expect(problems(`${HEAD}? [x]\n: y\n`)).toContain(
      '5:3 : a list, a map or an alias stands where a key belongs; put text in quotes',
    );
  });

  it('tells contradictions beside what is badly written', () => {
    const items =
      '{id: A, name: a, due: soon}, {id: B, name: b, started: 2026-01-07, finished: 2026-01-06, durations: 1}';
    expect(problems(`${HEAD}items: [${items}]\ncalendar: {workdays: [mon, Mon]}\n`)).toEqual([
      '5:31 items[0].due: "soon": write a day between 1970 and 2199 as YYYY-MM-DD',
      '5:86 items[1].finished: "2026-01-06" is before the start on 2026-01-07; correct one of them',
      '5:98 items[1].durations: unknown key "durations"; did you mean duration?',
      '6:28 calendar.workdays[1]: "mon" stands twice among the workdays; keep one',
    ]);
  });

  it('refuses numbers and days that are out of bounds, wherever they stand', () => {
    const text = `version: 1e999
name: Plan
timezone: "+02:00"
start: 9999-12-31
calendar: {holidays: XX, closures: [0001-01-01..9999-12-31]}
people: [{id: a, away: [0001-01-01]}]
phases: [{id: p, name: P}]
items: [{id: A, name: a, progress: .inf, remaining: 0x7fffffffffffffff, duration: 1e400 weeks}]
gates:
  - id: G
    name: g
    phase: p
    needs: [A]
    seats: [a]
    criteria: [{id: C, kind: judgment, text: t}]
    quorum: 99999999999999999999/99999999999999999999
    window: 99999999999999999999 days
`;
    const range =
      'write a day between 1970 and 2199 as YYYY-MM-DD, or a range as 2026-12-28..2026-12-31 with';
    expect(problems(text)).toEqual([
      expect.stringContaining('1:10 version: version "1e999" is not known'),
      expect.stringContaining('3:11 timezone: "+02:00" is no time zone known here'),
      expect.stringContaining('4:8 start: "9999-12-31": write a day between 1970 and 2199'),
      expect.stringContaining('5:22 calendar.holidays: no public holidays are known for "XX"'),
      expect.stringContaining(`5:37 calendar.closures[0]: "0001-01-01..9999-12-31": ${range}`),
      expect.stringContaining(`6:25 people[0].away[0]: "0001-01-01": ${range}`),
      expect.stringContaining('8:36 items[0].progress: ".inf": write a share from 0 to 1'),
      expect.stringContaining('8:53 items[0].remaining: "0x7fffffffffffffff": write working days'),
      expect.stringContaining('8:83 items[0].duration: "1e400 weeks": write a duration'),
      expect.stringContaining(
        '16:13 gates[0].quorum: "99999999999999999999/99999999999999999999": write a share',
      ),
      expect.stringContaining('17:13 gates[0].window: "99999999999999999999 days": write whole working days'),
    ]);
  });

  it.each([
    '',
    ' \n\n',
    '# only a comment\n',
    'hello',
    '42',
    'id,name\nA,b\n',
    '- a\n- b\n',
    '# Title\n\nSome *text*.\n',
  ])('refuses %j, which is no plan', (text) => {
    expect(problems(text)).toEqual([
      expect.stringContaining('this is no plan: it should begin with version: 1'),
    ]);
  });

  it('asks a metric for its measure, and nothing else for one', () => {
    const text = `${HEAD}people: [{id: a}]\nphases: [{id: p, name: P}]\nitems: [{id: A, name: a}]
gates:
  - id: G
    name: g
    phase: p
    needs: [A]
    seats: [a]
    criteria:
      - {id: C1, kind: metric, text: fast}
      - {id: C2, kind: judgment, text: good, target: "< 3"}
`;
    expect(problems(text)).toEqual([
      '15:9 gates[0].criteria[0]: the metric "fast" has nothing to be measured against; add target: "< 300", or items: phase',
      '16:54 gates[0].criteria[1].target: only a metric has a target; make kind metric or remove it',
    ]);
  });
});
