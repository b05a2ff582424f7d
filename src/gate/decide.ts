import { evidenceColour, moreCautious, type Tally, voteColour } from './colours.ts';
import type { DecidingRule, Decision, EvidenceRule, Quorum, TraceStep } from './decision.ts';
import { quorumOf } from './quorum.ts';
import type { Colour, Outcome, ReviewFacts } from './review.ts';
import { countedSeats, judgedCriteria, sameShortfall, shortfallsOf } from './shortfalls.ts';

type Verdict = { outcome: Outcome; rule: DecidingRule };
type ColouredEvidence = { rule: EvidenceRule; colour: Colour };

/** What a review decides on these facts, now: product section 5, rules 4 to 7. Total; ballot order does not matter. */
export function decide(facts: ReviewFacts): Decision {
  const criteria = judgedCriteria(facts);
  const seats = countedSeats(facts);
  const evidence = evidenceColour(criteria, facts.unresolvableBlocker);
  const votes = voteColour(seats);
  const quorum = quorumOf(seats, criteria, facts.quorum);
  const answers = shortfallsOf(criteria, seats).map((against) => ({
    against,
    conditions: facts.conditions
      .filter((condition) => sameShortfall(condition.against, against))
      .map((condition) => condition.id)
      .sort(),
  }));
  const missingConditions = answers.filter((answer) => answer.conditions.length === 0);
  const { outcome, rule } = verdictOf(evidence, votes, quorum, missingConditions.length > 0);

  const trace: TraceStep[] = [
    ...criteria.map(({ id, ...judged }) => ({ step: 'criterion' as const, criterion: id, ...judged })),
    { step: 'blocker', unresolvable: facts.unresolvableBlocker },
    { step: 'evidence', ...evidence },
    ...seats.map((seat) => ({ step: 'seat' as const, ...seat })),
    { step: 'votes', ...votes },
    { step: 'quorum', ...quorum },
    {
      step: 'cautious',
      evidence: evidence.colour,
      votes: votes.colour,
      colour: cautious(evidence, votes),
    },
    ...answers.map((answer) => ({ step: 'condition' as const, ...answer })),
    { step: 'decision', rule, outcome },
  ];
  return {
    outcome,
    rule,
    evidence: evidence.colour,
    evidenceRule: evidence.rule,
    votes: votes.colour,
    votesRule: votes.rule,
    quorum,
    missingConditions: missingConditions.map((answer) => answer.against),
    trace,
  };
}

function verdictOf(evidence: ColouredEvidence, votes: Tally, quorum: Quorum, missing: boolean): Verdict {
  const [lack] = quorum.lacks;
  if (lack !== undefined) return { outcome: 'no decision', rule: lack };
  const colour = cautious(evidence, votes);
  if (colour === 'green') return { outcome: 'green', rule: 'both-green' };
  if (colour === 'red') return { outcome: 'red', rule: redRule(evidence.rule, votes) };
  if (missing) return { outcome: 'red', rule: 'condition-missing' };
  return { outcome: 'yellow', rule: yellowRule(evidence.colour, votes.colour) };
}

function cautious(evidence: ColouredEvidence, votes: Tally): Colour {
  return moreCautious(evidence.colour, votes.colour ?? 'green');
}

/** Evidence speaks first where both are red. */
function redRule(evidence: EvidenceRule, votes: Tally): DecidingRule {
  if (evidence !== 'all-met' && evidence !== 'not-all-met') return evidence;
  return votes.rule === 'mandatory-red' ? 'mandatory-red' : 'third-red';
}

function yellowRule(evidence: Colour, votes: Colour | null): DecidingRule {
  if (evidence !== 'yellow') return 'yellow-votes';
  return votes === 'yellow' ? 'yellow-both' : 'yellow-evidence';
}
