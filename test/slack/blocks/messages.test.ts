import { describe, expect, it } from 'vitest';
import {
  blockerListMessage,
  blockerMessage,
  blockerResolvedReply,
  escalationMessage,
} from '../../../src/slack/blocks/blocker.ts';
import { decisionMessage } from '../../../src/slack/blocks/decision.ts';
import { digestMessage } from '../../../src/slack/blocks/digest.ts';
import { digestThread } from '../../../src/slack/blocks/digest-thread.ts';
import { type HelpView, helpMessage } from '../../../src/slack/blocks/help.ts';
import { importedMessage } from '../../../src/slack/blocks/imported.ts';
import { itemListMessage, itemMessage } from '../../../src/slack/blocks/item.ts';
import type { Message } from '../../../src/slack/blocks/message.ts';
import { planMessage } from '../../../src/slack/blocks/plan.ts';
import { refusalMessage } from '../../../src/slack/blocks/refusal.ts';
import { reviewMessage } from '../../../src/slack/blocks/review.ts';
import {
  askedMessage,
  ballotReply,
  conditionReply,
  evidenceReply,
  hiddenBallotReply,
  seatAskedAgainMessage,
  seatAskedMessage,
  seatEndedMessage,
  whyMessage,
  wordsMessage,
} from '../../../src/slack/blocks/review-replies.ts';
import { expectGood, hostile } from './hostile.ts';
import { blocker, digest, item, plan } from './samples.ts';
import { ballot, closedReview, review } from './samples-review.ts';
import { worsened } from './worsen.ts';

const person = { name: 'Bo', slack: 'U0BO' };
const condition = {
  text: 'Load test',
  owner: 'Dee',
  due: '2026-11-27',
  offeredBy: 'Ana',
  against: 'yellow of Bo',
};
const evidence = { criterion: 'C1', text: 'p95', state: 'met' as const, value: '280', by: 'Ana' };
const show = { usage: '/plan show [ID]', what: 'Shows it', example: '/plan show CP-1' };
const help: HelpView = {
  command: '/plan',
  asked: 'shwo',
  exact: false,
  nearest: { ...show, typed: '/plan show TASK-1' },
  planName: 'Checkout',
  role: 'member',
  lines: [show],
  others: ['/plan archive (owner)'],
  commands: [{ name: '/plan', what: 'The plan' }],
};
const refusal = {
  title: 'You have no seat.',
  advice: 'Ask a seat to delegate.',
  example: '/gate delegate GATE-1 @you',
};
const blind = { ...review, blind: true, tally: null, voteColour: null, closedNow: null };
const resolved = { ...blocker, resolved: { by: 'Bo', note: 'Keys are in the vault' } };

/** Builders by name, each from its sample; what may stand in brackets is our own. */
const mention = /^<@U0[A-Z]+>$/u;
const date = /^<!date\^\d+\^\{date_short_pretty\} \{time\}\|[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d\d:\d\d>$/u;
const host =
  /^<https:\/\/(grafana\.example\.com|example\.slack\.com)\/[^<>|]*\|(grafana\.example\.com|example\.slack\.com|Open the review)>$/u;
const cases = {
  digest: made(digest, digestMessage),
  'digest with a decision': made(
    {
      ...digest,
      decided: [{ gate: 'GATE-0', name: 'Kick-off', outcome: 'red' as const, overridden: false }],
    },
    digestMessage,
  ),
  'short digest': made({ ...digest, kind: 'short' as const }, digestMessage),
  'open review': made(review, reviewMessage),
  'blind review': made(blind, reviewMessage),
  'closed review': made(closedReview, reviewMessage),
  decision: made(closedReview, decisionMessage),
  ballot: made(ballot, ballotReply),
  'hidden ballot': made({ voter: 'Ana' }, ({ voter }) => hiddenBallotReply(voter)),
  condition: made(condition, conditionReply),
  evidence: made(evidence, evidenceReply),
  'asked to vote': made(review, (view) =>
    seatAskedMessage(view, 'open', 'https://example.slack.com/archives/C/p1'),
  ),
  'reminded to vote': made(review, (view) => seatAskedMessage(view, 'reminder', null)),
  'asked to confirm': made(review, (view) => seatAskedMessage(view, 'confirm', null)),
  'asked again': made(review, seatAskedAgainMessage),
  'told how it ended': made(closedReview, (view) =>
    seatEndedMessage(view, 'https://example.slack.com/archives/C/p1'),
  ),
  why: made({ gate: 'Foundation review', steps: ['C1 is met.'] }, ({ gate, steps }) =>
    whyMessage(gate, steps),
  ),
  asked: made({ person, what: 'please choose' }, (view) => askedMessage(view.person, view.what)),
  words: made({ title: 'Imported', lines: ['12 items'] }, (view) => wordsMessage(view.title, view.lines)),
  blocker: made(blocker, blockerMessage),
  'resolved blocker': made(resolved, blockerMessage),
  'resolved blocker in the thread': made(resolved, blockerResolvedReply),
  'open blockers': made([blocker, { ...blocker, claimedBy: 'Bo' }], blockerListMessage),
  escalation: made(blocker, (view) => escalationMessage(view, person, 'lead')),
  plan: made(plan, planMessage),
  item: made(item, itemMessage),
  'my items': made([item], (views) =>
    itemListMessage({
      title: 'My items',
      items: views,
      points: [],
      empty: 'Nothing is yours',
      checkIn: 'plan-1',
    }),
  ),
  'help on what is not known': made(help, helpMessage),
  help: made({ ...help, asked: null }, helpMessage),
  'help on one': made({ ...help, exact: true }, helpMessage),
  'help without a plan': made({ ...help, asked: null, planName: null, role: null }, helpMessage),
  refusal: made(refusal, refusalMessage),
  imported: made({ name: 'Checkout', entries: [] }, importedMessage),
  'imported anew': made({ name: 'Checkout', entries: ['TASK-9 added'] }, importedMessage),
};

function made<T>(sample: T, build: (view: T) => Message) {
  return { build: () => build(sample), worst: () => [...worsened(sample)].map(build) };
}

function allowed(): RegExp {
  return new RegExp(`${mention.source}|${date.source}|${host.source}`, 'u');
}

describe.each(Object.entries(cases))('%s', (_, { build, worst }) => {
  it('is what Slack takes', () => {
    expectGood(build(), allowed());
  });

  it('stays so whatever people write and however much, and neither pings nor links', () => {
    for (const message of worst()) expectGood(message, allowed());
  });
});

describe('the thread of a digest', () => {
  it('is what Slack takes, however much there is', () => {
    for (const view of [digest, ...worsened(digest, 40)]) {
      for (const reply of digestThread(view)) expectGood(reply);
    }
  });
});

it('uses every hostile text', () => {
  expect([...worsened({ text: 'a' })].map(({ text }) => text)).toEqual(hostile);
});

it('gives the trace of a decision without gaps, as far as a section holds it', () => {
  const steps = Array.from({ length: 20 }, (_, at) => `C${at} is met.`);
  const sections = (lines: string[]) =>
    whyMessage('Foundation review', lines).blocks.filter(({ type }) => type === 'section');
  expect(sections(steps)).toHaveLength(1);
  expect(sections(steps.map((step) => step.padEnd(290, '.')))).toHaveLength(2);
});
