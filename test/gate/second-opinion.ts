import type { TraceStep } from '../../src/gate/decision.ts';
import type { Outcome, ReviewFacts } from '../../src/gate/review.ts';

/** What a decision depends on, with everything else stripped away. */
export interface Sheet {
  criteria: { state: string; critical: boolean; resources: boolean; covered: boolean }[];
  unresolvable: boolean;
  seats: { answer: string; mandatory: boolean; covered: boolean }[];
  quorum: [number, number];
}

/**
 * The rules told a second time, as vetoes: green is what is left where nothing forbids it. Written from the
 * specification alone, in thresholds instead of products.
 */
export function secondOpinion({ criteria, unresolvable, seats, quorum }: Sheet) {
  const has = (...answers: string[]) => seats.filter(({ answer }) => answers.includes(answer)).length;
  const [green, yellow, red] = [has('green'), has('yellow'), has('red')];
  const cast = green + yellow + red;

  let required = 0;
  while (required * quorum[1] < seats.length * quorum[0]) required += 1;
  const answered = cast + has('abstain');
  const silentMandatory = seats.some(
    (seat) => seat.mandatory && !['green', 'yellow', 'red'].includes(seat.answer),
  );
  const blind = criteria.some(({ critical, state }) => critical && state === 'unknown');
  const quorate = !(answered < required || cast <= required / 2 || silentMandatory || blind);

  const states = new Set(criteria.map(({ state }) => state));
  const forbidden = criteria.some((one) => one.state === 'not met' && (one.critical || one.resources));
  const hopeless = states.size === 1 && states.has('not met');
  const evidence =
    forbidden || unresolvable || hopeless
      ? 'red'
      : states.size === 1 && states.has('met')
        ? 'green'
        : 'yellow';

  const tolerated = Math.floor(cast / 3);
  const vetoed = seats.some((seat) => seat.mandatory && seat.answer === 'red');
  const calm = red === 0 && yellow <= tolerated;
  const votes = cast === 0 ? null : vetoed || red > tolerated ? 'red' : calm ? 'green' : 'yellow';

  const lacking = [
    ...criteria.filter(({ state }) => state !== 'met'),
    ...seats.filter(({ answer }) => answer === 'yellow' || answer === 'red'),
  ].filter(({ covered }) => !covered).length;

  let outcome: Outcome = 'green';
  if (evidence === 'yellow' || votes === 'yellow') outcome = lacking > 0 ? 'red' : 'yellow';
  if (evidence === 'red' || votes === 'red') outcome = 'red';
  if (!quorate) outcome = 'no decision';
  return { outcome, evidence, votes, required, answered, colours: cast, lacking };
}

/** A sheet as the facts of a review. */
export function factsOfSheet({ criteria, unresolvable, seats, quorum }: Sheet): ReviewFacts {
  const promise = { text: 'mend it', owner: 'ana', due: '2026-12-01', offeredBy: 'ana' };
  return {
    criteria: criteria.map(({ critical, resources }, index) => ({
      id: `C${index}`,
      kind: resources ? 'resources' : 'judgment',
      text: '',
      critical,
      target: null,
      unit: null,
      items: null,
    })),
    evidence: criteria.map(({ state }, index) => ({
      criterion: `C${index}`,
      state: state as 'met',
      value: null,
      link: null,
      source: 'ana',
    })),
    unresolvableBlocker: unresolvable,
    seats: seats.map(({ mandatory }, index) => ({ person: `p${index}`, mandatory })),
    ballots: seats.flatMap(({ answer }, index) =>
      answer === 'silent'
        ? []
        : [
            {
              seat: `p${index}`,
              choice: answer === 'outdated' ? ('red' as const) : (answer as 'green'),
              reason: null,
              wouldChange: null,
              version: 1,
              outdated: answer === 'outdated',
              castBy: `p${index}`,
            },
          ],
    ),
    conditions: [
      ...criteria.flatMap(({ covered }, index) =>
        covered
          ? [{ id: `K${index}`, against: { kind: 'criterion' as const, criterion: `C${index}` }, ...promise }]
          : [],
      ),
      ...seats.flatMap(({ covered }, index) =>
        covered
          ? [{ id: `L${index}`, against: { kind: 'ballot' as const, seat: `p${index}` }, ...promise }]
          : [],
      ),
    ],
    quorum: { numerator: quorum[0], denominator: quorum[1] },
  };
}

/** A sheet from nothing but what went into a trace. */
export function sheetOfTrace(trace: readonly TraceStep[]): Sheet {
  const covered = new Map<string, boolean>();
  for (const step of trace) {
    if (step.step !== 'condition') continue;
    const name = step.against.kind === 'criterion' ? `c:${step.against.criterion}` : `s:${step.against.seat}`;
    covered.set(name, step.conditions.length > 0);
  }
  const sheet: Sheet = { criteria: [], unresolvable: false, seats: [], quorum: [0, 1] };
  for (const step of trace) {
    if (step.step === 'criterion') {
      const { state, critical, kind } = step;
      const has = covered.get(`c:${step.criterion}`) ?? false;
      sheet.criteria.push({ state, critical, resources: kind === 'resources', covered: has });
    }
    if (step.step === 'blocker') sheet.unresolvable = step.unresolvable;
    if (step.step === 'seat') {
      const { answer, mandatory } = step;
      sheet.seats.push({ answer, mandatory, covered: covered.get(`s:${step.seat}`) ?? false });
    }
    if (step.step === 'quorum') sheet.quorum = [step.share.numerator, step.share.denominator];
  }
  return sheet;
}
