import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOf, FIRST_DAY, LAST_DAY, weekdayOf } from '../../../src/plan/calendar/day.ts';

test('days count from the first of January 1970', () => {
  expect(dayOf('1970-01-01')).toBe(0);
  expect(dayOf('1969-12-31')).toBe(-1);
  expect(dayOf('2000-03-01')).toBe(11017);
  expect([dayOf('0001-01-01'), dayOf('9999-12-31')]).toEqual([FIRST_DAY, LAST_DAY]);
});

test('days beyond the years 0001 to 9999 are held at their ends', () => {
  expect(dateOf(LAST_DAY + 1)).toBe('9999-12-31');
  expect(dateOf(FIRST_DAY - 1)).toBe('0001-01-01');
});

test('a day written as a date and read again is the same day, as the platform writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
      const instant = new Date(day * 86_400_000);
      expect(dateOf(day)).toBe(instant.toISOString().slice(0, 10));
      expect(dayOf(dateOf(day))).toBe(day);
      expect(weekdayOf(day)).toBe((instant.getUTCDay() + 6) % 7);
    }),
  );
});
