import { describe, expect, it } from 'vitest';
import type { GateListView, GateRoundLine, RehearsalView } from '../../../src/gate/gate-list-view.ts';
import { cancelForm, chooseForm, overrideForm } from '../../../src/slack/blocks/forms/gate-ending.ts';
import { delegateForm } from '../../../src/slack/blocks/forms/seat.ts';
import { gateHistoryMessage, gateListMessage } from '../../../src/slack/blocks/gate-list.ts';
import type { Message } from '../../../src/slack/blocks/message.ts';
import {
  conditionMissedMessage,
  ownerAnsweredMessage,
  ownerAskedMessage,
  planCompleteMessage,
} from '../../../src/slack/blocks/owner-asked.ts';
import { rehearsalMessage } from '../../../src/slack/blocks/rehearsal.ts';
import { expectGood, expectGoodView, hostile, readable } from './hostile.ts';
import { worsened } from './worsen.ts';

const round: GateRoundLine = {
  reviewId: 'r-1',
  round: 1,
  kind: 'round',
  presenter: 'Ana',
  openedAt: 1_795_000_000_000,
  closesAt: 1_795_104_000_000,
  closedAt: 1_795_104_000_000,
  status: 'closed',
  answered: 3,
  seats: 4,
  outcome: 'yellow',
  computed: 'red',
  rule: 'a mandatory seat voted red',
  chainHead: '9f2c9f2c9f2c9f2c',
};
const gate = {
  ...{ id: 'GATE-1', name: 'Foundation review', phase: 'Foundation', current: true },
  ...{ decided: null, waits: null, missed: [] },
};
const open = { ...round, status: 'open' as const, outcome: null, computed: null, closedAt: null };
const red = { ...round, outcome: 'red' as const, computed: null };
const cancelled = { ...round, status: 'cancelled' as const, outcome: null, computed: null };
const list: GateListView = {
  planName: 'Checkout',
  timezone: 'Europe/Berlin',
  active: true,
  gates: [
    { ...gate, state: 'open', forecast: null, review: { ...open, kind: 'follow-up' }, decided: round },
    { ...gate, id: 'GATE-2', state: 'reached', forecast: '2026-11-20', review: null },
    { ...gate, id: 'GATE-3', state: 'ahead', forecast: '2026-12-18', review: null },
    {
      ...gate,
      id: 'GATE-4',
      state: 'decided',
      forecast: null,
      review: round,
      decided: round,
      missed: ['COND-1 Load test', 'COND-2', 'COND-3', 'COND-4'],
    },
    {
      ...gate,
      id: 'GATE-5',
      state: 'decided',
      forecast: null,
      review: red,
      decided: red,
      waits: 'new round',
    },
    {
      ...gate,
      id: 'GATE-6',
      state: 'cancelled',
      forecast: null,
      review: cancelled,
      decided: red,
      waits: 'choice',
    },
    { ...gate, id: 'GATE-7', state: 'cancelled', forecast: null, review: cancelled },
  ],
};
const history = {
  planName: 'Checkout',
  timezone: 'Europe/Berlin',
  gate: 'GATE-1',
  gateName: 'Foundation review',
  rounds: [open, { ...round, kind: 'follow-up' as const }, { ...round, status: 'cancelled' as const }],
};
const rehearsal: RehearsalView = {
  planName: 'Checkout',
  gate: 'GATE-1',
  gateName: 'Foundation review',
  phase: 'Foundation',
  opensOn: '2026-11-19',
  last: null,
  window: { from: '2026-11-19', to: '2026-11-24' },
  colour: 'yellow',
  rule: 'not every criterion is met',
  best: 'green',
  met: 1,
  criteria: 2,
  missing: [{ text: 'C3 Core phase is staffed: not met', critical: true }],
  away: [{ seat: 'Chi', mandatory: true, days: ['2026-11-20'], throughout: false, delegated: false }],
};
const asked = {
  reviewId: 'r-1',
  planId: 'p-1',
  planName: 'Checkout',
  gate: 'GATE-1',
  gateName: 'Foundation review',
  why: 'red' as const,
  rule: 'A critical criterion is not met',
  overridden: false,
  choices: ['rework', 'pivot', 'stop'] as const,
  times: 2,
};
const answered = {
  ...asked,
  timezone: 'Europe/Berlin',
  answer: {
    kind: 'chosen' as const,
    choice: 'pivot' as const,
    by: 'Ana',
    at: round.closesAt,
    reason: 'Invoices',
  },
};
const missed = {
  gate: 'GATE-1',
  gateName: 'Foundation review',
  item: 'COND-1',
  text: 'Load test',
  owner: { name: 'Bo', slack: 'U0BO' },
  due: '2026-11-20',
  next: 'follow-up' as const,
  times: 1,
};
const complete = {
  planName: 'Checkout',
  start: '2026-11-02',
  completedOn: '2026-12-18',
  baselineEnd: '2026-12-16',
  items: { done: 11, all: 12 },
  gates: [{ id: 'GATE-1', name: 'Foundation review', outcome: 'yellow' as const, rounds: 2 }],
  openConditions: [{ item: 'COND-1', text: 'Load test', owner: 'Bo', due: '2026-12-20' }],
  blockers: { raised: 4, open: 0 },
};

