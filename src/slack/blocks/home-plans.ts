import type { KnownBlock } from '@slack/types';
import { missedCount } from '../../digest/missed-words.ts';
import { counted, plainDay } from '../../digest/words.ts';
import { percent } from '../../plan/percent.ts';
import { bar } from './bar.ts';
import { button, section } from './elements.ts';
import { strong, words } from './escape.ts';
import type { HomePlan } from './home-overview.ts';
import { gateFacts } from './plan.ts';
import { planActionIds } from './plan-ids.ts';

/** One plan in the list of plans. */
export function planBlocks(plan: HomePlan, today: string): KnownBlock[] {
  const { planId, name, phase, progress, point, gate } = plan;
  const next = [
    point === null
      ? ''
      : `Next: ${words(`${point.id} ${point.name}`, 100)}, ${plainDay(point.forecast, today)}${lateWords(point.lateDays)}`,
    gate === null ? '' : `Gate: ${gateWords(gate, today)}`,
  ].filter((part) => part !== '');
  return [
    {
      ...section([
        `${strong(name, 150)} · ${healthWords(plan)}`,
        `${bar(progress)} ${percent(progress)} · ${phase === null ? 'no phase' : words(phase, 80)} · ends ${plainDay(plan.end, today)}`,
        ...next,
      ]),
      accessory: button('Open', planActionIds.homePlan, planId),
    },
  ];
}

/** How a plan is doing: never colour alone. */
export function healthWords({ laterDays, blockers, overdue, missed, point }: HomePlan): string {
  const later = laterDays ?? 0;
  const facts = [
    later > 0 ? `${counted(later, 'day')} later than baseline` : '',
    blockers > 0 ? counted(blockers, 'open blocker') : '',
    overdue > 0 ? counted(overdue, 'overdue item') : '',
    missedCount(missed),
  ].filter((fact) => fact !== '');
  const late = later > 0 || (point?.lateDays ?? 0) > 0;
  const state = late ? '🔴 LATE' : facts.length > 0 ? '🟡 AT RISK' : '🟢 ON TIME';
  return [state, ...facts].join(' · ');
}

function lateWords(days: number): string {
  return days > 0 ? `, ${counted(days, 'day')} past its due date` : '';
}

export function gateWords(
  { id, name, forecast, open, last }: NonNullable<HomePlan['gate']>,
  today: string,
): string {
  const facts = gateFacts({ last, open });
  const state = facts.length > 0 ? facts.join(' · ') : `opens ${plainDay(forecast, today)}`;
  return `${words(`${id} ${name}`, 100)}, ${state}`;
}
