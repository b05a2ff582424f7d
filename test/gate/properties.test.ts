import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import type { Outcome, ReviewFacts } from '../../src/gate/review.ts';
import { isCompleteNow } from '../../src/gate/window.ts';
import { factsOfSheet, type Sheet, secondOpinion, sheetOfTrace } from './second-opinion.ts';

const caution: Record<Outcome, number> = { green: 0, yellow: 1, red: 2, 'no decision': 3 };

const sheet = fc.record({
  criteria: fc.array(
    fc.record({
      state: fc.constantFrom('met', 'met', 'workaround', 'not met', 'unknown'),
      critical: fc.boolean(),
      resources: fc.boolean(),
      covered: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  unresolvable: fc.boolean(),
  seats: fc.array(
    fc.record({
      answer: fc.constantFrom('green', 'green', 'yellow', 'red', 'abstain', 'silent', 'outdated'),
      mandatory: fc.boolean(),
      covered: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  quorum: fc.constantFrom<[number, number]>([1, 2], [2, 3], [3, 4], [1, 1]),
});

/** Reviews that have quorum and a condition against every shortfall. */
const settled = sheet
  .map(
    (one): Sheet => ({
      ...one,
      criteria: one.criteria.map((criterion) => ({ ...criterion, covered: true })),
      seats: one.seats.map((seat) => ({ ...seat, covered: true })),
    }),
  )
  .filter((one) => decide(factsOfSheet(one)).quorum.standing);

function revoted(one: Sheet, at: number, answer: string): Sheet {
  return { ...one, seats: one.seats.map((seat, index) => (index === at ? { ...seat, answer } : seat)) };
}

const outcomeOf = (one: Sheet) => decide(factsOfSheet(one)).outcome;

describe('decisions that have quorum and all their conditions', () => {
  it('one more red never makes the outcome better', () => {
    fc.assert(
      fc.property(settled, fc.nat(), (one, pick) => {
        const changed = revoted(one, pick % one.seats.length, 'red');
        expect(caution[outcomeOf(changed)]).toBeGreaterThanOrEqual(caution[outcomeOf(one)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('one more green never makes it worse', () => {
    fc.assert(
      fc.property(settled, fc.nat(), (one, pick) => {
        const changed = revoted(one, pick % one.seats.length, 'green');
        expect(caution[outcomeOf(changed)]).toBeLessThanOrEqual(caution[outcomeOf(one)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('a missing condition never helps', () => {
    fc.assert(
      fc.property(settled, fc.nat(), (one, pick) => {
        const facts = factsOfSheet(one);
        const conditions = facts.conditions.filter((_, index) => index !== pick % facts.conditions.length);
        const without = decide({ ...facts, conditions }).outcome;
        expect(caution[without]).toBeGreaterThanOrEqual(caution[decide(facts).outcome]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any review', () => {
  it('is decided the same whatever the order of ballots, seats, criteria, evidence and conditions', () => {
    const shuffled = sheet.map(factsOfSheet).chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        other: fc.record({
          criteria: whole(facts.criteria),
          evidence: whole(facts.evidence),
          seats: whole(facts.seats),
          ballots: whole(facts.ballots),
          conditions: whole(facts.conditions),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ facts, other }) => {
        expect(said({ ...facts, ...other })).toEqual(said(facts));
      }),
      { numRuns: 1000 },
    );
  });

  it('is never greener than its evidence', () => {
    fc.assert(
      fc.property(sheet, (one) => {
        const { outcome, evidence } = decide(factsOfSheet(one));
        expect(caution[outcome]).toBeGreaterThanOrEqual(caution[evidence]);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps its quorum when a silent seat that is not mandatory abstains', () => {
    fc.assert(
      fc.property(settled, (one) => {
        const at = one.seats.findIndex(({ answer }) => answer === 'silent');
        fc.pre(at >= 0);
        expect(decide(factsOfSheet(revoted(one, at, 'abstain'))).quorum.standing).toBe(true);
      }),
    );
  });

  it('can be decided again from its trace alone', () => {
    fc.assert(
      fc.property(sheet, (one) => {
        const decision = decide(factsOfSheet(one));
        const trace = JSON.parse(JSON.stringify(decision.trace));
        const again = secondOpinion(sheetOfTrace(trace));
        expect(again).toMatchObject({
          outcome: decision.outcome,
          evidence: decision.evidence,
          votes: decision.votes,
          lacking: decision.missingConditions.length,
        });
        expect(decision.trace.at(-1)).toEqual({
          step: 'decision',
          rule: decision.rule,
          outcome: decision.outcome,
        });
      }),
      { numRuns: 2000 },
    );
  });
});

function whole<Part>(parts: Part[]): fc.Arbitrary<Part[]> {
  return fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length });
}

function said(facts: ReviewFacts) {
  const { outcome, rule, evidence, votes, quorum, missingConditions } = decide(facts);
  const { required, answered, colours, mandatoryMissing } = quorum;
  const missing = missingConditions.map((one) => JSON.stringify(one)).sort();
  return {
    outcome,
    rule,
    evidence,
    votes,
    required,
    answered,
    colours,
    missing,
    seats: mandatoryMissing.sort(),
  };
}

describe('a review as it stands', () => {
  const isWhole = ({ seats }: Sheet) =>
    seats.every(({ answer }) => answer !== 'silent' && answer !== 'outdated');
  const answered = settled.map(
    (one): Sheet => ({ ...one, seats: one.seats.filter(({ answer }) => answer !== 'silent') }),
  );

  it('is complete once every seat has answered, with quorum and nothing missing', () => {
    let complete = 0;
    fc.assert(
      fc.property(fc.oneof(sheet, answered), (one) => {
        const { quorum, missingConditions } = decide(factsOfSheet(one));
        const expected = isWhole(one) && quorum.standing && missingConditions.length === 0;
        expect(isCompleteNow(factsOfSheet(one))).toBe(expected);
        if (expected) complete += 1;
      }),
      { numRuns: 1000 },
    );
    expect(complete).toBeGreaterThan(0);
  });
});
