import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CardPlan } from '../../../../src/plan/file/cards/card-plan.ts';
import { completeCards } from '../../../../src/plan/file/cards/complete-cards.ts';
import { readCards } from '../../../../src/plan/file/cards/read-cards.ts';
import { readPlan } from '../../../../src/plan/file/read-plan.ts';
import { readPlanText } from '../../../../src/plan/file/read-plan-text.ts';
import { writePlan } from '../../../../src/plan/file/write-plan.ts';

const example = readFileSync('examples/task-cards.md', 'utf8');
const settings = { timezone: 'Europe/Berlin', start: '2026-01-05' };
const read = (text: string): CardPlan => {
  const parsed = readCards(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.value;
};
const problems = (text: string): string[] => {
  const parsed = readCards(text);
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
};
const tracksOf = (text: string): Record<string, string[]> => {
  const plan = completeCards(read(text), settings);
  return Object.fromEntries(
    plan.tracks.map(({ id, name }) => [
      name,
      plan.items.filter(({ track }) => track === id).map((item) => item.id),
    ]),
  );
};

describe('the example of task cards', () => {
  const cards = read(example);

  it('imports its tree: epic, story and task, each below the last', () => {
    const find = (id: string) => cards.items.find((item) => item.id === id);
    expect(find('EPIC-1')).toMatchObject({
      kind: 'epic',
      name: 'Watch together',
      parent: null,
      duration: { kind: 'range', low: 40, high: 50 },
    });
    expect(find('STORY-1')).toMatchObject({ kind: 'story', name: 'Swipe session', parent: 'EPIC-1' });
    expect(find('TASK-005')).toMatchObject({
      kind: 'task',
      parent: 'STORY-1',
      duration: { kind: 'fixed', days: 4 },
      dependencies: [{ item: 'TASK-002', lagDays: 0 }],
    });
  });

  it('keeps the estimate of a card that the tree draws a subtask below: the subtask is a line of its checklist', () => {
    expect(cards.items.find(({ id }) => id === 'TASK-005')?.subtasks).toEqual([
      { text: 'Gesture thresholds', done: false },
    ]);
    expect(cards.items.filter(({ kind }) => kind === 'subtask')).toEqual([]);
  });

  it('imports its nine tasks with all that they say', () => {
    const tasks = cards.items.filter(({ kind }) => kind === 'task');
    expect(tasks.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, (_, index) => `TASK-00${index + 1}`));
    expect(tasks.map(({ parallel }) => parallel)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(tasks[0]).toMatchObject({
      name: 'Sign-in and database schema',
      priority: 'critical',
      duration: { kind: 'fixed', days: 4 },
      dependencies: [],
      subtasks: [
        { text: 'Session table', done: true },
        { text: 'Sign-in with a magic link', done: false },
      ],
    });
    expect(tasks[8]?.dependencies.map(({ item }) => item)).toEqual(['TASK-003', 'TASK-008']);
  });

  it('imports its table as phases and allocation', () => {
    expect(cards.phases).toEqual([
      { id: 'foundation', name: 'Foundation' },
      { id: 'core', name: 'Core' },
      { id: 'integration', name: 'Integration' },
    ]);
    expect(cards.allocation).toHaveLength(9);
    expect(cards.allocation[0]).toEqual({
      phase: 'foundation',
      role: 'Backend',
      areas: ['Auth', 'DB'],
      people: [],
    });
    expect(cards.allocation[8]).toEqual({
      phase: 'integration',
      role: 'Operations',
      areas: ['Testing'],
      people: [],
    });
  });

  it('becomes a plan with a track for each parallel chain', () => {
    expect(tracksOf(example)).toEqual({
      'Sign-in and database schema': ['TASK-001', 'TASK-004', 'TASK-006', 'TASK-008', 'TASK-009'],
      'Navigation shell': ['TASK-002', 'TASK-005'],
      'Build pipeline': ['TASK-003'],
      'Film catalogue API': ['TASK-007'],
    });
    const plan = completeCards(cards, settings);
    expect(plan).toMatchObject({
      name: 'Match-night app: tasks',
      timezone: 'Europe/Berlin',
      start: '2026-01-05',
    });
    expect(readPlan(writePlan(plan))).toEqual({ ok: true, value: plan });
  });
});

describe('readCards', () => {
  it('reads every field, in a list, with bold keys, or bare', () => {
    const [one, two, three] = read(`### TASK-1: **One**
- **Priority:** High
- Estimate: 1 week
- Depends on: TASK-2 + 1 day, TASK-3
- Parallel: no
- Owner: Ana Lee
- Phase: Core
- Track: Back end
- Due: 2026-02-01
- Not before: 2026-01-07
- Deliverable: A working thing
- Success metrics:
  - p95 below 300 ms
- Subtasks: [x] a, [ ] b

Some prose: that is passed over.

* TASK-2: Two
    Parent: STORY-1
    Dependencies: none
TASK-3: Three
  Dependencies:
    - STORY-1
STORY-1: Story
`).items;
    expect(one).toMatchObject({
      name: 'One',
      priority: 'high',
      duration: { kind: 'fixed', days: 5 },
      dependencies: [
        { item: 'TASK-2', lagDays: 1 },
        { item: 'TASK-3', lagDays: 0 },
      ],
      parallel: false,
      owner: 'ana-lee',
      phase: 'core',
      track: 'back-end',
      due: '2026-02-01',
      notBefore: '2026-01-07',
      deliverable: 'A working thing',
      success: [{ metric: 'p95 below 300 ms', verify: null, edgeCases: [] }],
      subtasks: [
        { text: 'a', done: true },
        { text: 'b', done: false },
      ],
    });
    expect(two).toMatchObject({ parent: 'STORY-1', dependencies: [] });
    expect(three).toMatchObject({ dependencies: [{ item: 'STORY-1', lagDays: 0 }] });
  });

  it('reads several trees, with ids or without, and lets the same name be the same item', () => {
    const { items } = read(`Epic: Shop (8-10 weeks)
├── Story: Basket
│   ├── TASK-9: Add an article (2-5 days)
│   └── Remove an article (draft)
│       └── Undo (0.5-1 day)
└── Story: Till
Epic: Shop
└── Story STORY-7: Receipt
`);
    expect(items.map(({ id, kind, name, parent }) => [id, kind, name, parent])).toEqual([
      ['EPIC-1', 'epic', 'Shop', null],
      ['STORY-1', 'story', 'Basket', 'EPIC-1'],
      ['TASK-9', 'task', 'Add an article', 'STORY-1'],
      ['TASK-1', 'task', 'Remove an article (draft)', 'STORY-1'],
      ['SUBTASK-1', 'subtask', 'Undo', 'TASK-1'],
      ['STORY-2', 'story', 'Till', 'EPIC-1'],
      ['STORY-7', 'story', 'Receipt', 'EPIC-1'],
    ]);
  });

  it('reads cards and their lists out of numbered lists', () => {
    const { items } = read(`1. **TASK-1: One**
   - Priority: high
   - Subtasks:
     1. Sandbox keys
     2. [x] Idempotency key
2) TASK-2: Two
   + Dependencies: TASK-1
`);
    expect(items).toMatchObject([
      {
        id: 'TASK-1',
        name: 'One',
        priority: 'high',
        subtasks: [
          { text: 'Sandbox keys', done: false },
          { text: 'Idempotency key', done: true },
        ],
      },
      { id: 'TASK-2', name: 'Two', dependencies: [{ item: 'TASK-1', lagDays: 0 }] },
    ]);
  });

  it('reads a tree of bare levels, and of levels with numbers', () => {
    const { items } = read(`Epic (8-10 weeks)
└── Story (1-2 weeks)
    └── Task TASK-7 (2-5 days)
        └── Subtask (0.5-1 day)

Epic 2: Shop (8 weeks)
├── Task: Pay
└── Story 2.1: Basket
`);
    expect(items.map(({ id, kind, name, parent }) => [id, kind, name, parent])).toEqual([
      ['EPIC-1', 'epic', 'Epic', null],
      ['STORY-1', 'story', 'Story', 'EPIC-1'],
      ['TASK-7', 'task', 'Task', 'STORY-1'],
      ['SUBTASK-1', 'subtask', 'Subtask', 'TASK-7'],
      ['EPIC-2', 'epic', 'Shop', null],
      ['TASK-1', 'task', 'Pay', 'EPIC-2'],
      ['STORY-2', 'story', 'Basket', 'EPIC-2'],
    ]);
    expect(items[0]?.duration).toEqual({ kind: 'range', low: 40, high: 50 });
    expect(problems('The Epic (see below) and\nTask (as agreed)\n')).toEqual([
      expect.stringContaining('no task cards'),
    ]);
  });

  it('passes over tables that allocate nothing', () => {
    expect(read('| Risk | Owner |\n|--|--|\n| Fire | Ana |\n\nTASK-1: One\n')).toMatchObject({
      phases: [],
      allocation: [],
    });
  });

  it('reports every problem at once, in its place', () => {
    expect(
      problems(`TASK-1: One
  Priority: HIHG
  Duration: 3 dayz
  Dependencies: [TASK-2, TASK-9 + x, TASK-77]
  Paralel: true
  Subtasks:
    - [x] a
    - [ ] a
TASK-2:
  Dependencies: TASK-1
  what is this
TASK-1: again
Epic: E (9 dayz)
└── TASK-2: hmm

| Phase | A | A |
|--|--|--|
| P | x | y | z
`),
    ).toEqual([
      '2:13 TASK-1.priority: "HIHG" is not one of critical, high, medium, low; did you mean high?',
      '3:13 TASK-1.duration: "3 dayz": write a duration as 3 days, 0.5 days, 1 week, 2-5 days or 2/3/7 days, at most 1000 days',
      '4:18 TASK-1.dependencies[0]: TASK-1 waits for TASK-2, which waits for TASK-1: a circle; remove one of these dependencies',
      '4:26 TASK-1.dependencies[1]: "TASK-9 + x": write an id, or an id and a lag as TASK-007 + 1 day',
      '4:38 TASK-1.dependencies[1]: "TASK-77" is no item of this plan; did you mean TASK-1?',
      '5:3 TASK-1: unknown field "Paralel"; did you mean parallel?',
      '8:7 TASK-1.subtasks: "a" stands twice among the subtasks; keep one',
      '9:1 TASK-2: an empty text stands here; write what it is',
      '11:3 TASK-2: "what is this" is no field of a card; a card has priority, duration, estimate, dependencies, depends on, parallel, subtasks, success, success metrics, success criteria, deliverable, owner, phase, track, parent, due, not before',
      '12:1 TASK-1.id: "TASK-1" is already the id of an item on line 1; give one of them another id',
      '13:10 E: "9 dayz": write a duration as 3 days, 0.5 days, 1 week, 2-5 days or 2/3/7 days, at most 1000 days',
      '16:1 allocation: the role "A" stands twice in this table; keep one',
      '18:1 allocation: the row of "P" has more cells than the table has roles',
      '18:1 allocation: "P" and "A" meet twice; keep one',
    ]);
  });

  it('asks which card a branch means where several have its name, and which parent one has', () => {
    expect(problems('TASK-1: Same\nTASK-2: Same\nEpic: E\n└── Task: Same\n')[0]).toContain(
      '"Same" may be any of TASK-1, TASK-2',
    );
    expect(problems('TASK-1: One\n  Parent: EPIC-1\nEPIC-1: F\nEpic: E\n└── TASK-1: One\n')[0]).toContain(
      'TASK-1 stands below EPIC-2 here and below EPIC-1 elsewhere',
    );
  });

  it('finds nothing in prose', () => {
    expect(problems('# Title\n\nWords: and more words.\n')).toEqual([
      expect.stringContaining('no task cards'),
    ]);
  });
});

describe('proposed tracks', () => {
  it('keep the four longest chains and bring the rest together, unless sharing would delay it', () => {
    const chain = (letter: string, days: number) =>
      `${letter}-1: ${letter}\n  Duration: ${days} days\n${letter}-2: ${letter} end\n  Duration: 1 day\n  Dependencies: ${letter}-1\n`;
    const text = `${['A', 'B', 'C', 'D', 'E', 'F'].map((letter, at) => chain(letter, 10 - at)).join('')}G-1: Loose\nH-1: Loose too\n`;
    expect(tracksOf(text)).toEqual({
      A: ['A-1', 'A-2'],
      B: ['B-1', 'B-2'],
      C: ['C-1', 'C-2'],
      D: ['D-1', 'D-2'],
      'Other work': ['E-1', 'E-2', 'F-1', 'F-2', 'G-1', 'H-1'],
    });
    expect(tracksOf(text.replace('F-1: F\n', 'F-1: F\n  Parallel: false\n'))).toMatchObject({
      F: ['F-1', 'F-2'],
      'Other work': ['E-1', 'E-2', 'G-1', 'H-1'],
    });
  });

  it('leave named tracks as they are', () => {
    expect(tracksOf('A-1: One\n  Track: Web\nA-2: Two\n  Depends on: A-1\n')).toEqual({
      Web: ['A-1'],
      Two: ['A-2'],
    });
  });
});

describe('readPlanText', () => {
  it('tells the notations apart', () => {
    const yaml = 'version: 1\nname: TASK-1 and so on\ntimezone: UTC\nstart: 2026-01-05\n';
    expect(readPlanText(yaml)).toMatchObject({ ok: true, value: { name: 'TASK-1 and so on' } });
    expect(readPlanText(example, { ...settings, name: 'Ours' })).toMatchObject({
      ok: true,
      value: { name: 'Ours' },
    });
    expect(readPlanText('TASK-1: One', settings)).toMatchObject({ ok: true, value: { name: 'Plan' } });
  });

  it('reads a YAML plan inside a fenced block, its problems in their places', () => {
    const fenced = (start: string) =>
      `# Our plan\n\n\`\`\`yaml\nversion: 1\nname: P\ntimezone: UTC\nstart: ${start}\n\`\`\`\nThe end.\n`;
    expect(readPlanText(fenced('2026-01-05'))).toMatchObject({ ok: true, value: { name: 'P' } });
    expect(readPlanText(fenced('soon'))).toMatchObject({
      ok: false,
      problems: [{ line: 7, column: 8, path: 'start' }],
    });
  });

  it('asks for what cards cannot say', () => {
    const parsed = readPlanText(example);
    expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([
      'task cards say neither when the plan starts nor its time zone; give both beside the file',
    ]);
  });
});
