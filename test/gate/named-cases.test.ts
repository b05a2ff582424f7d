import { describe, expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import type { DecidingRule } from '../../src/gate/decision.ts';
import type { Outcome } from '../../src/gate/review.ts';
import { factsFrom, type Minutes } from './minutes.ts';

type Case = Minutes & { name: string; outcome: Outcome; rule: DecidingRule };

const six = 'ana, bo, chi, dee, eli, fay';
const allGreen = 'ana green, bo green, chi green';

function decides(cases: Case[]) {
  it.each(cases)('$name: $outcome', ({ name: _, outcome, rule, ...minutes }) => {
    const decision = decide(factsFrom(minutes));
    expect({ outcome: decision.outcome, rule: decision.rule }).toEqual({ outcome, rule });
  });
}

describe('one or two seats', () => {
  decides([
    {
      name: 'one seat votes green',
      seats: 'ana',
      evidence: 'C1 met',
      votes: 'ana green',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'one seat says nothing',
      seats: 'ana',
      evidence: 'C1 met',
      votes: '',
      outcome: 'no decision',
      rule: 'too-few-answers',
    },
    {
      name: 'one seat abstains',
      seats: 'ana',
      evidence: 'C1 met',
      votes: 'ana abstain',
      outcome: 'no decision',
      rule: 'too-few-colours',
    },
    {
      name: 'one seat votes yellow with its condition',
      seats: 'ana',
      evidence: 'C1 met',
      votes: 'ana yellow',
      conditions: 'ana',
      outcome: 'yellow',
      rule: 'yellow-votes',
    },
    {
      name: 'one seat votes red, a condition offered',
      seats: 'ana',
      evidence: 'C1 met',
      votes: 'ana red',
      conditions: 'ana',
      outcome: 'red',
      rule: 'third-red',
    },
    {
      name: 'two seats, green and red with a condition',
      seats: 'ana, bo',
      evidence: 'C1 met',
      votes: 'ana green, bo red',
      conditions: 'bo',
      outcome: 'red',
      rule: 'third-red',
    },
    {
      name: 'two seats, green and yellow with its condition',
      seats: 'ana, bo',
      evidence: 'C1 met',
      votes: 'ana green, bo yellow',
      conditions: 'bo',
      outcome: 'yellow',
      rule: 'yellow-votes',
    },
    {
      name: 'two seats, green and silent',
      seats: 'ana, bo',
      evidence: 'C1 met',
      votes: 'ana green',
      outcome: 'no decision',
      rule: 'too-few-answers',
    },
  ]);
});

describe('three seats', () => {
  const seats = 'ana, bo, chi';
  decides([
    {
      name: 'one red of three, with a condition',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo green, chi red',
      conditions: 'chi',
      outcome: 'yellow',
      rule: 'yellow-votes',
    },
    {
      name: 'one red of three, without a condition',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo green, chi red',
      outcome: 'red',
      rule: 'condition-missing',
    },
    {
      name: 'one red and one abstention: half of the colours are red',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo abstain, chi red',
      conditions: 'chi',
      outcome: 'red',
      rule: 'third-red',
    },
    {
      name: 'one yellow of three: two thirds are green',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo green, chi yellow',
      conditions: 'chi',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'two yellows of three',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo yellow, chi yellow',
      conditions: 'bo, chi',
      outcome: 'yellow',
      rule: 'yellow-votes',
    },
    {
      name: 'a vote of somebody without a seat counts nowhere',
      seats,
      evidence: 'C1 met',
      votes: `${allGreen}, zoe red`,
      outcome: 'green',
      rule: 'both-green',
    },
  ]);
});

describe('six seats, quorum 2/3: four must answer, and more than half of four must be colours', () => {
  const evidence = 'C1 met';
  decides([
    {
      name: 'green and three abstentions',
      seats: six,
      evidence,
      votes: 'ana green, bo abstain, chi abstain, dee abstain',
      outcome: 'no decision',
      rule: 'too-few-colours',
    },
    {
      name: 'two greens and two abstentions',
      seats: six,
      evidence,
      votes: 'ana green, bo green, chi abstain, dee abstain',
      outcome: 'no decision',
      rule: 'too-few-colours',
    },
    {
      name: 'two greens and four abstentions',
      seats: six,
      evidence,
      votes: 'ana green, bo green, chi abstain, dee abstain, eli abstain, fay abstain',
      outcome: 'no decision',
      rule: 'too-few-colours',
    },
    {
      name: 'three greens and one abstention',
      seats: six,
      evidence,
      votes: 'ana green, bo green, chi green, dee abstain',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'three greens and three abstentions',
      seats: six,
      evidence,
      votes: 'ana green, bo green, chi green, dee abstain, eli abstain, fay abstain',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'three greens and three silent',
      seats: six,
      evidence,
      votes: allGreen,
      outcome: 'no decision',
      rule: 'too-few-answers',
    },
    {
      name: 'four greens and two silent',
      seats: six,
      evidence,
      votes: `${allGreen}, dee green`,
      outcome: 'green',
      rule: 'both-green',
    },
  ]);
});

describe('mandatory seats', () => {
  const seats = 'ana, bo mandatory, chi';
  decides([
    {
      name: 'a mandatory abstention',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo abstain, chi green',
      outcome: 'no decision',
      rule: 'mandatory-missing',
    },
    {
      name: 'a mandatory seat is silent',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, chi green',
      outcome: 'no decision',
      rule: 'mandatory-missing',
    },
    {
      name: 'a mandatory red with a condition',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo red, chi green',
      conditions: 'bo',
      outcome: 'red',
      rule: 'mandatory-red',
    },
    {
      name: 'a mandatory yellow among greens',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo yellow, chi green',
      conditions: 'bo',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'a delegate votes for the mandatory seat',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo green by dee, chi green',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'a delegate votes red for the mandatory seat',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo red by dee, chi green',
      conditions: 'bo',
      outcome: 'red',
      rule: 'mandatory-red',
    },
  ]);
});

describe('evidence against green votes', () => {
  const seats = 'ana, bo, chi';
  decides([
    {
      name: 'critical unknown',
      seats,
      evidence: 'C1 met, C2 critical unknown',
      votes: allGreen,
      conditions: 'C2',
      outcome: 'no decision',
      rule: 'critical-unknown',
    },
    {
      name: 'critical not met',
      seats,
      evidence: 'C1 met, C2 critical not met',
      votes: allGreen,
      conditions: 'C2',
      outcome: 'red',
      rule: 'critical-not-met',
    },
    {
      name: 'critical workaround with a condition',
      seats,
      evidence: 'C1 met, C2 critical workaround',
      votes: allGreen,
      conditions: 'C2',
      outcome: 'yellow',
      rule: 'yellow-evidence',
    },
    {
      name: 'yellow evidence without a condition',
      seats,
      evidence: 'C1 met, C2 not met',
      votes: allGreen,
      outcome: 'red',
      rule: 'condition-missing',
    },
    {
      name: 'yellow evidence with a condition',
      seats,
      evidence: 'C1 met, C2 not met',
      votes: allGreen,
      conditions: 'C2',
      outcome: 'yellow',
      rule: 'yellow-evidence',
    },
    {
      name: 'two shortfalls and one condition',
      seats,
      evidence: 'C1 met, C2 not met, C3 unknown',
      votes: allGreen,
      conditions: 'C2',
      outcome: 'red',
      rule: 'condition-missing',
    },
    {
      name: 'an unknown criterion with a condition',
      seats,
      evidence: 'C1 met, C2 unknown',
      votes: allGreen,
      conditions: 'C2',
      outcome: 'yellow',
      rule: 'yellow-evidence',
    },
    {
      name: 'a workaround as the only criterion',
      seats,
      evidence: 'C1 workaround',
      votes: allGreen,
      conditions: 'C1',
      outcome: 'yellow',
      rule: 'yellow-evidence',
    },
    {
      name: 'a workaround as the only criterion, without a condition',
      seats,
      evidence: 'C1 workaround',
      votes: allGreen,
      outcome: 'red',
      rule: 'condition-missing',
    },
    {
      name: 'not met as the only criterion',
      seats,
      evidence: 'C1 not met',
      votes: allGreen,
      conditions: 'C1',
      outcome: 'red',
      rule: 'all-not-met',
    },
    {
      name: 'resources not met',
      seats,
      evidence: 'C1 met, R1 resources not met',
      votes: allGreen,
      conditions: 'R1',
      outcome: 'red',
      rule: 'resources-not-met',
    },
    {
      name: 'resources by a workaround',
      seats,
      evidence: 'C1 met, R1 resources workaround',
      votes: allGreen,
      conditions: 'R1',
      outcome: 'yellow',
      rule: 'yellow-evidence',
    },
    {
      name: 'an unresolvable critical blocker',
      seats,
      evidence: 'C1 met',
      votes: allGreen,
      unresolvable: true,
      outcome: 'red',
      rule: 'blocker-unresolvable',
    },
    {
      name: 'evidence and votes yellow, all with conditions',
      seats,
      evidence: 'C1 met, C2 not met',
      votes: 'ana green, bo yellow, chi yellow',
      conditions: 'C2, bo, chi',
      outcome: 'yellow',
      rule: 'yellow-both',
    },
    {
      name: 'yellow evidence, and a yellow ballot whose condition lapsed',
      seats,
      evidence: 'C1 met, C2 not met',
      votes: 'ana green, bo green, chi yellow',
      conditions: 'C2',
      outcome: 'red',
      rule: 'condition-missing',
    },
  ]);
});

describe('one ballot outdated at the edge of quorum', () => {
  const seats = 'ana, bo, chi';
  decides([
    {
      name: 'two of three count, as many as are required',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo green, chi outdated red',
      outcome: 'green',
      rule: 'both-green',
    },
    {
      name: 'two of three, and one of them is outdated',
      seats,
      evidence: 'C1 met',
      votes: 'ana green, bo outdated green',
      outcome: 'no decision',
      rule: 'too-few-answers',
    },
    {
      name: 'an outdated red needs no condition',
      seats,
      evidence: 'C1 met, C2 workaround',
      votes: 'ana green, bo green, chi outdated red',
      conditions: 'C2',
      outcome: 'yellow',
      rule: 'yellow-evidence',
    },
  ]);
});

describe('what a review shows before its close', () => {
  it('counts answers and names the mandatory seats and conditions that are missing', () => {
    const decision = decide(
      factsFrom({
        seats: 'ana, bo mandatory, chi, dee mandatory',
        evidence: 'C1 critical unknown, C2 workaround, C3 met',
        votes: 'ana yellow, bo abstain, chi outdated green',
        conditions: 'ana',
      }),
    );
    expect(decision.quorum).toMatchObject({
      standing: false,
      seats: 4,
      required: 3,
      answered: 2,
      colours: 1,
      mandatoryMissing: ['bo', 'dee'],
      criticalUnknown: ['C1'],
      lacks: ['too-few-answers', 'too-few-colours', 'mandatory-missing', 'critical-unknown'],
    });
    expect(decision.missingConditions).toEqual([
      { kind: 'criterion', criterion: 'C1' },
      { kind: 'criterion', criterion: 'C2' },
    ]);
    expect([decision.evidence, decision.votes]).toEqual(['yellow', 'yellow']);
  });

  it('has no vote colour while nobody has voted one', () => {
    const decision = decide(factsFrom({ seats: 'ana, bo', evidence: 'C1 met', votes: 'ana abstain' }));
    expect(decision.votes).toBeNull();
  });

  it('takes a criterion that nothing was said of as unknown', () => {
    const facts = factsFrom({ seats: 'ana', evidence: 'C1 critical met', votes: 'ana green' });
    expect(decide({ ...facts, evidence: [] }).rule).toBe('critical-unknown');
  });

  it('counts the newest version of a ballot', () => {
    const facts = factsFrom({ seats: 'ana', evidence: 'C1 met', votes: 'ana green' });
    const [green] = facts.ballots;
    if (green === undefined) throw new Error('the minutes hold one ballot');
    const versions = [{ ...green, choice: 'red' as const, version: 2 }, green];
    expect(decide({ ...facts, ballots: versions }).outcome).toBe('red');
  });
});
