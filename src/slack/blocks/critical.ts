import { counted, plainDay } from '../../digest/words.ts';
import { context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

export interface CriticalLine {
  id: string;
  name: string;
  owner: string | null;
  start: string;
  finish: string;
  state: 'done' | 'in progress' | 'not started';
  blocked: boolean;
}

/** What `/plan critical` says: the chain that sets the plan's end, and what comes closest to it. */
export interface CriticalView {
  planName: string;
  date: string;
  end: string;
  /** What is left of the chain, in its order. */
  chain: CriticalLine[];
  done: number;
  /** Items off the chain with the least float. */
  near: (CriticalLine & { floatDays: number })[];
  /** The person with most of the chain; null where nobody has two items of it. */
  most: { name: string; items: number } | null;
}

const signs = { done: '☑️', 'in progress': '▶️', 'not started': '▫️' } as const;

export function criticalMessage(view: CriticalView): Message {
  const { planName, chain, done, near, most, end, date } = view;
  const left = chain.length === 0 ? 'nothing is left to do' : `${counted(chain.length, 'item')} left`;
  const point = `The end ${plainDay(end, date)} hangs on this chain: ${left}${done > 0 ? `, ${done} done` : ''}.`;
  const load = most === null ? [] : [`${words(most.name, 80)} has ${most.items} of them.`];
  return roomiest((room) =>
    message(`${words(planName, 150)}: ${point}`, [
      header(`Critical path · ${planName}`),
      section([point, ...load]),
      ...(chain.length > 0
        ? [
            section(
              chain.map((line) => chainLine(line, date)),
              { room },
            ),
          ]
        : []),
      ...(near.length > 0
        ? [
            section(
              near.map((line) => nearLine(line, date)),
              { heading: '*Closest to it*', room },
            ),
          ]
        : []),
      context(['A day lost on the chain moves the end by a day. `/plan whatif ID +2 days` tries it out.']),
    ]),
  );
}

function chainLine({ id, name, owner, start, finish, state, blocked }: CriticalLine, today: string): string {
  const days =
    start === finish ? plainDay(start, today) : `${plainDay(start, today)} to ${plainDay(finish, today)}`;
  const who = owner === null ? 'nobody has it' : words(owner, 80);
  const stuck = blocked ? ' · 🚧 blocked' : '';
  return `${signs[state]} ${strong(`${id} ${name}`, 160)} · ${state} · ${days} · ${who}${stuck}`;
}

function nearLine(line: CriticalView['near'][number], today: string): string {
  return `${chainLine(line, today)} · ${counted(line.floatDays, 'day')} of float`;
}
