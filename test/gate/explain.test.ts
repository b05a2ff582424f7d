import { expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { explain } from '../../src/gate/explain.ts';
import { factsFrom } from './minutes.ts';

const people: Record<string, string> = { ana: 'Ana', bo: 'Bo', chi: 'Chi' };
const names = { person: (id: string) => people[id] ?? id, criterion: (id: string) => `criterion ${id}` };

it('explains a decision in sentences, from what went in to what came out', () => {
  const facts = factsFrom({
    seats: 'ana, bo mandatory, chi',
    evidence: 'C1 critical met, C2 workaround',
    votes: 'ana green, bo green, chi red',
    conditions: 'C2',
  });
  expect(explain(decide(facts).trace, names)).toEqual([
    'criterion C1 (critical): met.',
    'criterion C2: workaround.',
    'No critical blocker of the phase is marked unresolvable.',
    'Evidence is yellow: not every criterion is met, and nothing makes it red.',
    'Ana voted green.',
    'Bo (mandatory) voted green.',
    'Chi voted red.',
    'Votes are yellow (2 green, 0 yellow, 1 red): neither red nor green by the rules.',
    'Quorum stands: 2 of 3 seats must answer, and 3 did; at least 2 must be green, yellow or red, and 3 are.',
    'The more cautious of yellow evidence and yellow votes is yellow.',
    'Criterion C2 has a condition.',
    'The vote of Chi has no condition.',
    'Red: yellow does not stand while a shortfall has no condition.',
  ]);
});

it('explains what quorum lacks', () => {
  const facts = factsFrom({
    seats: 'ana, bo mandatory, chi',
    evidence: 'C1 critical unknown',
    votes: 'ana abstain, chi outdated green',
    unresolvable: true,
  });
  const said = explain(decide(facts).trace, names);
  expect(said).toContain('A critical blocker of the phase is marked unresolvable.');
  expect(said).toContain('Chi answered before the evidence changed and has not confirmed.');
  expect(said).toContain(
    'Quorum does not stand: 2 of 3 seats must answer, and 1 did; at least 2 must be green, yellow or red, and 0 are; ' +
      'Bo (mandatory) has not voted a colour; criterion C1 (critical) is unknown.',
  );
  expect(said.at(-1)).toBe('No decision: too few seats have answered.');
});
