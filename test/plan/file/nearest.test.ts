import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/plan/file/nearest.ts';

describe('nearest', () => {
  const keys = ['duration', 'dependencies', 'deliverable', 'due', 'kind', 'name'];
  it.each([
    ['duraton', 'duration'],
    ['DURATION', 'duration'],
    ['knid', 'kind'],
    ['dependancies', 'dependencies'],
    ['deliv', 'deliverable'],
    ['name', 'name'],
    ['colour', null],
    ['x', null],
    ['', null],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, keys)).toBe(meant);
  });

  it('finds any candidate again, whole and with one letter of many lost', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{6,12}$/), fc.nat(5), (word, at) => {
        expect(nearest(word, ['zzzzzzzzzzzzzzzz', word])).toBe(word);
        expect(nearest(word.slice(0, at) + word.slice(at + 1), [word])).toBe(word);
      }),
    );
  });

  it('takes the nearer of two', () => {
    expect(nearest('TASK-12', ['TASK-21x', 'TASK-13'])).toBe('TASK-13');
  });
});