const allowed = /^(<@U0BO>|<!date\^\d+\^[^<>|]*\|[^<>|]*>)$/u;
const ours = [
  'id',
  'next',
  'why',
  'kind',
  'choice',
  'timezone',
  'choices',
  'baselineEnd',
  'completedOn',
  'opensOn',
  'from',
  'to',
  'days',
  'colour',
];
const cases: Record<string, { build: () => Message; worst: () => Message[] }> = {
  list: made(list, (view) => gateListMessage('p-1', view)),
  history: made(history, gateHistoryMessage),
  rehearsal: made(rehearsal, (view) => rehearsalMessage(view, false)),
  'owner asked': made(asked, ownerAskedMessage, 1),
  'owner answered': made(answered, ownerAnsweredMessage),
  'condition missed': made(missed, conditionMissedMessage),
  'plan complete': made(complete, planCompleteMessage),
};

function made<T>(view: T, build: (view: T) => Message, times = 30) {
  return { build: () => build(view), worst: () => [...worsened(view, times, ours)].map(build) };
}

describe.each(Object.entries(cases))('%s', (_, { build, worst }) => {
  it('is what Slack takes, whatever people write and however much, and neither pings nor links', () => {
    expectGood(build(), allowed);
    for (const message of worst()) expectGood(message, allowed);
  });
});

