import { localDate } from '../plan/local-date.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { atHour, localTime, type WorkdayCalendar, workdayAfter } from './local-time.ts';
import { isAnswer } from './quorum.ts';
import type { ReviewFacts } from './review.ts';
import { countedSeats } from './shortfalls.ts';

const closingHour = 17;
const reminderHour = 10;
const askFromHour = 9;
const restMs = 10 * 60_000;

/** 17:00 local on the nth working day after the day of opening; half days of a window count whole. */
export function closesAt(
  openedAt: number,
  windowDays: number,
  calendar: WorkdayCalendar,
  timezone: string,
): number {
  const days = Math.max(1, Math.ceil(windowDays));
  return atHour(workdayAfter(localDate(openedAt, timezone), days, calendar), closingHour, timezone);
}

/** The end of the one extension: the window's own length again after its end, or after now where that is later. */
export function extendedUntil(
  window: { closesAt: number; windowDays: number; timezone: string },
  now: number,
  calendar: WorkdayCalendar,
): number {
  return closesAt(Math.max(window.closesAt, now), window.windowDays, calendar, window.timezone);
}

/** 10:00 local of the last day of a window. */
export function reminderAt(windowEnd: number, timezone: string): number {
  return atHour(localDate(windowEnd, timezone), reminderHour, timezone);
}

/** Whether people may be asked for something now: from 09:00 until before 17:00 of the plan's zone. */
export function mayAsk(now: number, timezone: string): boolean {
  const { hour } = localTime(now, timezone);
  return askFromHour <= hour && hour < closingHour;
}

/** The first moment from now on at which people may be asked, on a working day. */
export function nextAsking(now: number, timezone: string, calendar: WorkdayCalendar): number {
  const today = localDate(now, timezone);
  if (calendar.isWorkday(today)) {
    if (mayAsk(now, timezone)) return now;
    if (localTime(now, timezone).hour < askFromHour) return atHour(today, askFromHour, timezone);
  }
  return atHour(workdayAfter(today, 1, calendar), askFromHour, timezone);
}

/** Every seat has answered, quorum stands, and no condition is missing. */
export function isComplete({ quorum, missingConditions }: Decision): boolean {
  return quorum.standing && quorum.answered === quorum.seats && missingConditions.length === 0;
}

/** The same of a review as it stands; what it would be decided as is worked out only once every seat has answered. */
export function isCompleteNow(facts: ReviewFacts): boolean {
  return countedSeats(facts).every(({ answer }) => isAnswer(answer)) && isComplete(decide(facts));
}

/** When a review closes by itself before its window ends: ten minutes after it became complete; null while it is not. */
export function closeWhenComplete(decision: Decision, completeSince: number): number | null {
  return isComplete(decision) ? completeSince + restMs : null;
}

export interface ReviewMoment {
  what: 'remind' | 'close-complete' | 'window-end';
  at: number;
}

/** What an open review is waiting for next; `at` may lie in the past, and is then due. */
export function nextReviewMoment(
  review: { closesAt: number; timezone: string; reminded: boolean; completeSince: number | null },
  decision: Decision,
  now: number,
): ReviewMoment {
  const moments: ReviewMoment[] = [{ what: 'window-end', at: review.closesAt }];
  const complete = review.completeSince === null ? null : closeWhenComplete(decision, review.completeSince);
  if (complete !== null) moments.push({ what: 'close-complete', at: complete });
  const waiting = decision.quorum.answered < decision.quorum.seats;
  if (!review.reminded && waiting && now < review.closesAt)
    moments.push({ what: 'remind', at: reminderAt(review.closesAt, review.timezone) });
  return moments.reduce((first, moment) => (moment.at < first.at ? moment : first));
}

/** What the end of a window leads to: a decision, its one extension, or asking the plan's owner for a new round. */
export function atWindowEnd(decision: Decision, extended: boolean): 'decide' | 'extend' | 'ask-owner' {
  if (decision.outcome !== 'no decision') return 'decide';
  return extended ? 'ask-owner' : 'extend';
}

/** Whether a gate is near enough for the digest to rehearse it: within ten working days from today. */
export function rehearsalDue(today: string, gateDay: string, calendar: WorkdayCalendar): boolean {
  return gateDay >= today && gateDay <= workdayAfter(today, 10, calendar);
}
