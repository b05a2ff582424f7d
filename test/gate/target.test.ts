import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meets, parseTarget, readNumber, targetWords, valueWords } from '../../src/gate/target.ts';

describe('a measured value', () => {
  it.each([
    ['280', 280],
    [' 280.5 ', 280.5],
    ['-3', -3],
    ['+7', 7],
    ['0', 0],
    ['007', 7],
    ['123456789012345', 123456789012345],
  ])('%j is a number', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['280 ms', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['٣', 'not-a-number'],
    ['--3', 'not-a-number'],
    ['1e999', 'exponent'],
    ['1e3', 'exponent'],
    ['1,000', 'thousands-separator'],
    ['1.000.000', 'thousands-separator'],
    ['1 000', 'thousands-separator'],
    ["1'000", 'thousands-separator'],
    ['1_000', 'thousands-separator'],
    ['0,5', 'thousands-separator'],
    ['1234567890123456', 'too-long'],
    ['9'.repeat(400), 'too-long'],
  ])('%j is refused: %s', (text, reason) => {
    expect(readNumber(text)).toEqual({ ok: false, reason });
  });

  it('is finite wherever it is taken, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readNumber(text);
        expect(!read.ok || Number.isFinite(read.value)).toBe(true);
      }),
    );
  });
});

describe('a target', () => {
  it.each([
    ['< 300', { comparison: '<', bound: 300 }],
    ['<= 0', { comparison: '<=', bound: 0 }],
    ['>= 100', { comparison: '>=', bound: 100 }],
    ['= 5', { comparison: '=', bound: 5 }],
    ['== 5', { comparison: '=', bound: 5 }],
    ['> 3', { comparison: '>', bound: 3 }],
    ['>99.95', { comparison: '>', bound: 99.95 }],
    ['≤ -1.5', { comparison: '<=', bound: -1.5 }],
  ])('%j is read', (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  it.each([
    '',
    '300',
    '< ',
    '<> 3',
    '=> 3',
    '=< 3',
    '< 300 ms',
    '< 1,000',
    '< 1e3',
    'below 3',
    '< < 3',
    '>≥ 3',
  ])('%j is none', (text) => {
    expect(parseTarget(text)).toBeNull();
  });

  it.each([
    ['< 300', [299.9], [300, 301]],
    ['<= 300', [299, 300], [300.1]],
    ['= 5', [5], [4.9, 5.1]],
    ['>= 100', [100, 101], [99.9]],
    ['> 3', [3.1], [3, 2]],
  ])('%s is met and missed on both sides of its bound', (text, met, missed) => {
    const target = parseTarget(text);
    if (target === null) throw new Error('the table holds targets');
    expect(met.map((value) => meets(target, value))).toEqual(met.map(() => true));
    expect(missed.map((value) => meets(target, value))).toEqual(missed.map(() => false));
  });
});

it('reads to people with its unit and one sign', () => {
  const criterion = { kind: 'metric' as const, target: '>= 99.9', unit: '%' };
  expect(targetWords(criterion)).toBe('≥\u00a099.9\u00a0%');
  expect(targetWords({ target: '< 300', unit: null })).toBe('<\u00a0300');
  expect(valueWords(criterion, '99.95')).toBe('99.95\u00a0%');
  expect(valueWords(criterion, '3 of 5 met, 0 missed')).toBe('3 of 5 met, 0 missed');
  expect(valueWords({ kind: 'judgment', unit: '%' }, '42')).toBe('42');
});
