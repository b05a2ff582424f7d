import { counted, plainDay } from '../../digest/words.ts';
import { percent } from '../../plan/percent.ts';
import { bar } from './bar.ts';
import { context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

/** One line with a progress bar. */
export interface ProgressLine {
  name: string;
  /** 0 to 1 */
  progress: number;
  done: number;
  needed: number;
  finish: string | null;
  current?: boolean;
}

/** What `/plan progress` says. */
export interface ProgressView {
  planName: string;
  date: string;
  day: number;
  days: number;
  progress: number;
  /** 0 to 1: where the plan would be today by its baseline; null without one. */
  planned: number | null;
  end: string;
  laterDays: number | null;
  lists: { heading: string; lines: ProgressLine[] }[];
}

export function progressMessage(view: ProgressView): Message {
  const point = pointOf(view);
  return roomiest((room) =>
    message(`${words(view.planName, 150)}: ${point}`, [
      header(`Progress · ${view.planName}`),
      section([`${bar(view.progress)} ${point}`]),
      ...view.lists
        .filter(({ lines }) => lines.length > 0)
        .slice(0, 4)
        .map(({ heading, lines }) =>
          section(
            lines.map((line) => progressLine(line, view.date)),
            { heading: `*${heading}*`, room },
          ),
        ),
      context(['Progress weighs items by their duration.']),
    ]),
  );
}

function pointOf({ progress, planned, day, days, end, laterDays, date }: ProgressView): string {
  const should = planned === null ? '' : `, ${percent(planned)} by the baseline`;
  const drift =
    laterDays === null || laterDays === 0
      ? ''
      : `, ${counted(Math.abs(laterDays), 'day')} ${laterDays > 0 ? 'later' : 'earlier'} than baseline`;
  return `${percent(progress)} done${should} · day ${day} of ${days} · forecast ${plainDay(end, date)}${drift}`;
}

/** As `▰▰▰▱▱▱▱▱▱▱ API · 3 of 9 done, 30 % · ends Fri 20 Nov`. */
export function progressLine(line: ProgressLine, today: string): string {
  const { name, progress, done, needed, finish, current = false } = line;
  const title = current ? `${strong(name, 100)} (now)` : words(name, 100);
  const ends = finish === null ? '' : ` · ${done === needed ? 'ended' : 'ends'} ${plainDay(finish, today)}`;
  return `${bar(progress)} ${title} · ${done} of ${needed} done, ${percent(progress)}${ends}`;
}
