import type { BallotView, ReviewView } from '../../../src/gate/review-view.ts';

const ana = { name: 'Ana', slack: 'U0ANA' };
const bo = { name: 'Bo', slack: 'U0BO' };

const closesAt = 1_795_104_000_000; // Thu 19 Nov 2026, 16:00 UTC

export const review: ReviewView = {
  reviewId: 'review-1',
  planName: 'Checkout relaunch',
  timezone: 'Europe/Berlin',
  gate: 'GATE-1',
  gateName: 'Foundation review',
  round: 1,
  followUp: false,
  presenter: ana,
  openedAt: closesAt - 3 * 86_400_000,
  closesAt,
  blind: false,
  criteria: [
    {
      id: 'C1',
      text: 'Tokenise p95 below 300 ms',
      kind: 'metric',
      critical: true,
      target: '< 300 ms',
      state: 'met',
      value: '280 ms',
      link: 'https://grafana.example.com/d/1',
    },
    {
      id: 'C2',
      text: 'No critical blockers',
      kind: 'blockers',
      critical: false,
      target: null,
      state: 'met',
      value: null,
      link: null,
    },
    {
      id: 'C3',
      text: 'Core phase is staffed',
      kind: 'resources',
      critical: false,
      target: null,
      state: 'not met',
      value: null,
      link: null,
    },
    {
      id: 'C4',
      text: 'Design reviewed',
      kind: 'judgment',
      critical: false,
      target: null,
      state: 'workaround',
      value: 'Reviewed but for errors',
      link: null,
    },
  ],
  seats: [
    { person: ana, mandatory: false, delegate: null, answer: 'given', choice: 'green', away: false },
    { person: bo, mandatory: true, delegate: 'Dee', answer: 'given', choice: 'yellow', away: true },
    {
      person: { name: 'Chi', slack: null },
      mandatory: false,
      delegate: null,
      answer: 'none',
      choice: null,
      away: true,
    },
    {
      person: { name: 'Eli', slack: null },
      mandatory: false,
      delegate: null,
      answer: 'outdated',
      choice: null,
      away: false,
    },
  ],
  tally: { green: 1, yellow: 1, red: 0, abstain: 0 },
  quorum: { reached: false, answered: 2, needed: 3, missing: ['1 more answer'] },
  evidenceColour: 'yellow',
  voteColour: 'yellow',
  closedNow: { outcome: 'no decision', rule: 'too few seats have answered' },
  shortfalls: [
    { key: 'criterion:C3', text: 'C3 Core phase is staffed: not met', conditions: [] },
    {
      key: 'ballot:bo',
      text: 'yellow of Bo: no load test yet',
      conditions: [{ text: 'Load test', owner: 'Dee', due: '2026-11-27' }],
    },
  ],
  decision: null,
};

export const closedReview = {
  ...review,
  seats: review.seats.map((seat) => ({
    ...seat,
    answer: 'given' as const,
    choice: seat.choice ?? ('green' as const),
  })),
  quorum: { reached: true, answered: 4, needed: 3, missing: [] },
  tally: { green: 3, yellow: 1, red: 0, abstain: 0 },
  voteColour: 'green' as const,
  closedNow: {
    outcome: 'yellow' as const,
    rule: 'the evidence is yellow and every shortfall has a condition',
  },
  decision: {
    outcome: 'yellow' as const,
    override: {
      computed: 'red' as const,
      by: 'Fay',
      reason: 'The contract is signed today',
      head: 'a11d'.repeat(16),
    },
    rule: 'The evidence is yellow, which is more cautious than the votes.',
    next: 'Core begins; 2 conditions became items.',
    closedAt: closesAt,
    chainHead: '9f2c'.repeat(16),
  },
} satisfies ReviewView;

export const ballot: BallotView = {
  voter: 'Dee',
  seat: 'Bo',
  choice: 'yellow',
  reason: 'No load test yet',
  workaround: 'Start with 5 % of the traffic',
  wouldChange: null,
  version: 2,
  confirms: false,
};
