import { describe, expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { factsOfSheet, type Sheet, secondOpinion } from './second-opinion.ts';

type SeatKind = Sheet['seats'][number];
type CriterionKind = Sheet['criteria'][number];

const answers = ['green', 'yellow', 'red', 'abstain', 'silent', 'outdated'];
const states = ['met', 'workaround', 'not met', 'unknown'];
const flags = [false, true];

/** Seats and criteria that need no condition are not told apart by having one. */
const seatKinds: SeatKind[] = answers.flatMap((answer) =>
  flags.flatMap((mandatory) =>
    (answer === 'yellow' || answer === 'red' ? flags : [false]).map((covered) => ({
      answer,
      mandatory,
      covered,
    })),
  ),
);
const criterionKinds: CriterionKind[] = states.flatMap((state) =>
  flags.flatMap((critical) =>
    flags.flatMap((resources) =>
      (state === 'met' ? [false] : flags).map((covered) => ({ state, critical, resources, covered })),
    ),
  ),
);

/** Every choice of 1 to `most` kinds, repeats allowed; order is another test's matter. */
function collections<Kind>(kinds: readonly Kind[], most: number): Kind[][] {
  const all: Kind[][] = [];
  const grow = (chosen: Kind[], from: number) => {
    if (chosen.length > 0) all.push(chosen);
    if (chosen.length === most) return;
    for (let next = from; next < kinds.length; next += 1) grow([...chosen, kinds[next] as Kind], next);
  };
  grow([], 0);
  return all;
}

/** One collection of each kind that the second opinion tells apart. */
function representatives<Kind>(all: Kind[][], tellApart: (one: Kind[]) => unknown): Kind[][] {
  return [...new Map(all.map((one) => [JSON.stringify(tellApart(one)), one])).values()];
}

function disagreements(sheets: Iterable<Sheet>): { count: number; wrong: Sheet[] } {
  const wrong: Sheet[] = [];
  let count = 0;
  for (const sheet of sheets) {
    count += 1;
    const decision = decide(factsOfSheet(sheet));
    const other = secondOpinion(sheet);
    const { required, answered, colours } = decision.quorum;
    const agrees =
      decision.outcome === other.outcome &&
      decision.evidence === other.evidence &&
      decision.votes === other.votes &&
      required === other.required &&
      answered === other.answered &&
      colours === other.colours &&
      decision.missingConditions.length === other.lacking;
    if (!agrees && wrong.length < 3) wrong.push(sheet);
  }
  return { count, wrong };
}

const quorums: [number, number][] = [
  [1, 2],
  [2, 3],
  [1, 1],
];
const twoThirds: [number, number] = [2, 3];
const allSeats = collections(seatKinds, 4);
const allCriteria = collections(criterionKinds, 3);
const someCriteria = representatives(allCriteria, (criteria) => {
  const { evidence, lacking } = secondOpinion({
    criteria,
    unresolvable: false,
    seats: [],
    quorum: twoThirds,
  });
  return [evidence, lacking > 0, criteria.some(({ critical, state }) => critical && state === 'unknown')];
});
const someSeats = representatives(allSeats, (seats) => {
  const met = { state: 'met', critical: false, resources: false, covered: false };
  const { outcome, votes, lacking } = secondOpinion({
    criteria: [met],
    unresolvable: false,
    seats,
    quorum: twoThirds,
  });
  return [outcome, votes, lacking > 0];
});

describe('every small case, against the rules told a second time', () => {
  it('all votes of up to four seats, on each kind of evidence and at three quorums', () => {
    function* sheets(): Generator<Sheet> {
      for (const quorum of quorums)
        for (const criteria of someCriteria)
          for (const seats of allSeats) yield { criteria, unresolvable: false, seats, quorum };
    }
    const { count, wrong } = disagreements(sheets());
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(100_000);
  });

  it('all evidence of up to three criteria, with and without an unresolvable blocker, on each kind of vote', () => {
    function* sheets(): Generator<Sheet> {
      for (const unresolvable of flags)
        for (const seats of someSeats)
          for (const criteria of allCriteria) yield { criteria, unresolvable, seats, quorum: twoThirds };
    }
    const { count, wrong } = disagreements(sheets());
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(100_000);
  });

  it('the whole product of up to two seats and two criteria', () => {
    function* sheets(): Generator<Sheet> {
      for (const seats of collections(seatKinds, 2))
        for (const criteria of collections(criterionKinds, 2))
          for (const unresolvable of flags) yield { criteria, unresolvable, seats, quorum: twoThirds };
    }
    const { count, wrong } = disagreements(sheets());
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(80_000);
  });
});
