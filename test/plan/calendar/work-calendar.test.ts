import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOf, weekdayOf } from '../../../src/plan/calendar/day.ts';
import { compileCalendar } from '../../../src/plan/calendar/work-calendar.ts';
import type { Calendar } from '../../../src/plan/plan.ts';

const plain: Calendar = { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] };
const refuse = () => {
  throw new Error('a plan without holidays asked for some');
};

// April 2026 in Germany: Good Friday is the 3rd, Easter Monday the 6th.
//
//   We 1  Th 2  Fr 3  Sa 4  Su 5  Mo 6  Tu 7
//    w     w     H     -     -     H     w
test('Easter takes the Friday and the Monday', () => {
  const calendar = compileCalendar({ calendar: { ...plain, holidays: 'DE' }, start: '2026-04-01' });
  expect(calendar.addWorkdays('2026-04-02', 1)).toBe('2026-04-07');
  expect(calendar.nextWorkday('2026-04-03')).toBe('2026-04-07');
  expect(calendar.previousWorkday('2026-04-06')).toBe('2026-04-02');
  expect(calendar.workdaysBetween('2026-04-01', '2026-04-07')).toBe(2);
  expect(calendar.isWorkday('2026-04-06')).toBe(false);
});

// A closure from Thursday to Tuesday swallows the weekend inside it.
//
//   We 9  Th 10  Fr 11  Sa 12  Su 13  Mo 14  Tu 15  We 16
//    w     c      c      -      -      c      c      w
test('a closure across a weekend', () => {
  const calendar = compileCalendar(
    { calendar: { ...plain, closures: [{ from: '2026-12-10', to: '2026-12-15' }] }, start: '2026-12-01' },
    refuse,
  );
  expect(calendar.addWorkdays('2026-12-09', 1)).toBe('2026-12-16');
  expect(calendar.workdaysBetween('2026-12-09', '2026-12-16')).toBe(1);
});

test('adding nothing from a day off gives the next working day, one day off counts as its eve or morrow', () => {
  const calendar = compileCalendar({ calendar: plain, start: '2026-11-02' }, refuse);
  const saturday = '2026-11-07';
  expect(calendar.addWorkdays(saturday, 0)).toBe('2026-11-09');
  expect(calendar.addWorkdays(saturday, 1)).toBe('2026-11-09');
  expect(calendar.addWorkdays(saturday, -1)).toBe('2026-11-06');
  expect(calendar.addWorkdays('2026-11-09', -1)).toBe('2026-11-06');
});

test('dates long before and after the start are counted too', () => {
  const calendar = compileCalendar({ calendar: plain, start: '2026-11-02' }, refuse);
  // 400 years of the Gregorian calendar are 20,871 whole weeks.
  expect(calendar.workdaysBetween('1826-11-01', '2226-11-01')).toBe(20_871 * 5);
  expect(calendar.dateAt(-5)).toBe('2026-10-26');
});

test('a calendar without working days ends at the ends of time', () => {
  const calendar = compileCalendar({ calendar: { ...plain, workdays: [] }, start: '2026-11-02' }, refuse);
  expect(calendar.nextWorkday('2026-11-02')).toBe('9999-12-31');
  expect(calendar.previousWorkday('2026-11-02')).toBe('0001-01-01');
});

test('a year asks for its holidays once, and far years not at all', () => {
  const asked: number[] = [];
  const calendar = compileCalendar(
    { calendar: { ...plain, holidays: 'XX' }, start: '2026-01-01' },
    (_, year) => {
      asked.push(year);
      return [`${year}-01-01`];
    },
  );
  expect(calendar.isWorkday('2029-01-01')).toBe(false);
  expect(calendar.isWorkday('2126-01-01')).toBe(true);
  expect(asked).toEqual([2029]);
  expect(calendar.workdaysBetween('2026-01-01', '2126-01-01')).toBeGreaterThan(25_000);
  expect(new Set(asked).size).toBe(asked.length);
  expect([Math.min(...asked), Math.max(...asked)]).toEqual([2024, 2076]);
});

test('counting agrees with walking day by day', () => {
  const date = fc.integer({ min: dayOf('2025-06-01'), max: dayOf('2028-06-01') }).map(dateOf);
  const closure = fc.tuple(date, fc.integer({ min: 0, max: 20 })).map(([from, days]) => ({
    from,
    to: dateOf(dayOf(from) + days),
  }));
  fc.assert(
    fc.property(
      fc.array(closure, { maxLength: 4 }),
      date,
      date,
      fc.integer({ min: 1, max: 30 }),
      (closures, a, b, n) => {
        const calendar = compileCalendar({ calendar: { ...plain, closures }, start: '2026-11-02' }, refuse);
        const open = (day: number) =>
          weekdayOf(day) < 5 && !closures.some(({ from, to }) => from <= dateOf(day) && dateOf(day) <= to);
        let count = 0;
        for (let day = dayOf(a) + 1; day <= dayOf(b); day++) if (open(day)) count++;
        for (let day = dayOf(b) + 1; day <= dayOf(a); day++) if (open(day)) count--;
        expect(calendar.workdaysBetween(a, b)).toBe(count);

        const walk = (step: 1 | -1) => {
          let day = dayOf(a);
          for (let left = n; left > 0; ) {
            day += step;
            if (open(day)) left--;
          }
          return dateOf(day);
        };
        expect(calendar.addWorkdays(a, n)).toBe(walk(1));
        expect(calendar.addWorkdays(a, -n)).toBe(walk(-1));
        expect(calendar.dateAt(calendar.ordinalOf(a))).toBe(calendar.nextWorkday(a));
      },
    ),
  );
});
