import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule, scheduleWords } from '../../src/digest/schedule.ts';
import type { Weekday } from '../../src/plan/plan.ts';

const week: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

describe('reading a schedule', () => {
  it.each<[string, string, 'workdays' | Weekday[]]>([
    ['09:30 workdays', '09:30', 'workdays'],
    ['workdays 9:30', '09:30', 'workdays'],
    ['14:00', '14:00', 'workdays'],
    ['mon,thu 14:00', '14:00', ['mon', 'thu']],
    ['14:00 thu, mon', '14:00', ['mon', 'thu']],
    ['every Monday and Thursday at 14:00', '14:00', ['mon', 'thu']],
    ['mon-wed 08:05', '08:05', ['mon', 'tue', 'wed']],
    ['sat - mon 23:59', '23:59', ['mon', 'sat', 'sun']],
    ['00:00 daily', '00:00', week],
    ['weekdays 10:00', '10:00', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['Tues, Thurs 7:45', '07:45', ['tue', 'thu']],
  ])('%s', (text, at, days) => {
    expect(parseSchedule(text)).toEqual({ ok: true, value: { at, days } });
  });

  it.each([
    ['', 'Say the time of day as hours and minutes.'],
    ['workdays', 'Say the time of day as hours and minutes.'],
    ['25:00 workdays', '“25:00” is not a time of day from 00:00 to 23:59.'],
    ['09:60', '“09:60” is not a time of day from 00:00 to 23:59.'],
    ['2pm mon', '“2pm” is not a time of day from 00:00 to 23:59.'],
    ['09:30 14:00 workdays', 'One time a day: “09:30 14:00” has 2.'],
    ['09:30 someday', '“someday” is no day: say workdays, or days such as mon,thu.'],
    ['09:30 mon-', '“mon-” is no day: say workdays, or days such as mon,thu.'],
    [`09:30 ${'x'.repeat(500)}`, `“${'x'.repeat(39)}…” is no day: say workdays, or days such as mon,thu.`],
  ])('refuses %j with an example that can be pasted', (text, message) => {
    const parsed = parseSchedule(text);
    expect(parsed).toEqual({ ok: false, message, example: '09:30 workdays' });
    if (!parsed.ok) expect(parseSchedule(parsed.example).ok).toBe(true);
  });

  it('reads back what it writes', () => {
    const days = fc.oneof(fc.constant('workdays' as const), fc.subarray(week, { minLength: 1 }));
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(days, minutes, (chosen, minute) => {
        const at = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(parseSchedule(scheduleWords({ at, days: chosen }))).toEqual({
          ok: true,
          value: { at, days: chosen },
        });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseSchedule(text).ok === 'boolean'));
  });
});
