import { describe, expect, it } from 'vitest';
import type { GivenEvidence } from '../../src/gate/review.ts';
import { decideEvidence, type EvidenceCommand } from '../../src/gate/say-evidence.ts';
import { criterion } from './minutes.ts';
import { berlin, review } from './plans.ts';

const criteria = [
  criterion('M1', { kind: 'metric', target: '< 300' }),
  criterion('M2', { kind: 'metric', items: 'phase' }),
  criterion('B1', { kind: 'blockers' }),
  criterion('R1', { kind: 'resources' }),
  criterion('J1'),
];

function say(more: Partial<EvidenceCommand>, given: GivenEvidence[] = [], closedAt: number | null = null) {
  const open = review({ closedAt });
  const command: EvidenceCommand = {
    criterion: 'M1',
    state: null,
    value: '280',
    link: null,
    by: 'eve',
    standing: 'member',
    ...more,
  };
  const now = berlin('2026-11-17 11:00');
  return decideEvidence({ ...open, gate: { ...open.gate, criteria } }, given, command, now);
}

describe('what is said of a criterion', () => {
  const first: GivenEvidence = {
    criterion: 'M1',
    version: 1,
    state: null,
    value: '280',
    link: 'https://example.com/run/7',
    by: 'eve',
  };

  it('is kept as the next version', () => {
    const link = ' https://example.com/run/7 ';
    expect(say({ link })).toEqual({ ok: true, given: first });
    expect(say({ value: '310' }, [first])).toEqual({
      ok: true,
      given: { ...first, version: 2, value: '310', link: null },
    });
  });

  it.each([
    [{ criterion: 'J1', state: 'met' as const, value: 'signed off' }],
    [{ criterion: 'R1', state: 'workaround' as const, value: 'bo covers' }],
    [{ criterion: 'M1', state: 'unknown' as const, value: null }],
  ])('%j is taken', (command) => {
    expect(say(command)).toMatchObject({ ok: true, given: { version: 1 } });
  });

  it.each([
    [{ value: 'abc' }, { reason: 'value-refused', because: 'not-a-number' }],
    [{ value: '' }, { reason: 'value-refused', because: 'empty' }],
    [{ value: null }, { reason: 'value-refused', because: 'empty' }],
    [{ value: '1e999' }, { reason: 'value-refused', because: 'exponent' }],
    [{ value: '1,000' }, { reason: 'value-refused', because: 'thousands-separator' }],
    [{ criterion: 'X9' }, { reason: 'no-criterion' }],
    [{ criterion: 'M2' }, { reason: 'computed' }],
    [{ criterion: 'B1' }, { reason: 'computed' }],
    [{ criterion: 'J1' }, { reason: 'state-missing' }],
    [{ criterion: 'J1', state: 'workaround' as const, value: ' ' }, { reason: 'how-missing' }],
    [{ criterion: 'R1', state: 'met' as const }, { reason: 'workaround-only' }],
    [{ link: 'javascript:alert(1)' }, { reason: 'link-invalid' }],
    [{ link: 'https://a b' }, { reason: 'link-invalid' }],
    [{ standing: 'bot' as const }, { reason: 'not-eligible', standing: 'bot' }],
  ])('%j is refused', (command, refusal) => {
    expect(say(command)).toEqual({ ok: false, ...refusal });
  });

  it('is refused twice, on an older version, and after the close', () => {
    expect(say({ link: first.link }, [first])).toEqual({ ok: false, reason: 'unchanged' });
    expect(say({ onVersion: 0 }, [first])).toEqual({ ok: false, reason: 'stale-version', current: 1 });
    expect(say({}, [], 1)).toEqual({ ok: false, reason: 'review-closed' });
  });
});
