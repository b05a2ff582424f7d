import type { HomeView as SlackHome } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateView } from '../../../sandbox/manners/validate.ts';
import { chartMessage } from '../../../src/slack/blocks/chart.ts';
import { checkMessage } from '../../../src/slack/blocks/check.ts';
import { criticalMessage } from '../../../src/slack/blocks/critical.ts';
import { doctorMessage } from '../../../src/slack/blocks/doctor.ts';
import { lookUpForm, whatIfForm } from '../../../src/slack/blocks/forms/look.ts';
import {
  archiveForm,
  baselineForm,
  newPlanForm,
  resetForm,
  roleForm,
} from '../../../src/slack/blocks/forms/plan.ts';
import { pauseForm, scheduleForm } from '../../../src/slack/blocks/forms/sync.ts';
import { homeView } from '../../../src/slack/blocks/home.ts';
import type { HomeOverview } from '../../../src/slack/blocks/home-overview.ts';
import { type HomePlanPage, homePlanView } from '../../../src/slack/blocks/home-plan.ts';
import { logMessage } from '../../../src/slack/blocks/log.ts';
import { matrixMessage } from '../../../src/slack/blocks/matrix.ts';
import type { Message } from '../../../src/slack/blocks/message.ts';
import { gateMessage, phaseMessage } from '../../../src/slack/blocks/phase.ts';
import { pointMessage } from '../../../src/slack/blocks/point.ts';
import { progressMessage } from '../../../src/slack/blocks/progress.ts';
import { rolesMessage } from '../../../src/slack/blocks/roles.ts';
import { syncStatusMessage } from '../../../src/slack/blocks/sync-status.ts';
import { fileOfferMessage, welcomeMessage } from '../../../src/slack/blocks/welcome.ts';
import { whatIfMessage } from '../../../src/slack/blocks/what-if.ts';
import { anyText } from '../../any-text.ts';
import { expectGood, expectGoodView, hostile, tokens } from './hostile.ts';
import { worsened } from './worsen.ts';

