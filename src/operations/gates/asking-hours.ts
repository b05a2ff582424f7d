import { zoneIsKnown } from '../../digest/due.ts';
import { dueCalendar } from '../../digest/due-calendar.ts';
import { mayAsk, nextAsking } from '../../gate/window.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';

type Dated = { plan: Pick<PlanHead['plan'], 'timezone' | 'calendar' | 'start'> };

/** The first moment from `from` on at which the plan's people may be asked for something. */
export function askingAt({ plan }: Dated, from: number): number {
  return nextAsking(from, plan.timezone, dueCalendar(plan));
}

/** Whether they may be asked now; never where it is not known what time it is for them. */
export function isAskingTime(dated: Dated, now: number): boolean {
  const { timezone } = dated.plan;
  return zoneIsKnown(timezone) && mayAsk(now, timezone) && askingAt(dated, now) === now;
}
