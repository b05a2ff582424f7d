import type {
  Ballot,
  Choice,
  Condition,
  Evidence,
  EvidenceState,
  ReviewFacts,
} from '../../src/gate/review.ts';
import type { Criterion } from '../../src/plan/plan.ts';

/** A review as its minutes tell it; what is left out is empty, and the quorum 2/3. */
export interface Minutes {
  /** `ana, bo mandatory` */
  seats: string;
  /** `C1 met, C2 critical unknown, R1 resources not met, B1 blockers workaround` */
  evidence: string;
  /** `ana green, bo red, chi outdated green, dee yellow by eve` */
  votes: string;
  /** What has a condition: `C1, bo` */
  conditions?: string;
  quorum?: `${number}/${number}`;
  unresolvable?: boolean;
}

export function factsFrom(minutes: Minutes): ReviewFacts {
  const told = list(minutes.evidence).map(criterionTold);
  const criteria = told.map(({ criterion }) => criterion);
  const [numerator = 2, denominator = 3] = (minutes.quorum ?? '2/3').split('/').map(Number);
  return {
    criteria,
    evidence: told.map(({ evidence }) => evidence),
    unresolvableBlocker: minutes.unresolvable ?? false,
    seats: list(minutes.seats).map((seat) => {
      const [person = '', mandatory] = seat.split(' ');
      return { person, mandatory: mandatory === 'mandatory' };
    }),
    ballots: list(minutes.votes).map(ballotTold),
    conditions: list(minutes.conditions ?? '').map((name) => conditionAgainst(name, criteria)),
    quorum: { numerator, denominator },
  };
}

export function criterion(id: string, more: Partial<Criterion> = {}): Criterion {
  return { id, kind: 'judgment', text: id, critical: false, target: null, unit: null, items: null, ...more };
}

export function known(id: string, state: EvidenceState): Evidence {
  return { criterion: id, state, value: null, link: null, source: 'ana' };
}

export function ballot(seat: string, choice: Choice, more: Partial<Ballot> = {}): Ballot {
  const rest = {
    reason: null,
    workaround: null,
    wouldChange: null,
    version: 1,
    outdated: false,
    castBy: seat,
  };
  return { seat, choice, ...rest, ...more };
}

export function conditionAgainst(name: string, criteria: readonly Criterion[]): Condition {
  const against = criteria.some(({ id }) => id === name)
    ? ({ kind: 'criterion', criterion: name } as const)
    : ({ kind: 'ballot', seat: name } as const);
  return { id: `K-${name}`, against, text: 'mend it', owner: 'ana', due: '2026-12-01', offeredBy: 'ana' };
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function criterionTold(text: string) {
  const [, id = '', words = '', state = ''] =
    /^(\S+) (.*?)(met|workaround|not met|unknown)$/.exec(text) ?? [];
  const kind = (['metric', 'blockers', 'resources'] as const).find((word) => words.includes(word));
  return {
    criterion: criterion(id, { kind: kind ?? 'judgment', critical: words.includes('critical') }),
    evidence: known(id, stateTold(state)),
  };
}

function stateTold(text: string): EvidenceState {
  const state = (['met', 'workaround', 'not met', 'unknown'] as const).find((name) => name === text);
  if (state === undefined) throw new Error(`the minutes name no state: ${text}`);
  return state;
}

function ballotTold(text: string): Ballot {
  const [, seat = '', outdated, choice = '', , castBy] =
    /^(\S+) (outdated )?(green|yellow|red|abstain)( by (\S+))?$/.exec(text) ?? [];
  const voted = (['green', 'yellow', 'red', 'abstain'] as const).find((name) => name === choice);
  if (voted === undefined) throw new Error(`the minutes name no vote: ${text}`);
  return ballot(seat, voted, { outdated: outdated !== undefined, castBy: castBy ?? seat });
}
