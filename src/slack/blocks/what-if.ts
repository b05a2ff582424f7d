import { counted, plainDay } from '../../digest/words.ts';
import { context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

/** What changes would do to the dates. */
export interface WhatIfMessageView {
  planName: string;
  asked: string;
  today: string;
  end: string;
  moves: { id: string | null; name: string; from: string; to: string; days: number }[];
  items: { id: string; name: string; from: string; to: string; days: number; floatDays: number }[];
  total: number;
  critical: string[];
}

export function whatIfMessage(view: WhatIfMessageView): Message {
  const { planName, asked, moves, items, total, critical, today } = view;
  const point = pointOf(view);
  return roomiest((room) =>
    message(`${words(planName, 150)}, what if ${words(asked, 200)}: ${point}`, [
      header(`What if · ${planName}`),
      section([strong(asked, 300), point]),
      ...(moves.length > 0
        ? [
            section(
              moves.map((move) => moveLine(move, today)),
              { heading: '*Dates*', room },
            ),
          ]
        : []),
      ...(items.length > 0
        ? [
            section(
              items.map((item) => moveLine(item, today)),
              {
                heading: '*Items that move most*',
                room,
                hidden: Math.max(0, total - items.length),
              },
            ),
          ]
        : []),
      ...(critical.length > 0
        ? [
            section([
              `Newly critical: ${critical
                .slice(0, 12)
                .map((id) => words(id, 60))
                .join(', ')}`,
            ]),
          ]
        : []),
      context(['Nothing was changed. `/task ID estimate …` or a new import makes it so.']),
    ]),
  );
}

function pointOf({ moves, total, end, today }: WhatIfMessageView): string {
  const last = moves.find(({ id }) => id === null);
  if (last !== undefined) {
    const amount = `${counted(Math.abs(last.days), 'day')} ${last.days > 0 ? 'later' : 'earlier'}`;
    return `The plan would end ${plainDay(last.to, today)}, ${amount}.`;
  }
  const rest = total === 0 ? 'nothing moves' : `${counted(total, 'item')} would move, within their float`;
  return `The end stays ${plainDay(end, today)}: ${rest}.`;
}

function moveLine(
  move: { id: string | null; name: string; from: string; to: string; days: number },
  today: string,
): string {
  const title = move.id === null ? 'The end' : words(`${move.id} ${move.name}`, 160);
  const sign = move.days > 0 ? '+' : '−';
  return `${sign}${counted(Math.abs(move.days), 'day')} · ${title}: ${plainDay(move.from, today)} to ${plainDay(move.to, today)}`;
}
