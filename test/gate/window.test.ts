import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import {
  atWindowEnd,
  closesAt,
  closeWhenComplete,
  extendedUntil,
  mayAsk,
  nextAsking,
  nextReviewMoment,
  rehearsalDue,
  reminderAt,
} from '../../src/gate/window.ts';
import { factsFrom } from './minutes.ts';
import { berlin, weekdaysBut } from './plans.ts';

const zone = 'Europe/Berlin';
const weekdays = weekdaysBut();
const minute = 60_000;

describe('the window', () => {
  it.each([
    ['three days from Monday', '2026-11-16 10:00', 3, '2026-11-19 17:00'],
    ['three days from Thursday, over a weekend', '2026-11-19 10:00', 3, '2026-11-24 17:00'],
    ['one day, opened late in the evening', '2026-11-16 23:30', 1, '2026-11-17 17:00'],
    ['one day, opened just after midnight', '2026-11-16 00:10', 1, '2026-11-17 17:00'],
    ['one day, opened on a Saturday', '2026-11-21 12:00', 1, '2026-11-23 17:00'],
    ['half a day counts whole', '2026-11-16 10:00', 0.5, '2026-11-17 17:00'],
  ])('%s', (_, opened, days, closes) => {
    expect(closesAt(berlin(opened), days, weekdays, zone)).toBe(berlin(closes));
  });

  it('of one day over a holiday ends on the working day after it', () => {
    const holidays = weekdaysBut('2026-12-24', '2026-12-25');
    expect(closesAt(berlin('2026-12-23 14:00'), 1, holidays, zone)).toBe(berlin('2026-12-28 17:00'));
  });

  it('ends at 17:00 by the wall clock, also where the clocks change in it', () => {
    const friday = Date.parse('2026-10-23T10:00:00+02:00');
    expect(closesAt(friday, 1, weekdays, zone)).toBe(berlin('2026-10-26 17:00'));
    const auckland = closesAt(Date.parse('2026-11-15T21:00:00Z'), 1, weekdays, 'Pacific/Auckland');
    expect(new Date(auckland).toISOString()).toBe('2026-11-17T04:00:00.000Z');
  });

  it('is extended by its own length after its end, or after now where that is later', () => {
    const window = { closesAt: berlin('2026-11-19 17:00'), windowDays: 3, timezone: zone };
    expect(extendedUntil(window, window.closesAt + minute, weekdays)).toBe(berlin('2026-11-24 17:00'));
    expect(extendedUntil(window, berlin('2026-11-26 09:00'), weekdays)).toBe(berlin('2026-12-01 17:00'));
  });

  it('is refused by a calendar without working days, instead of searching for ever', () => {
    expect(() => closesAt(0, 1, { isWorkday: () => false }, zone)).toThrow(/fewer than 1 working days/);
  });

  it('always ends in the future, on a working day, after a reminder on the same day', () => {
    const opened = fc.integer({ min: berlin('2026-01-01 00:00'), max: berlin('2027-12-31 00:00') });
    fc.assert(
      fc.property(opened, fc.integer({ min: 1, max: 20 }), (at, days) => {
        const end = closesAt(at, days, weekdays, zone);
        const day = new Date(end).toISOString().slice(0, 10);
        expect(end).toBeGreaterThan(at);
        expect(weekdays.isWorkday(day)).toBe(true);
        expect(end - reminderAt(end, zone)).toBe(7 * 60 * minute);
      }),
    );
  });
});

describe('asking people', () => {
  it.each([
    ['2026-11-16 08:59', false],
    ['2026-11-16 09:00', true],
    ['2026-11-16 16:59', true],
    ['2026-11-16 17:00', false],
  ])('at %s: %s', (at, allowed) => {
    expect(mayAsk(berlin(at), zone)).toBe(allowed);
  });

  it.each([
    ['2026-11-16 10:00', '2026-11-16 10:00'],
    ['2026-11-16 07:00', '2026-11-16 09:00'],
    ['2026-11-16 18:00', '2026-11-17 09:00'],
    ['2026-11-20 18:00', '2026-11-23 09:00'],
    ['2026-11-21 11:00', '2026-11-23 09:00'],
  ])('after %s is possible at %s', (at, next) => {
    expect(nextAsking(berlin(at), zone, weekdays)).toBe(berlin(next));
  });
});

describe('closing by itself', () => {
  const told = (votes: string, evidence = 'C1 met', conditions = '') =>
    decide(factsFrom({ seats: 'ana, bo, chi', evidence, votes, conditions }));
  const all = 'ana green, bo green, chi abstain';
  const since = berlin('2026-11-17 11:00');

  it('comes ten minutes after every seat has answered with quorum and nothing missing', () => {
    expect(closeWhenComplete(told(all), since)).toBe(since + 10 * minute);
    expect(closeWhenComplete(told(all, 'C1 workaround', 'C1'), since)).toBe(since + 10 * minute);
  });

  it.each([
    ['a seat is silent', told('ana green, bo green')],
    ['a ballot is outdated', told('ana green, bo green, chi outdated green')],
    ['there is no quorum', told('ana green, bo abstain, chi abstain')],
    ['a condition is missing', told(all, 'C1 workaround')],
  ])('does not come while %s', (_, decision) => {
    expect(closeWhenComplete(decision, since)).toBeNull();
  });

  const open = { closesAt: berlin('2026-11-19 17:00'), timezone: zone, reminded: false, completeSince: null };

  it('waits for the reminder, then for the end of the window', () => {
    const half = told('ana green');
    expect(nextReviewMoment(open, half, since)).toEqual({ what: 'remind', at: berlin('2026-11-19 10:00') });
    const end = { what: 'window-end', at: open.closesAt };
    expect(nextReviewMoment({ ...open, reminded: true }, half, since)).toEqual(end);
    expect(nextReviewMoment(open, half, open.closesAt)).toEqual(end);
    expect(nextReviewMoment({ ...open, completeSince: since }, told(all), since)).toEqual({
      what: 'close-complete',
      at: since + 10 * minute,
    });
  });

  it('reminds nobody where every seat has answered', () => {
    const decision = told(all, 'C1 workaround');
    expect(nextReviewMoment(open, decision, since).what).toBe('window-end');
  });

  it('never comes after the end of the window', () => {
    const late = open.closesAt - 5 * minute;
    expect(nextReviewMoment({ ...open, completeSince: late }, told(all), late).what).toBe('window-end');
  });

  it('decides at the end, extends once without quorum, and then asks the owner', () => {
    expect(atWindowEnd(told(all), false)).toBe('decide');
    expect(atWindowEnd(told('ana green'), false)).toBe('extend');
    expect(atWindowEnd(told('ana green'), true)).toBe('ask-owner');
  });
});

it('rehearses a gate that is within ten working days', () => {
  const days = ['2026-11-15', '2026-11-16', '2026-11-30', '2026-12-01'];
  expect(days.map((day) => rehearsalDue('2026-11-16', day, weekdays))).toEqual([false, true, true, false]);
});
