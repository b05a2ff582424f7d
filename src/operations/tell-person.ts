import type { PlanHead } from '../storage/plan-heads.ts';
import type { Change } from './change.ts';
import { askingAt } from './gates/asking-hours.ts';

type Dated = Pick<PlanHead, 'id'> & { plan: Pick<PlanHead['plan'], 'timezone' | 'calendar' | 'start'> };

/** Tells one person something in a direct message, within the hours in which people of the plan are asked. */
export function tellPerson(
  c: Change,
  plan: Dated,
  user: string,
  { key, text }: { key: string; text: string },
): void {
  c.post(plan.id, { key, channel: user, view: { type: 'words', text }, notBefore: askingAt(plan, c.now) });
}