const day = '2026-11-09';
const progress = {
  planName: 'Checkout',
  date: day,
  day: 6,
  days: 32,
  progress: 0.3,
  planned: 0.4,
  end: '2026-12-18',
  laterDays: 2,
  lists: [{ heading: 'Tracks', lines: [{ name: 'API', progress: 0.5, done: 1, needed: 2, finish: day }] }],
};
const chainLine = {
  id: 'TASK-1',
  name: 'Tokenise cards',
  owner: 'Ana',
  start: day,
  finish: day,
  state: 'in progress' as const,
  blocked: true,
};
const critical = {
  planName: 'Checkout',
  date: day,
  end: day,
  chain: [chainLine],
  done: 1,
  near: [{ ...chainLine, floatDays: 1 }],
  most: { name: 'Ana', items: 2 },
};
const matrix = {
  planName: 'Checkout',
  date: day,
  phases: [{ name: 'Core', current: true }],
  roles: [
    { role: 'backend', cells: [{ areas: ['DB'], people: [{ name: 'Ana', away: '1 to 2 Dec' }] }, null] },
    { role: 'frontend', cells: [{ areas: [], people: [] }] },
  ],
  away: [{ name: 'Ana', until: day }],
};
const check = {
  planName: 'Checkout',
  groups: [{ code: 'no-metric', message: 'Two items', mend: 'Add one', items: ['TASK-1', 'TASK-2'] }],
};
const whatIf = {
  planName: 'Checkout',
  asked: 'TASK-1 +3 days',
  today: day,
  end: day,
  moves: [{ id: null, name: 'The end', from: day, to: day, days: 1 }],
  items: [{ id: 'TASK-1', name: 'Tokenise', from: day, to: day, days: 3, floatDays: 0 }],
  total: 1,
  critical: ['TASK-2'],
};
const log = {
  planId: 'p1',
  planName: 'Checkout',
  timezone: 'Europe/Berlin',
  filter: 'TASK-1',
  entries: [
    {
      at: 1_762_700_000_000,
      actor: 'Ana',
      level: 'warning' as const,
      verb: 'item.started',
      subject: 'TASK-1',
      details: 'on: 2026-11-09',
    },
  ],
};
const rehearsal = {
  planName: 'Checkout',
  gate: 'GATE-1',
  gateName: 'Review',
  phase: 'Core',
  opensOn: day,
  last: { outcome: 'red' as const, waits: 'choice' as const },
  window: { from: day, to: day },
  colour: 'yellow' as const,
  rule: 'Something is not met',
  best: 'green' as const,
  met: 1,
  criteria: 2,
  missing: [{ text: 'C1 p95: not met', critical: true }],
  away: [{ seat: 'Ana', mandatory: true, days: [day], throughout: true, delegated: false }],
};
const phase = {
  planName: 'Checkout',
  current: 'Core',
  phases: [{ name: 'Core', state: 'current' as const }],
  gates: [{ gate: 'GATE-1', name: 'Review', open: false, rehearsal }],
};
const point = {
  key: 'p1/CP-1',
  id: 'CP-1',
  name: 'API meets UI',
  date: day,
  owner: 'Ana',
  due: day,
  forecast: day,
  lateDays: 1,
  reached: false,
  onTime: 0.4,
  driver: 'TASK-1 Tokenise',
  needs: [{ id: 'TASK-1', name: 'Tokenise', done: false }],
  tracks: [{ name: 'API', done: 1, needed: 2, floatDays: 0 }],
  requirements: [{ text: 'Test data agreed', ticked: true }],
  gates: ['GATE-1 Review'],
};
const roles = {
  planId: 'p1',
  planName: 'Checkout',
  own: 'owner' as const,
  roles: [{ name: 'Ana', role: 'owner' as const, gone: true }],
};
const doctor = [{ what: 'Token', state: 'broken' as const, finding: 'Refused', mend: 'Put a new one' }];
const homePlan = {
  planId: 'p1',
  name: 'Checkout',
  phase: 'Core',
  progress: 0.4,
  end: day,
  laterDays: 1,
  blockers: 1,
  overdue: 1,
  missed: ['COND-1 Run one at night'],
  point: { id: 'CP-1', name: 'API meets UI', forecast: day, lateDays: 1 },
  gate: { id: 'GATE-1', name: 'Review', forecast: day, open: false, last: null },
  mine: true,
};
const overview: HomeOverview = {
  today: day,
  items: [
    {
      key: 'p1/TASK-1',
      id: 'TASK-1',
      name: 'Tokenise',
      plan: 'Checkout',
      status: 'in progress',
      finish: day,
      due: day,
      lateDays: 1,
      critical: true,
      blocked: true,
    },
  ],
  moreItems: 3,
  choices: [{ reviewId: 'r2', gate: 'GATE-1 Review', plan: 'Checkout', outcome: 'red', missed: false }],
  ballots: [
    {
      reviewId: 'r1',
      gate: 'GATE-1 Review',
      plan: 'Checkout',
      timezone: 'UTC',
      closesAt: 1_762_700_000_000,
      outdated: true,
    },
  ],
  blockers: [
    {
      blockerId: 'b1',
      item: 'TASK-1',
      plan: 'Checkout',
      needed: 'Keys',
      critical: true,
      ageDays: 2,
      why: 'asked',
    },
  ],
  plans: [homePlan],
  example: 'p1',
};
const page: HomePlanPage = {
  plan: homePlan,
  progress,
  matrix,
  points: [
    { id: 'CP-1', name: 'API meets UI', forecast: day, due: day, reached: false, onTime: 0.4, p85: day },
  ],
  gates: [homePlan.gate],
  may: { work: true, import: true, baseline: true, end: true, reset: true, undoReset: true },
};

