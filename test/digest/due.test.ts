import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type DueCalendar, decideDue, nextDue, zoneIsKnown } from '../../src/digest/due.ts';
import type { Schedule } from '../../src/digest/schedule.ts';

const always: DueCalendar = { isWorkday: () => true, isClosed: () => false };
const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

/** The due time in UTC, for a schedule that runs on every day. */
function dueOn(timezone: string, at: string, after: string): string | undefined {
  const due = nextDue({ timezone, at, days: 'workdays' }, always, ms(after));
  return due === null ? undefined : `${due.date} ${Temporal.Instant.fromEpochMilliseconds(due.dueAt)}`;
}

describe('next due time', () => {
  it.each([
    ['an ordinary morning', 'Europe/Berlin', '09:30', '2026-11-09T00:00Z', '2026-11-09 2026-11-09T08:30:00Z'],
    [
      'exactly due: the next one',
      'Europe/Berlin',
      '09:30',
      '2026-11-09T08:30Z',
      '2026-11-10 2026-11-10T08:30:00Z',
    ],
    [
      'a quarter-hour zone',
      'Asia/Kathmandu',
      '09:30',
      '2026-11-09T00:00Z',
      '2026-11-09 2026-11-09T03:45:00Z',
    ],
    [
      'spring gap in Berlin',
      'Europe/Berlin',
      '02:30',
      '2026-03-28T12:00Z',
      '2026-03-29 2026-03-29T01:00:00Z',
    ],
    [
      'spring gap in New York',
      'America/New_York',
      '02:01',
      '2026-03-07T12:00Z',
      '2026-03-08 2026-03-08T07:00:00Z',
    ],
    [
      'half-hour gap on Lord Howe',
      'Australia/Lord_Howe',
      '02:15',
      '2026-10-03T00:00Z',
      '2026-10-04 2026-10-03T15:30:00Z',
    ],
    [
      'half-hour repeat on Lord Howe',
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-04T00:00Z',
      '2026-04-05 2026-04-04T14:45:00Z',
    ],
    [
      'gap at midnight in Beirut',
      'Asia/Beirut',
      '00:30',
      '2026-03-28T12:00Z',
      '2026-03-29 2026-03-28T22:00:00Z',
    ],
    [
      'gap at midnight in Cairo',
      'Africa/Cairo',
      '00:00',
      '2026-04-23T12:00Z',
      '2026-04-24 2026-04-23T22:00:00Z',
    ],
    [
      'repeat before midnight in Cairo',
      'Africa/Cairo',
      '23:30',
      '2026-10-29T12:00Z',
      '2026-10-29 2026-10-29T20:30:00Z',
    ],
    [
      'repeat in New York',
      'America/New_York',
      '01:30',
      '2026-10-31T12:00Z',
      '2026-11-01 2026-11-01T05:30:00Z',
    ],
    [
      'repeat in New York, after the first',
      'America/New_York',
      '01:30',
      '2026-11-01T05:30Z',
      '2026-11-02 2026-11-02T06:30:00Z',
    ],
    [
      'a gap that ends the next day',
      'America/Nuuk',
      '23:30',
      '2026-03-28T12:00Z',
      '2026-03-28 2026-03-29T01:00:00Z',
    ],
    [
      'a day that the zone left out',
      'Pacific/Apia',
      '00:00',
      '2011-12-29T12:00Z',
      '2011-12-31 2011-12-30T10:00:00Z',
    ],
  ])('%s', (_, timezone, at, after, expected) => {
    expect(dueOn(timezone, at, after)).toBe(expected);
  });

  it('leaves out holidays, closures and days off', () => {
    const calendar: DueCalendar = {
      isWorkday: (date) => date !== '2026-12-25' && !['2026-12-26', '2026-12-27'].includes(date),
      isClosed: (date) => date === '2026-12-25' || date === '2026-12-28',
    };
    const workdays: Schedule = { timezone: 'Europe/Berlin', at: '09:30', days: 'workdays' };
    expect(nextDue(workdays, calendar, ms('2026-12-24T12:00Z'))?.date).toBe('2026-12-28');
    expect(nextDue({ ...workdays, days: ['mon', 'fri'] }, calendar, ms('2026-12-24T12:00Z'))?.date).toBe(
      '2027-01-01',
    );
    expect(nextDue({ ...workdays, days: ['sat'] }, calendar, ms('2026-12-24T12:00Z'))?.date).toBe(
      '2026-12-26',
    );
  });

  it('ends where the calendar never opens again', () => {
    const closed: DueCalendar = { isWorkday: () => false, isClosed: () => true };
    expect(nextDue({ timezone: 'UTC', at: '09:30', days: 'workdays' }, closed, 0)).toBeNull();
  });

  it('knows which zones exist', () => {
    expect(zoneIsKnown('Asia/Beirut')).toBe(true);
    expect(zoneIsKnown('Mars/Olympus_Mons')).toBe(false);
    expect(zoneIsKnown('')).toBe(false);
  });
});

describe('what becomes of a due time', () => {
  const due = ms('2026-11-09T08:30Z');
  it.each([
    ['a millisecond before', '2026-11-09T08:29:59.999Z', { kind: 'not yet' }],
    ['on the dot', '2026-11-09T08:30:00Z', { kind: 'post', lateMinutes: 0 }],
    ['two hours late', '2026-11-09T10:30:59Z', { kind: 'post', lateMinutes: 120 }],
    ['four hours late', '2026-11-09T12:30:00Z', { kind: 'post', lateMinutes: 240 }],
    ['later than that', '2026-11-09T12:30:00.001Z', { kind: 'skip', lateMinutes: 240 }],
  ])('%s', (_, now, expected) => {
    expect(decideDue(due, ms(now))).toEqual(expected);
  });
});
