import { describe, expect, it } from 'vitest';
import { bar } from '../../src/cli/bar.ts';
import { wrapped } from '../../src/cli/wrapped.ts';

describe('bar', () => {
  it.each([
    [0, '░░░░░░░░░░'],
    [0.001, '█░░░░░░░░░'],
    [0.5, '█████░░░░░'],
    [0.999, '█████████░'],
    [1, '██████████'],
  ])('of %d', (share, drawn) => expect(bar(share, 10)).toBe(drawn));
});

describe('a wrapped line', () => {
  it('keeps its indentation on every line', () => {
    expect(wrapped('   holds up 5 items and 3 people', 20)).toEqual([
      '   holds up 5 items',
      '   and 3 people',
    ]);
    expect(wrapped('Blockers (2)', 20)).toEqual(['Blockers (2)']);
  });
});
