import { counted, plainDay } from '../../digest/words.ts';
import { chanceWords } from '../../plan/percent.ts';
import { actionIds } from './action-ids.ts';
import { bar } from './bar.ts';
import { actions, button, context, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

/** One convergence point, as `/plan show CP-1` tells of it. */
export interface PointView {
  /** What the button carries, as `planId/pointId`. */
  key: string;
  id: string;
  name: string;
  date: string;
  owner: string | null;
  due: string | null;
  forecast: string;
  lateDays: number;
  reached: boolean;
  /** 0 to 1; null where nothing has a range or there is no due date. */
  onTime: number | null;
  driver: string | null;
  needs: { id: string; name: string; done: boolean }[];
  tracks: { name: string; done: number; needed: number; floatDays: number }[];
  requirements: { text: string; ticked: boolean }[];
  /** Gates that need it. */
  gates: string[];
}

export function pointMessage(view: PointView): Message {
  const { id, name, needs, tracks, requirements, gates } = view;
  const state = stateWords(view);
  return roomiest((room) =>
    message(`${words(`${id} ${name}`, 200)}: ${state}`, [
      section([strong(`${id} ${name}`, 300), state, ...whoLines(view)]),
      ...list(
        'Needs',
        needs.map(
          ({ id: need, name: what, done }) =>
            `${done ? '☑️' : '▫️'} ${words(`${need} ${what}`, 160)}${done ? ' (done)' : ''}`,
        ),
        room,
      ),
      ...list('Tracks', tracks.map(trackLine), room),
      ...list(
        'Must also hold',
        requirements.map(
          ({ text, ticked }) => `${ticked ? '☑️' : '▫️'} ${words(text, 200)}${ticked ? ' (ticked)' : ''}`,
        ),
        room,
      ),
      ...(requirements.length > 0
        ? [actions([button('Tick Requirements', actionIds.tickRequirements, view.key)])]
        : []),
      ...(gates.length > 0
        ? [
            context([
              `Needed by ${gates
                .slice(0, 5)
                .map((gate) => words(gate, 100))
                .join(', ')}`,
            ]),
          ]
        : []),
    ]),
  );
}

function stateWords({ reached, forecast, due, lateDays, onTime, date }: PointView): string {
  if (reached) return '✅ reached';
  const promised =
    due === null
      ? ''
      : ` · due ${plainDay(due, date)}${lateDays > 0 ? `, ${counted(lateDays, 'day')} late` : onTime === null ? ', on time' : ''}`;
  const chance = onTime === null ? '' : ` · ${chanceWords(onTime)}`;
  return `forecast ${plainDay(forecast, date)}${promised}${chance}`;
}

function whoLines({ owner, driver }: PointView): string[] {
  return [
    ...(owner === null ? [] : [`${words(owner, 80)} has it`]),
    ...(driver === null ? [] : [`${words(driver, 200)} sets the date`]),
  ];
}

function trackLine({ name, done, needed, floatDays }: PointView['tracks'][number]): string {
  const float =
    done === needed ? 'ready' : floatDays > 0 ? `${counted(floatDays, 'day')} of float` : 'sets the date';
  return `${bar(needed === 0 ? 1 : done / needed)} ${words(name, 80)} · ${done} of ${needed} · ${float}`;
}

function list(title: string, lines: readonly string[], room: number) {
  return lines.length === 0 ? [] : [section(lines, { heading: `*${title}*`, room })];
}
