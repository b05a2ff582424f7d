import { expect, test } from 'vitest';
import { isKnownRegion, publicHolidays } from '../../../src/plan/calendar/public-holidays.ts';

test('a region adds its own holidays to those of its country', () => {
  const berlin = publicHolidays('DE-BE', 2026);
  const germany = publicHolidays('DE', 2026);
  expect(germany).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-10-03',
    '2026-12-25',
    '2026-12-26',
  ]);
  expect(berlin.filter((date) => !germany.includes(date))).toEqual(['2026-03-08']);
});

test('a holiday that falls on a weekend brings its substitute day', () => {
  expect(publicHolidays('GB-ENG', 2021)).toEqual(expect.arrayContaining(['2021-12-27', '2021-12-28']));
});

test('a holiday of several days counts whole, half a day counts as worked', () => {
  expect(publicHolidays('CN', 2025)).toEqual(
    expect.arrayContaining(['2025-10-01', '2025-10-02', '2025-10-03']),
  );
  expect(publicHolidays('IS', 2025)).not.toContain('2025-12-24');
});

test.each([
  ['DE', true],
  ['DE-BE', true],
  ['DE-BY-A', true],
  ['DE-ZZ', false],
  ['DE-BY-ZZ', false],
  ['DE-BE-', false],
  ['ZZ', false],
  ['de', false],
  ['', false],
  ['constructor', false],
  ['DE-BY-A-B', false],
])('region %s is known: %s', (region, known) => {
  expect(isKnownRegion(region)).toBe(known);
});
