import { percent } from '../plan/percent.ts';
import { cleaned } from './svg/clean.ts';
import { gateWord } from './svg/meeting-marks.ts';
import type { ChartGate, ChartPoint, ChartView } from './view.ts';
import { againstBaseline, dayAsOf, days, longDay } from './words.ts';

/** What Slack takes. */
const MAX_ALT_TEXT = 2000;
const LONGEST_NAME = 80;
/** How many of each kind are told one by one. */
const TOLD = 5;

const short = (name: string): string => {
  const line = cleaned(name);
  return line.length > LONGEST_NAME
    ? `${line
        .slice(0, LONGEST_NAME - 1)
        .toWellFormed()
        .trimEnd()}…`
    : line;
};

const called = ({ id, name }: { id: string; name: string }): string => `${short(id)} ${short(name)}`;

function listed<T>(head: string, all: readonly T[], words: (one: T) => string): string {
  if (all.length === 0) return '';
  const told = all.slice(0, TOLD).map(words);
  const rest = all.length > TOLD ? [`+${all.length - TOLD} more`] : [];
  return `${head}: ${[...told, ...rest].join('; ')}.`;
}

function stand(view: ChartView): string {
  const phase = view.phase === null ? '' : `, phase ${short(view.phase)}`;
  return (
    `Chart of the plan ${short(view.plan)} on ${longDay(view.date)}: ` +
    `day ${view.day} of ${view.days}${phase}, ${percent(view.progress)} done.`
  );
}

function ending(view: ChartView): string {
  const against = view.behindDays === null ? '' : `, ${againstBaseline(view.behindDays)}`;
  return `${view.progress >= 1 ? 'Ended' : 'Forecast end'} ${longDay(view.end)}${against}.`;
}

const isPoint = (meeting: ChartPoint | ChartGate): meeting is ChartPoint => meeting.kind === 'convergence';

const lateWords = ({ lateDays }: ChartGate): string => (lateDays > 0 ? `, ${days(lateDays)} late` : '');

/** What the picture shows, in sentences for those who do not see it; at most 2,000 characters. */
export function altText(view: ChartView): string {
  const late = view.meetings.filter(isPoint).filter(({ lateDays }) => lateDays > 0);
  const gates = view.meetings.filter((meeting) => meeting.kind === 'gate');
  const sentences = [
    stand(view),
    ending(view),
    listed(
      'Late',
      late,
      (one) => `${called(one)}, ${dayAsOf(one.forecast, view.date)}, ${days(one.lateDays)} late`,
    ),
    listed('Blocked', view.blocked, called),
    listed('Overdue', view.overdue, (one) => `${called(one)}, ${days(one.lateDays)} late`),
    listed('Gates', gates, (one) => `${called(one)}, ${gateWord(one).toLowerCase()}${lateWords(one)}`),
    listed('Lanes', view.lanes, (one) => `${short(one.name)} ${one.done} of ${one.needed} done`),
  ].filter((sentence) => sentence !== '');
  const text = sentences.join(' ');
  return text.length <= MAX_ALT_TEXT ? text : `${text.slice(0, MAX_ALT_TEXT - 1).toWellFormed()}…`;
}
