import { percent } from '../../plan/percent.ts';
import type { ChartView } from '../view.ts';
import { againstBaseline, longDay } from '../words.ts';
import { BODY, MARGIN, WIDTH } from './layout.ts';
import { text } from './marks.ts';
import type { Theme } from './theme.ts';

const TITLE = 40;

function forecast(view: ChartView): string {
  return [
    view.progress >= 1 ? `Ended ${longDay(view.end)}` : `Forecast end ${longDay(view.end)}`,
    ...(view.behindDays === null ? [] : [againstBaseline(view.behindDays)]),
    ...(view.likelyEnd === null || view.progress >= 1
      ? []
      : [`${percent(0.85)} by ${longDay(view.likelyEnd)}`]),
  ].join(' · ');
}

/** Name of the plan, where it is today, and when it ends. */
export function header(view: ChartView, theme: Theme): string {
  const width = WIDTH - 2 * MARGIN;
  const today = [
    longDay(view.date),
    `day ${view.day} of ${view.days}`,
    `${percent(view.progress)} done`,
    ...(view.phase === null ? [] : [view.phase]),
  ].join(' · ');
  const isLate = (view.behindDays ?? 0) > 0;
  return [
    text(view.plan, { x: MARGIN, y: 56, size: TITLE, bold: true, fill: theme.ink, width }),
    text(today, { x: MARGIN, y: 96, size: BODY, fill: theme.muted, width }),
    text(forecast(view), {
      x: MARGIN,
      y: 134,
      size: BODY,
      bold: true,
      fill: isLate ? theme.overdue : theme.ink,
      width,
    }),
  ].join('\n');
}
