import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/plan/check/codes.ts';
import { found } from '../../../src/plan/check/found.ts';
import { groupFindings } from '../../../src/plan/check/group-findings.ts';

describe('groupFindings', () => {
  it('makes one line of all findings of a code, with their items once each', () => {
    const findings = [
      found('no-deliverable', 'T-1', 'T-1 names no deliverable.'),
      found('no-sync', null, 'No daily sync is scheduled.'),
      found('no-deliverable', 'T-2', 'T-2 names no deliverable.'),
      found('no-deliverable', 'T-2', 'T-2 names no deliverable.'),
    ];
    const [deliverables, sync] = groupFindings(findings);
    expect(deliverables).toEqual({
      code: 'no-deliverable',
      message: '3 items name no deliverable.',
      mend: CODES['no-deliverable'].mend,
      items: ['T-1', 'T-2'],
      findings: findings.filter(({ code }) => code === 'no-deliverable'),
    });
    expect(sync?.message).toBe('No daily sync is scheduled.');
    expect(sync?.items).toEqual([]);
  });

  it('keeps the message of a single finding', () => {
    const [only] = groupFindings([
      found('double-booked', 'bo', 'bo is on T-1 and T-2 at once from 2026-11-02.'),
    ]);
    expect(only?.message).toBe('bo is on T-1 and T-2 at once from 2026-11-02.');
  });

  it('has a line for a code that it does not know', () => {
    const old = { code: 'retired-code', item: null, message: 'As it was.', mend: '' };
    expect(groupFindings([old, old]).map(({ message }) => message)).toEqual(['2 findings of retired-code.']);
  });

  it('makes nothing of nothing', () => {
    expect(groupFindings([])).toEqual([]);
  });
});
