import { expect, it } from 'vitest';
import { dueCalendar } from '../../src/digest/due-calendar.ts';

const calendar = dueCalendar({
  start: '2026-11-02',
  calendar: {
    workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    holidays: 'DE-BE',
    closures: [{ from: '2026-12-28', to: '2026-12-30' }],
  },
});

it.each([
  ['an ordinary Monday', '2026-11-09', true, false],
  ['an ordinary Saturday', '2026-11-14', false, false],
  ['a holiday on a Friday', '2026-12-25', false, true],
  ['a holiday on a Saturday', '2026-12-26', false, true],
  ['a closure', '2026-12-29', false, true],
])('%s', (_, date, isWorkday, isClosed) => {
  expect([calendar.isWorkday(date), calendar.isClosed(date)]).toEqual([isWorkday, isClosed]);
});