describe('how they read', () => {
  it('the gates of a plan, each with the one thing to do now', () => {
    expect(readable(gateListMessage('p-1', list))).toMatchInlineSnapshot(`
      "Gates · Checkout
      *GATE-1 Foundation review*
      leaves Foundation · 🟡 YELLOW, overridden from 🔴 RED · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00> · follow-up review open · 3 of 4 answered · closes <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00> | [Show]
      *GATE-2 Foundation review*
      leaves Foundation · what it needs is done: it can be opened | [Open]
      *GATE-3 Foundation review*
      leaves Foundation · not reached yet · Fri 18 Dec | [Rehearse]
      *GATE-4 Foundation review*
      leaves Foundation · 🟡 YELLOW, overridden from 🔴 RED · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00>
      ⚠️ condition missed · COND-1 Load test
      ⚠️ condition missed · COND-2
      ⚠️ condition missed · COND-3
      +1 more | [All Rounds]
      *GATE-5 Foundation review*
      leaves Foundation · 🔴 RED · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00> · a mandatory seat voted red · a new round is due | [Open a New Round]
      *GATE-6 Foundation review*
      leaves Foundation · 🔴 RED · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00> · a mandatory seat voted red · the review after it was cancelled · the owner chooses: rework, pivot or stop | [All Rounds]
      *GATE-7 Foundation review*
      leaves Foundation · its last review was cancelled | [All Rounds]"
    `);
  });

  it('the gates of an archived plan, which are neither opened nor rehearsed', () => {
    const gates = list.gates.filter(({ id }) => ['GATE-2', 'GATE-3', 'GATE-6'].includes(id));
    expect(readable(gateListMessage('p-1', { ...list, active: false, gates }))).toMatchInlineSnapshot(`
      "Gates · Checkout
      *GATE-2 Foundation review*
      leaves Foundation · not reviewed
      *GATE-3 Foundation review*
      leaves Foundation · not reviewed
      *GATE-6 Foundation review*
      leaves Foundation · 🔴 RED · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00> · a mandatory seat voted red · the review after it was cancelled · the owner chooses: rework, pivot or stop | [All Rounds]"
    `);
  });

  it('an owner after a red decision', () => {
    expect(readable(ownerAskedMessage(asked))).toMatchInlineSnapshot(`
      "GATE-1 Foundation review of Checkout was decided 🔴 RED.
      A critical criterion is not met
      How does it go on? You choose.
      *Rework*: the phase goes on, and a new round opens when it is ready
      *Pivot*: a new plan file comes next, and its dates become the baseline
      *Stop*: the plan is archived with your reason
      [Rework] | [Pivot] | [Stop] | [Why?]
      By command, in the plan’s channel: \`/gate choose GATE-1 rework\`"
    `);
    expect(readable(ownerAskedMessage({ ...asked, why: 'no decision', choices: [] }))).toMatchInlineSnapshot(`
      "GATE-1 Foundation review of Checkout ended with ⚪ NO DECISION.
      A critical criterion is not met
      Please open a new round when it is ready.
      [Open a New Round]
      By command, in the plan’s channel: \`/gate open GATE-1\`"
    `);
  });

  it('an owner’s question once it is settled', () => {
    expect(readable(ownerAnsweredMessage(answered))).toMatchInlineSnapshot(`
      "GATE-1 Foundation review of Checkout, after 🔴 RED: Ana chose *Pivot* · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00>
      Invoices
      Import the new plan file next, with /plan import; its dates become the baseline."
    `);
    const by = { by: 'Ana', at: round.closesAt };
    const others = [
      {
        ...answered,
        why: 'conditions missed' as const,
        answer: { kind: 'overridden' as const, to: 'yellow' as const, ...by },
      },
      { ...answered, why: 'no decision' as const, answer: { kind: 'new round' as const } },
    ];
    expect(others.map((view) => readable(ownerAnsweredMessage(view))).join('\n')).toMatchInlineSnapshot(`
      "GATE-1 Foundation review of Checkout, after missed conditions: Ana overrode it to 🟡 YELLOW · <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00>
      GATE-1 Foundation review of Checkout, after ⚪ NO DECISION: a new round was opened."
    `);
  });

  it('the closing summary', () => {
    expect(readable(planCompleteMessage(complete))).toMatchInlineSnapshot(`
      "Complete · Checkout
      Mon 2 Nov to Fri 18 Dec · the baseline promised Wed 16 Dec
      11 of 12 items done · 4 blockers raised, 0 still open
      *Gates*
      🟡 YELLOW · *GATE-1 Foundation review* · 2 rounds
      *Conditions still to be kept*
      COND-1 Load test · Bo, by Sun 20 Dec
      The daily sync ends here. \`/plan export\` and \`/gate record ID\` keep what was decided."
    `);
  });
});

describe('forms', () => {
  it('are what Slack takes, whatever the gate is called', () => {
    for (const gateName of ['Foundation review', ...hostile]) {
      const ids = { review: 'r-1' };
      expectGoodView(cancelForm(ids, gateName));
      expectGoodView(chooseForm(ids, gateName, 'stop'));
      expectGoodView(
        overrideForm(ids, { gateName, outcome: 'red', choices: ['yellow'], missing: [gateName] }),
      );
      expectGoodView(
        delegateForm(ids, { gateName, seats: [{ value: 'ana', text: gateName }], now: gateName }),
      );
    }
  });
});
