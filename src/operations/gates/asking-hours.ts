import { dueCalendar } from '../../digest/due-calendar.ts';
import { mayAsk, nextAsking } from '../../gate/window.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';

type Dated = { plan: Pick<PlanHead['plan'], 'timezone' | 'calendar' | 'start'> };

/** The first moment from `from` on at which the plan's people may be asked for something. */
export function askingAt({ plan }: Dated, from: number): number {
  return nextAsking(from, plan.timezone, dueCalendar(plan));
}

/** Whether they may be asked now. */
export function isAskingTime(plan: Dated, now: number): boolean {
  return mayAsk(now, plan.plan.timezone) && askingAt(plan, now) === now;
}
