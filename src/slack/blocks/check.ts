import { counted } from '../../digest/words.ts';
import { context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

/** What the plan check found, a group for each code. */
export interface CheckView {
  planName: string;
  groups: { code: string; message: string; mend: string; items: string[] }[];
}

export function checkMessage({ planName, groups }: CheckView): Message {
  const found = groups.length === 0 ? 'nothing found' : counted(groups.length, 'finding');
  const point = `Plan check of ${words(planName, 150)}: ${found}`;
  if (groups.length === 0) return message(point, [section([`✅ ${point}.`])]);
  return roomiest((room) => {
    const shown = groups.slice(0, room);
    const rest = groups.length - shown.length;
    return message(point, [
      header(`Plan check · ${planName}`),
      ...shown.map((group) => section(lines(group))),
      context([
        ...(rest > 0 ? [`+${rest} more: \`signalbox check plan.yaml\` lists all`] : []),
        'Findings never stop anything. Mend the plan file and import it again.',
      ]),
    ]);
  });
}

function lines({ message: text, mend, items }: CheckView['groups'][number]): string[] {
  const named = items.slice(0, 10).map((item) => words(item, 60));
  const rest = items.length - named.length;
  return [
    strong(text, 400),
    ...(items.length > 1 ? [`${named.join(', ')}${rest > 0 ? `, +${rest} more` : ''}`] : []),
    `Mend: ${words(mend, 400)}`,
  ];
}
