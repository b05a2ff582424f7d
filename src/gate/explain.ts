import { capital } from '../plan/capital.ts';
import type { DecidingRule, EvidenceRule, Quorum, SeatAnswer, TraceStep, VoteRule } from './decision.ts';
import type { Shortfall } from './review.ts';

/** How sentences name people and criteria. */
export interface Names {
  person(id: string): string;
  criterion(id: string): string;
}

/** The trace as plain sentences, one a step, in its order; texts of people are not escaped. */
export function explain(trace: readonly TraceStep[], names: Names): string[] {
  return trace.map((step) => sentence(step, names));
}

function sentence(step: TraceStep, names: Names): string {
  switch (step.step) {
    case 'criterion':
      return `${names.criterion(step.criterion)}${step.critical ? ' (critical)' : ''}: ${step.state}.`;
    case 'blocker':
      return step.unresolvable
        ? 'A critical blocker of the phase is marked unresolvable.'
        : 'No critical blocker of the phase is marked unresolvable.';
    case 'evidence':
      return `Evidence is ${step.colour}: ${evidenceRules[step.rule]}.`;
    case 'seat':
      return `${names.person(step.seat)}${step.mandatory ? ' (mandatory)' : ''} ${answers[step.answer]}.`;
    case 'votes':
      return votesSentence(step);
    case 'quorum':
      return quorumSentence(step, names);
    case 'cautious':
      return step.votes === null
        ? `Without votes, the evidence alone would give ${step.colour}.`
        : `The more cautious of ${step.evidence} evidence and ${step.votes} votes is ${step.colour}.`;
    case 'condition':
      return conditionSentence(step, names);
    case 'decision':
      return `${capital(step.outcome)}: ${decidingRules[step.rule]}.`;
  }
}

function votesSentence({ rule, green, yellow, red, colour }: Extract<TraceStep, { step: 'votes' }>): string {
  const tally = `${green} green, ${yellow} yellow, ${red} red`;
  return colour === null ? `${voteRules[rule]}.` : `Votes are ${colour} (${tally}): ${voteRules[rule]}.`;
}

function quorumSentence(quorum: Quorum, names: Names): string {
  const { seats, required, answered, colours } = quorum;
  const most = Math.floor(required / 2) + 1;
  const counts =
    `${required} of ${seats} seats must answer, and ${answered} did; ` +
    `at least ${most} must be green, yellow or red, and ${colours} ${colours === 1 ? 'is' : 'are'}`;
  const absent = [
    ...quorum.mandatoryMissing.map((seat) => `${names.person(seat)} (mandatory) has not voted a colour`),
    ...quorum.criticalUnknown.map((criterion) => `${names.criterion(criterion)} (critical) is unknown`),
  ];
  return `Quorum ${quorum.standing ? 'stands' : 'does not stand'}: ${[counts, ...absent].join('; ')}.`;
}

function conditionSentence(step: Extract<TraceStep, { step: 'condition' }>, names: Names): string {
  const count = step.conditions.length;
  const has = count === 0 ? 'has no condition' : count === 1 ? 'has a condition' : `has ${count} conditions`;
  return `${capital(nameShortfall(step.against, names))} ${has}.`;
}

/** As `criterion C1` or `the vote of Bo`, with the caller's names. */
export function nameShortfall(against: Shortfall, names: Names): string {
  return against.kind === 'criterion'
    ? names.criterion(against.criterion)
    : `the vote of ${names.person(against.seat)}`;
}

/** The rule that decided, as half a sentence without its full stop. */
export function explainRule(rule: DecidingRule): string {
  return decidingRules[rule];
}

/** Why the evidence has its colour, as half a sentence without its full stop. */
export function explainEvidence(rule: EvidenceRule): string {
  return evidenceRules[rule];
}

const answers: Record<SeatAnswer, string> = {
  green: 'voted green',
  yellow: 'voted yellow',
  red: 'voted red',
  abstain: 'abstained',
  silent: 'has not answered',
  outdated: 'answered before the evidence changed and has not confirmed',
};

const evidenceRules: Record<EvidenceRule, string> = {
  'critical-not-met': 'a critical criterion is not met',
  'resources-not-met': 'resources are not met',
  'blocker-unresolvable': 'a critical blocker of the phase is unresolvable',
  'all-not-met': 'every criterion is not met',
  'all-met': 'every criterion is met',
  'not-all-met': 'not every criterion is met, and nothing makes it red',
};

const voteRules: Record<VoteRule, string> = {
  'mandatory-red': 'a mandatory seat voted red',
  'third-red': 'more than a third of the colours are red',
  'two-thirds-green': 'nobody voted red and at least two thirds of the colours are green',
  mixed: 'neither red nor green by the rules',
  'nobody-cast': 'Nobody has voted a colour',
};

const decidingRules: Record<DecidingRule, string> = {
  'too-few-answers': 'too few seats have answered',
  'too-few-colours': 'too many of the answers are abstentions',
  'mandatory-missing': 'a mandatory seat has not voted a colour',
  'critical-unknown': 'a critical criterion is unknown',
  'critical-not-met': evidenceRules['critical-not-met'],
  'resources-not-met': evidenceRules['resources-not-met'],
  'blocker-unresolvable': evidenceRules['blocker-unresolvable'],
  'all-not-met': evidenceRules['all-not-met'],
  'mandatory-red': voteRules['mandatory-red'],
  'third-red': voteRules['third-red'],
  'condition-missing': 'yellow does not stand while a shortfall has no condition',
  'yellow-evidence': 'the evidence is yellow and every shortfall has a condition',
  'yellow-votes': 'the votes are yellow and every shortfall has a condition',
  'yellow-both': 'evidence and votes are yellow and every shortfall has a condition',
  'both-green': 'evidence and votes are green',
};