const date = /^<!date\^\d+\^\{date_short_pretty\} \{time\}\|[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d>$/u;

/** Days and closed sets of words in these views. */
const ours = [
  'from',
  'to',
  'until',
  'opensOn',
  'days',
  'p85',
  'colour',
  'why',
  'level',
  'example',
  'heading',
];

function made<T>(
  sample: T,
  build: (view: T) => Message,
  { alsoOurs = [], times = 30 }: { alsoOurs?: readonly string[]; times?: number } = {},
) {
  const worst = () => [...worsened(sample, times, [...ours, ...alsoOurs])].map(build);
  return { build: () => build(sample), worst };
}
const sync = {
  planId: 'p1',
  plan: 'Checkout',
  timezone: 'Europe/Berlin',
  today: day,
  offToday: true,
  schedule: '09:30 workdays',
  unchanged: 'short' as const,
  nextDueAt: Date.parse('2026-11-10T08:30:00Z'),
  pausedUntil: null,
  pausedReason: null,
  last: { date: day, at: Date.parse('2026-11-09T08:30:00Z'), lateMinutes: 70 },
  skipped: [{ date: day, reason: 'unchanged' }],
  checkIns: { answered: 1, asked: 2 },
  missing: ['Bo'],
  may: { post: true, schedule: true },
};

const messages = {
  progress: made(progress, progressMessage),
  critical: made(critical, criticalMessage),
  // Lists in lists in lists: 20 times are 16,000 names, in more rows and columns than are shown.
  matrix: made(matrix, matrixMessage, { times: 20 }),
  'no matrix': made({ ...matrix, roles: [] }, matrixMessage),
  check: made(check, checkMessage),
  'nothing found': made({ ...check, groups: [] }, checkMessage),
  'what if': made(whatIf, whatIfMessage),
  'what if nothing moves': made({ ...whatIf, moves: [], items: [], total: 0 }, whatIfMessage),
  log: made(log, (view) => logMessage(view, 0)),
  phase: made(phase, phaseMessage),
  gate: made(rehearsal, gateMessage),
  point: made(point, pointMessage),
  roles: made(roles, rolesMessage, { alsoOurs: ['own', 'role'] }),
  sync: made(sync, syncStatusMessage, { alsoOurs: ['timezone', 'pausedReason'] }),
  doctor: made(doctor, doctorMessage),
  welcome: made({ name: 'Checkout' }, ({ name }) => welcomeMessage(name)),
  'first welcome': made({ name: '' }, () => welcomeMessage(null)),
  'file offer': made({ name: 'plan.yaml', plan: 'Checkout' }, (view) =>
    fileOfferMessage('F1', view.name, view.plan),
  ),
  chart: made({ planName: 'Checkout', altText: 'The plan' }, (view) =>
    chartMessage({ ...view, fileId: 'F0CHART' }),
  ),
};

describe.each(Object.entries(messages))('%s', (_, { build, worst }) => {
  it('is what Slack takes, whatever people write and however much, and neither pings nor links', () => {
    expectGood(build(), date);
    for (const message of worst()) expectGood(message, date);
  });
});

function expectHome(view: SlackHome): void {
  expect(validateView(view as never)).toEqual([]);
  expect(tokens({ text: '', blocks: view.blocks as never }).filter((token) => !date.test(token))).toEqual([]);
}

describe('the Home', () => {
  it('is what Slack takes, whatever people write', () => {
    for (const one of [overview, { ...overview, plans: [] }, { ...overview, plans: [], example: null }])
      for (const view of [one, ...worsened(one, 30, ours)]) expectHome(homeView(view));
  });

  it('of a plan too', () => {
    for (const view of [page, ...worsened(page, 30, ours)]) expectHome(homePlanView(view));
  });
});

describe('forms of plans', () => {
  it.each<[string, (name: string) => Parameters<typeof expectGoodView>[0]]>([
    [
      'new',
      (name) =>
        newPlanForm(
          { channel: 'C1' },
          { name, start: day, timezone: 'UTC', tracks: name, phases: name, items: name },
        ),
    ],
    ['archive', (name) => archiveForm({ plan: 'p1' }, name)],
    ['reset', (name) => resetForm({ plan: 'p1' }, name, { phase: name, confirmation: name })],
    ['baseline', (name) => baselineForm({ plan: 'p1' }, name, [name, name])],
    ['role', (name) => roleForm({ plan: 'p1' }, name)],
    ['what if', (name) => whatIfForm({ plan: 'p1' }, name, name)],
    ['look up', (name) => lookUpForm({ plan: 'p1' }, name, name)],
    ['pause', (name) => pauseForm({ plan: 'p1' }, name)],
    [
      'schedule',
      (name) =>
        scheduleForm(
          { plan: 'p1' },
          { name, timezone: 'UTC' },
          { at: '09:30', days: name, unchanged: 'skip' },
        ),
    ],
  ])('%s is what Slack takes', (_, build) => {
    for (const name of ['Checkout', ...hostile]) expectGoodView(build(name));
  });
});

describe('a date is told once', () => {
  it('a chance to be on time says that the point still is', () => {
    const told = (onTime: number | null) =>
      JSON.stringify(pointMessage({ ...point, reached: false, lateDays: 0, onTime }));
    expect(told(1)).toMatch(/due [^,·]* · on\u{a0}time\u{a0}100/u);
    expect(told(null)).toMatch(/due [^,·]*, on time/);
  });

  it('a digest names its day beside the time only where it was posted on another', () => {
    const at = Date.parse('2026-11-09T09:30:00Z');
    const told = (date: string) =>
      JSON.stringify(syncStatusMessage({ ...sync, timezone: 'UTC', last: { date, at, lateMinutes: 0 } }));
    expect(told('2026-11-09')).not.toContain('the one of');
    expect(told('2026-11-08')).toContain('the one of Sun 8 Nov');
  });
});

describe('whatever stands in a text', () => {
  it('no message of a plan pings or links', () => {
    const builders = Object.values(messages);
    const written = fc.oneof(anyText(), fc.constantFrom(...hostile));
    fc.assert(
      fc.property(written, (text) => {
        for (const built of [
          whatIfMessage({ ...whatIf, asked: text, planName: text }),
          checkMessage({
            planName: text,
            groups: [{ code: 'x', message: text, mend: text, items: [text, text] }],
          }),
          pointMessage({ ...point, id: text, name: text, owner: text, driver: text }),
          fileOfferMessage('F1', text, text),
        ])
          expectGood(built);
      }),
      { numRuns: 200 },
    );
    expect(builders.length).toBeGreaterThan(15);
  });
});
