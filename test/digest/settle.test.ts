import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Due, type DueCalendar, nextDue } from '../../src/digest/due.ts';
import type { Schedule } from '../../src/digest/schedule.ts';
import { type DueEvent, reschedule, settle } from '../../src/digest/settle.ts';
import type { Weekday } from '../../src/plan/plan.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const calendar: DueCalendar = {
  isWorkday: (date) => !isClosed(date) && Temporal.PlainDate.from(date).dayOfWeek <= 5,
  isClosed,
};
const berlin: Schedule = { timezone: 'Europe/Berlin', at: '09:30', days: 'workdays' };

function isClosed(date: string): boolean {
  return date.endsWith('-25') || date.endsWith('-26');
}

/** A process whose clock jumps: each step is how far the clock moves before the next tick. */
function run(schedule: Schedule, startMs: number, steps: readonly number[]) {
  let stored = nextDue(schedule, calendar, startMs);
  let now = startMs;
  let latest = startMs;
  const ticks: { now: number; event: DueEvent }[] = [];
  for (const step of steps) {
    now += step;
    latest = Math.max(latest, now);
    const settled = settle(schedule, calendar, stored, now);
    stored = settled.next;
    for (const event of settled.events) ticks.push({ now, event });
  }
  return { ticks, latest };
}

/** The due times by the words of the specification: the first minute whose local time is not before the wanted one. */
function dueTimes(schedule: Schedule, startMs: number, endMs: number): Due[] {
  const found: Due[] = [];
  let date = Temporal.Instant.fromEpochMilliseconds(startMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .subtract({ days: 3 });
  const last = Temporal.Instant.fromEpochMilliseconds(endMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .add({ days: 3 });
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    if (!runsOn(schedule, date)) continue;
    const dueAt = firstMinute(schedule, date);
    if (dueAt > startMs && dueAt <= endMs) found.push({ date: date.toString(), dueAt });
  }
  return found;
}

function runsOn({ days }: Schedule, date: Temporal.PlainDate): boolean {
  if (days === 'workdays') return calendar.isWorkday(date.toString());
  const weekday = date.toLocaleString('en', { weekday: 'short' }).toLowerCase();
  return days.some((day) => day === weekday) && !isClosed(date.toString());
}

function firstMinute(schedule: Schedule, date: Temporal.PlainDate): number {
  const wanted = date.toPlainDateTime(schedule.at);
  const asUtc = wanted.toZonedDateTime('UTC').epochMilliseconds;
  const offsets = [asUtc - day, asUtc + day].map((at) => offsetAt(schedule.timezone, at));
  for (let at = asUtc - Math.max(...offsets) - minute; ; at += minute) {
    if (at + offsetAt(schedule.timezone, at) >= asUtc) return at;
  }
}

function offsetAt(zone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

const zones = [
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kathmandu',
];

/** Days on which at least one of the zones changes its clock, and one on which none does. */
const starts = [
  '2026-03-06',
  '2026-03-27',
  '2026-04-02',
  '2026-04-22',
  '2026-10-01',
  '2026-10-22',
  '2026-10-28',
  '2026-07-01',
];
const ats = ['00:00', '00:30', '01:30', '01:45', '02:00', '02:15', '02:30', '09:30', '23:30', '23:59'];

const schedules = fc.record({
  timezone: fc.constantFrom(...zones),
  at: fc.constantFrom(...ats),
  days: fc.oneof(
    fc.constant('workdays' as const),
    fc.subarray<Weekday>(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 1 }),
  ),
});
const startInstants = fc
  .tuple(fc.constantFrom(...starts), fc.integer({ min: 0, max: 1439 }))
  .map(([date, minutes]) => ms(`${date}T00:00Z`) + minutes * minute);

/** Ordinary ticks, stops of minutes, hours and days, and a clock set back. */
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 15 }).map((n) => n * minute) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 300 }).map((n) => n * minute) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((n) => n * hour) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => n * day) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((n) => -n * minute) },
  ),
  { minLength: 1, maxLength: 12 },
);

describe('settling due times', () => {
  it('makes exactly one event of every due time, whatever the clock does', () => {
    fc.assert(
      fc.property(schedules, startInstants, steps, (schedule, startMs, moves) => {
        const { ticks, latest } = run(schedule, startMs, moves);
        const settled = ticks.map(({ event }) => ({ date: event.date, dueAt: event.dueAt }));
        expect(settled).toEqual(dueTimes(schedule, startMs, latest));
      }),
      { numRuns: 300 },
    );
  });

  it('posts within four hours and never twice at one tick', () => {
    fc.assert(
      fc.property(schedules, startInstants, steps, (schedule, startMs, moves) => {
        const { ticks } = run(schedule, startMs, moves);
        for (const { now, event } of ticks) {
          const late = now - event.dueAt;
          expect(late).toBeGreaterThanOrEqual(0);
          expect(event.lateMinutes).toBe(Math.floor(late / minute));
          if (event.kind === 'post') expect(late).toBeLessThanOrEqual(4 * hour);
          else if (event.reason === 'late') expect(late).toBeGreaterThan(4 * hour);
        }
        const posts = ticks.filter(({ event }) => event.kind === 'post');
        expect(new Set(posts.map(({ now }) => now)).size).toBe(posts.length);
      }),
      { numRuns: 200 },
    );
  });

  it('tells the story of a stop over the weekend', () => {
    const stored = nextDue(berlin, calendar, ms('2026-11-05T12:00Z'));
    const { events, next } = settle(berlin, calendar, stored, ms('2026-11-09T10:30Z'));
    expect(events).toEqual([
      { kind: 'skip', reason: 'late', date: '2026-11-06', dueAt: ms('2026-11-06T08:30Z'), lateMinutes: 4440 },
      { kind: 'post', date: '2026-11-09', dueAt: ms('2026-11-09T08:30Z'), lateMinutes: 120 },
    ]);
    expect(next?.date).toBe('2026-11-10');
  });

  it('does nothing before the due time, nor where nothing is due any more', () => {
    const stored = nextDue(berlin, calendar, ms('2026-11-09T00:00Z'));
    expect(settle(berlin, calendar, stored, ms('2026-11-09T08:29Z'))).toEqual({ events: [], next: stored });
    expect(settle(berlin, calendar, null, ms('2026-11-09T08:29Z'))).toEqual({ events: [], next: null });
  });
});

describe('a changed schedule', () => {
  const last = nextDue(berlin, calendar, ms('2026-11-09T00:00Z'));

  it('makes no second digest on a day that had one', () => {
    const later = { ...berlin, at: '15:00' };
    expect(reschedule(later, calendar, last, ms('2026-11-09T09:00Z'))?.date).toBe('2026-11-10');
    expect(reschedule(later, calendar, null, ms('2026-11-09T09:00Z'))?.date).toBe('2026-11-09');
  });

  it('holds while the clock stands before the last digest', () => {
    expect(reschedule(berlin, calendar, last, ms('2026-11-02T09:00Z'))?.date).toBe('2026-11-10');
  });

  it('keeps one digest a local day when the zone moves west', () => {
    const moved = { ...berlin, timezone: 'America/New_York' };
    expect(reschedule(moved, calendar, last, ms('2026-11-09T09:00Z'))?.date).toBe('2026-11-10');
  });
});
