import { describe, expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { ballot, factsFrom } from './minutes.ts';

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
    expect(decision.quorum).toEqual({
      standing: false,
      seats: 4,
      share: { numerator: 2, denominator: 3 },
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

  it('counts the newest version of a ballot, in whatever order they come', () => {
    const facts = factsFrom({ seats: 'ana', evidence: 'C1 met', votes: '' });
    const versions = [ballot('ana', 'red', { version: 2 }), ballot('ana', 'green')];
    expect(decide({ ...facts, ballots: versions }).outcome).toBe('red');
    expect(decide({ ...facts, ballots: versions.reverse() }).outcome).toBe('red');
  });
});
