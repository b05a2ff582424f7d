import type { ActionsBlock, KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { ReviewView } from '../../../src/gate/review-view.ts';
import { actionIds } from '../../../src/slack/blocks/action-ids.ts';
import { decisionMessage } from '../../../src/slack/blocks/decision.ts';
import { gateActionIds } from '../../../src/slack/blocks/gate-ids.ts';
import { reviewMessage } from '../../../src/slack/blocks/review.ts';
import { ballotReply } from '../../../src/slack/blocks/review-replies.ts';
import { readable } from './hostile.ts';
import { ballot, closedReview, review } from './samples-review.ts';

const buttons = (blocks: KnownBlock[]) =>
  blocks
    .filter((block): block is ActionsBlock => block.type === 'actions')
    .flatMap(({ elements }) => elements)
    .filter(({ type }) => type === 'button');
const shown = (change: Partial<ReviewView>) => readable(reviewMessage({ ...review, ...change }));

describe('an open review', () => {
  it('reads as a whole', () => {
    expect(shown({})).toMatchInlineSnapshot(`
      "Gate review · Foundation review
      *Checkout relaunch* · GATE-1 · presented by Ana · closes <!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00>
      *Evidence: 🟡 YELLOW* · 2 of 4 met
      ✅ C1 Tokenise p95 below 300 ms · *critical* · met · 280 ms, target &lt; 300 ms · <https://grafana.example.com/d/1|grafana.example.com>
      ✅ C2 No critical blockers · met
      ❌ C3 Core phase is staffed · not met
      🔶 C4 Design reviewed · workaround · Reviewed but for errors
      *Votes: 🟡 YELLOW* · 2 of 4 seats answered, 3 needed · 1 green · 1 yellow
      🟢 GREEN · Ana
      🟡 YELLOW · Bo · Dee votes for the seat · mandatory
      ▫️ not yet · Chi · away
      🔁 to confirm: the evidence changed · Eli
      *Conditions* · 1 of 2 shortfalls without one: yellow turns red while one is missing
      ⚠️ missing · C3 Core phase is staffed: not met
      ▫️ to do · yellow of Bo: no load test yet → Load test (Dee, by Fri 27 Nov)
      *If it closed now: ⚪ NO DECISION*
      No quorum yet · 1 more answer
      [Green] | [Yellow] | [Red] | [Abstain] | [Confirm My Vote] | [Offer a Condition] | [Evidence] | Delegate My Seat | Close Now | Extend the Window | Cancel the Review | All Rounds
      By command: \`/gate vote GATE-1 green\`"
    `);
  });

  it('has every way to vote, each carrying the review alone', () => {
    const { voteGreen, voteYellow, voteRed, voteAbstain, offerCondition, enterEvidence } = actionIds;
    const votes = [voteGreen, voteYellow, voteRed, voteAbstain];
    expect(buttons(reviewMessage(review).blocks)).toMatchObject(
      [...votes, gateActionIds.confirmVote, offerCondition, enterEvidence].map((action_id) => ({
        action_id,
        value: 'review-1',
      })),
    );
    const settled = review.seats.filter(({ answer }) => answer !== 'outdated');
    expect(shown({ seats: settled })).not.toContain('Confirm My Vote');
  });

  it('shows missing conditions before all others, however many there are', () => {
    const [missing, answered] = review.shortfalls;
    const many = Array.from({ length: 200 }, () => answered).filter((shortfall) => shortfall !== undefined);
    const text = shown({ shortfalls: [...many, ...(missing === undefined ? [] : [missing])] });
    expect(text).toContain('1 of 201 shortfalls without one');
    expect(text).toContain('⚠️ missing · C3 Core phase is staffed: not met');
    expect(text).toMatch(/\+\d+ more/u);
  });

  it('says when nothing is missing', () => {
    const shortfalls = review.shortfalls.filter(({ conditions }) => conditions.length > 0);
    expect(shown({ shortfalls })).toContain('*Conditions* · the one shortfall has one');
    expect(shown({ shortfalls: [...shortfalls, ...shortfalls] })).toContain('each of 2 shortfalls has one');
    expect(shown({ shortfalls: [] })).not.toContain('Conditions');
  });

  it('promises nothing of conditions while the evidence is red', () => {
    const text = shown({ evidenceColour: 'red' });
    expect(text).toContain('1 of 2 shortfalls without one: the evidence is red, which no condition helps');
    expect(text).not.toContain('yellow turns red');
  });

  it('says why it would close so once quorum stands, and what quorum lacks before', () => {
    const closedNow = { outcome: 'red' as const, rule: 'resources are not met' };
    const quorum = { reached: true, answered: 4, needed: 3, missing: [] };
    expect(shown({ closedNow, quorum })).toContain(
      '*If it closed now: 🔴 RED*: resources are not met\nQuorum stands\n',
    );
    expect(shown({})).not.toContain('too few seats have answered');
  });

  it('hides every choice while it is blind', () => {
    const seats = review.seats.map((seat) => ({ ...seat, choice: null }));
    const text = shown({ blind: true, seats, tally: null, voteColour: null, closedNow: null });
    expect(text).toContain('☑️ answered · Ana');
    expect(text).toContain('blind: choices show at the close');
    expect(text).not.toMatch(/GREEN|If it closed now/u);
  });

  it('names the round and its presenter', () => {
    expect(shown({ round: 2 })).toContain('GATE-1 · round 2 · presented by Ana');
    expect(shown({ presenter: null })).not.toContain('presented');
    expect(shown({ round: 2, followUp: true })).toContain('follow-up round 2 on missed conditions');
  });

  it('says what the colours mean in words beside every circle', () => {
    const text = readable(reviewMessage(closedReview));
    for (const [circle] of text.matchAll(/(🟢|🟡|🔴|⚪)(?! (GREEN|YELLOW|RED|NO DECISION))/gu))
      expect(circle).toBe('');
  });
});

describe('a closed review', () => {
  it('shows the outcome in place of the votes', () => {
    const { blocks } = reviewMessage(closedReview);
    expect(buttons(blocks)).toMatchObject([{ action_id: actionIds.explainDecision, value: 'review-1' }]);
    expect(readable({ text: '', blocks: blocks.slice(-3) })).toMatchInlineSnapshot(`
      "*Outcome: 🟡 YELLOW*
      Evidence 🟡 YELLOW · votes 🟢 GREEN
      Overridden by Fay: The contract is signed today · computed 🔴 RED: The evidence is yellow, which is more cautious than the votes.
      Core begins; 2 conditions became items.
      [Why?] | Send Me the Record | All Rounds | Override the Decision | Open a New Round
      Log head \`9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c\` · after the override \`a11da11da11da11da11da11da11da11da11da11da11da11da11da11da11da11d\`"
    `);
  });

  it('shows no decision white', () => {
    const decision = {
      ...closedReview.decision,
      outcome: 'no decision' as const,
      override: null,
      next: null,
      chainHead: null,
    };
    const text = readable(reviewMessage({ ...closedReview, voteColour: null, decision }));
    expect(text).toContain('*Outcome: ⚪ NO DECISION*\nEvidence 🟡 YELLOW · votes no colour');
  });
});

describe('what the thread says', () => {
  it('announces the decision with the head of the log', () => {
    expect(readable(decisionMessage(closedReview))).toMatchInlineSnapshot(`
      "Decision · Foundation review
      *Outcome: 🟡 YELLOW*
      Evidence 🟡 YELLOW · votes 🟢 GREEN
      Overridden by Fay: The contract is signed today · computed 🔴 RED: The evidence is yellow, which is more cautious than the votes.
      Core begins; 2 conditions became items.
      *Conditions*
      ⚠️ missing · C3 Core phase is staffed: not met
      ▫️ to do · yellow of Bo: no load test yet → Load test (Dee, by Fri 27 Nov)
      [Why?] | Send Me the Record | All Rounds | Override the Decision | Open a New Round
      Log head \`9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c\` · after the override \`a11da11da11da11da11da11da11da11da11da11da11da11da11da11da11da11d\`"
    `);
  });

  it('leaves conditions out of a red decision', () => {
    const decision = { ...closedReview.decision, outcome: 'red' as const };
    expect(readable(decisionMessage({ ...closedReview, decision }))).not.toContain('Conditions');
  });

  it.each([
    [
      {},
      'Dee for Bo changes the vote to 🟡 YELLOW: No load test yet · workaround: Start with 5 % of the traffic',
    ],
    [
      { seat: null, version: 1, choice: 'green' as const, reason: null, workaround: null },
      'Dee votes 🟢 GREEN',
    ],
    [
      { seat: null, version: 1, choice: 'abstain' as const, reason: null, workaround: null },
      'Dee votes ➖ ABSTAIN',
    ],
    [
      {
        seat: null,
        version: 1,
        choice: 'red' as const,
        reason: 'No keys',
        workaround: null,
        wouldChange: 'Keys',
      },
      'Dee votes 🔴 RED: No keys · what would change it: Keys',
    ],
  ])('tells a ballot with its reason', (change, expected) => {
    expect(readable(ballotReply({ ...ballot, ...change }))).toBe(expected);
  });
});
