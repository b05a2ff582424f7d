import { compileCalendar, type WorkCalendar } from '../plan/calendar/work-calendar.ts';
import type { Plan, Weekday } from '../plan/plan.ts';
import type { DueCalendar } from './due.ts';

const week: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The plan's calendar as its schedule asks for it; holidays and closures are looked up only when asked for. */
export function dueCalendar(plan: Pick<Plan, 'calendar' | 'start'>): DueCalendar {
  let workdays: WorkCalendar | null = null;
  let openDays: WorkCalendar | null = null;
  return {
    isWorkday: (date) => {
      workdays ??= compileCalendar(plan);
      return workdays.isWorkday(date);
    },
    isClosed: (date) => {
      openDays ??= compileCalendar({ ...plan, calendar: { ...plan.calendar, workdays: week } });
      return !openDays.isWorkday(date);
    },
  };
}
