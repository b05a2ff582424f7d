import { describe, expect, it } from 'vitest';
import {
  decideOverride,
  type Overridable,
  type OverrideCommand,
  overridesOf,
} from '../../src/gate/override.ts';
import type { Colour, Outcome } from '../../src/gate/review.ts';
import { conditionAgainst } from './minutes.ts';

const onC1 = { kind: 'criterion', criterion: 'C1' } as const;
const onBo = { kind: 'ballot', seat: 'bo' } as const;
const promise = { id: 'K1', against: onC1, text: 'Load test', owner: 'chi', due: '2026-11-25' };

function override(
  computed: Outcome,
  to: Colour,
  command: Partial<OverrideCommand> = {},
  decision: Partial<Overridable> = {},
) {
  const facts: Overridable = {
    computed,
    standing: computed,
    presenter: 'eve',
    owners: ['ana', 'eve'],
    superseded: false,
    shortfalls: [],
    conditions: [],
    ...decision,
  };
  const given = { by: 'ana', admin: false, to, reason: 'the board knows', conditions: [], ...command };
  return decideOverride(facts, given, '2026-11-20');
}

describe('each step of an override', () => {
  it.each([
    ['green', 'yellow'],
    ['green', 'red'],
    ['yellow', 'red'],
  ] as const)('%s to %s: any step stricter', (from, to) => {
    expect(override(from, to)).toEqual({
      ok: true,
      override: { from, to, reason: 'the board knows', by: 'ana', conditions: [] },
    });
  });

  it('yellow to green: one step more lenient', () => {
    expect(override('yellow', 'green')).toMatchObject({
      ok: true,
      override: { from: 'yellow', to: 'green' },
    });
  });

  it('red to yellow: one step, with a condition against every shortfall', () => {
    const shortfalls = [onC1, onBo];
    expect(override('red', 'yellow', {}, { shortfalls })).toEqual({
      ok: false,
      reason: 'conditions-missing',
      missing: [onC1, onBo],
    });
    expect(override('red', 'yellow', { conditions: [promise] }, { shortfalls })).toEqual({
      ok: false,
      reason: 'conditions-missing',
      missing: [onBo],
    });
    const conditions = [conditionAgainst('bo', [])];
    expect(override('red', 'yellow', { conditions: [promise] }, { shortfalls, conditions })).toMatchObject({
      ok: true,
      override: { to: 'yellow', conditions: [{ ...promise, offeredBy: 'ana' }] },
    });
  });

  it('red to yellow needs at least one condition, also where nothing but a blocker was short', () => {
    expect(override('red', 'yellow')).toEqual({ ok: false, reason: 'conditions-missing', missing: [] });
    expect(override('red', 'yellow', { conditions: [promise] })).toMatchObject({ ok: true });
  });

  it('red to green: two steps, refused', () => {
    expect(override('red', 'green')).toEqual({ ok: false, reason: 'too-lenient', computed: 'red' });
  });

  it('red to green in two overrides: refused as well, because steps count from what was computed', () => {
    expect(override('red', 'green', {}, { standing: 'yellow' })).toMatchObject({ reason: 'too-lenient' });
  });

  it('back to what was computed', () => {
    expect(override('green', 'green', {}, { standing: 'red' })).toMatchObject({ ok: true });
  });

  it.each(['green', 'yellow', 'red'] as const)('no decision to %s: never', (to) => {
    expect(override('no decision', to)).toEqual({ ok: false, reason: 'no-decision' });
  });
});

describe('who may override, and when', () => {
  it('an owner who is not the presenter', () => {
    expect(override('yellow', 'red', { by: 'eve' })).toEqual({ ok: false, reason: 'presenter' });
    expect(override('yellow', 'red', { by: 'zoe' })).toEqual({ ok: false, reason: 'not-owner' });
    expect(override('yellow', 'red', { by: 'zoe', admin: true })).toEqual({ ok: false, reason: 'not-owner' });
  });

  it('a workspace admin where every owner is the presenter', () => {
    const alone = { owners: ['eve'] };
    expect(override('yellow', 'red', { by: 'zoe', admin: true }, alone)).toMatchObject({ ok: true });
    expect(override('yellow', 'red', { by: 'zoe' }, alone)).toMatchObject({ reason: 'not-owner' });
    expect(override('yellow', 'red', { by: 'eve', admin: true }, alone)).toMatchObject({
      reason: 'presenter',
    });
  });

  it('until the next gate opens, with a reason, to something else', () => {
    expect(override('yellow', 'red', {}, { superseded: true })).toEqual({ ok: false, reason: 'superseded' });
    expect(override('yellow', 'red', { reason: ' ' })).toEqual({ ok: false, reason: 'reason-missing' });
    expect(override('yellow', 'yellow')).toEqual({ ok: false, reason: 'unchanged' });
  });

  it('with conditions that are whole and answer something', () => {
    const shortfalls = [onC1];
    const faulty = { ...promise, owner: '', due: '2026-11-19' };
    expect(override('red', 'yellow', { conditions: [faulty] }, { shortfalls })).toEqual({
      ok: false,
      reason: 'incomplete',
      faults: [{ id: 'K1', faults: ['owner-missing', 'due-past'] }],
    });
    const stray = { ...promise, against: onBo };
    expect(override('red', 'yellow', { conditions: [promise, stray] }, { shortfalls })).toEqual({
      ok: false,
      reason: 'not-a-shortfall',
      against: onBo,
    });
  });
});

describe('what a form offers', () => {
  const outcomes = ['green', 'yellow', 'red', 'no decision'] as const;
  const steps = outcomes.flatMap((computed) => outcomes.map((standing) => [computed, standing] as const));

  it.each(steps)('of %s that counts as %s is what an override takes', (computed, standing) => {
    const colours = ['green', 'yellow', 'red'] as const;
    const decision = { standing, shortfalls: [onC1] };
    const taken = colours.filter((to) => override(computed, to, { conditions: [promise] }, decision).ok);
    expect(overridesOf(computed, standing)).toEqual(taken);
  });
});
