import type { KnownBlock, RawTextElement, TableBlock } from '@slack/types';
import { plainDay } from '../../digest/words.ts';
import { context, header, section } from './elements.ts';
import { plainWords, strong, words } from './escape.ts';
import { limits } from './limits.ts';
import { type Message, message, roomiest } from './message.ts';

interface MatrixPerson {
  name: string;
  /** Days within the phase on which the person is away, as `10 to 13 Nov`; null where none. */
  away: string | null;
}

interface MatrixCell {
  areas: string[];
  people: MatrixPerson[];
}

/** Who covers which area of which role in which phase. */
export interface MatrixView {
  planName: string;
  date: string;
  phases: { name: string; current: boolean }[];
  /** One cell a phase; null where the phase does not need the role. */
  roles: { role: string; cells: (MatrixCell | null)[] }[];
  /** Away today, and until when. */
  away: { name: string; until: string }[];
}

const help = 'Say under `allocation` in the plan file who covers what, and import it again.';

/** The matrix as a table; roles that do not fit are counted. */
export function matrixMessage(view: MatrixView): Message {
  const point = pointOf(view);
  if (view.roles.length === 0) return message(point, [section([point, help])]);
  return roomiest((room) => {
    const { roles, phases } = view;
    const kept = { ...view, roles: roles.slice(0, room), phases: phases.slice(0, limits.table.columns - 1) };
    const rest = roles.length - kept.roles.length;
    const later = phases.length - kept.phases.length;
    const more = [
      ...(rest > 0 ? [`+${rest} more roles`] : []),
      ...(later > 0 ? [`+${later} more phases`] : []),
    ];
    const notes = [
      ...gaps(view),
      ...awayLines(view),
      ...more.map((line) => `${line}: \`/plan export\` has all`),
    ];
    return message(point, [
      header(`Who does what · ${view.planName}`),
      table(kept, room),
      ...(notes.length > 0 ? [section(notes, { room })] : []),
    ]);
  });
}

/** The same where tables are not shown: one section a phase, the current one first. */
export function matrixSections(view: MatrixView): KnownBlock[] {
  const order = view.phases
    .map((phase, at) => ({ ...phase, at }))
    .sort((a, b) => Number(b.current) - Number(a.current));
  return [
    ...order.slice(0, 6).map(({ name, current, at }) =>
      section(
        view.roles.flatMap(({ role, cells }) => {
          const cell = cells[at] ?? null;
          return cell === null ? [] : [`${words(role, 60)}: ${words(cellWords(cell, 300), 400)}`];
        }),
        { heading: `${strong(name, 100)}${current ? ' (now)' : ''}`, room: 12 },
      ),
    ),
    ...(view.away.length > 0 ? [context(awayLines(view))] : []),
  ];
}

function table({ phases, roles }: MatrixView, room: number): TableBlock {
  const head = [
    cell('Role'),
    ...phases.map(({ name, current }) => cell(`${name}${current ? ' (now)' : ''}`)),
  ];
  const rows = roles.map(({ role, cells }) => [
    cell(plainWords(role, 60)),
    ...phases.map((_, at) => cell(cells[at] == null ? '–' : cellWords(cells[at], room * 20))),
  ]);
  return {
    type: 'table',
    column_settings: head.map(() => ({ is_wrapped: true })),
    rows: [head, ...rows],
  };
}

function cell(text: string): RawTextElement {
  return { type: 'raw_text', text: plainWords(text, 400) || '–' };
}

function cellWords({ areas, people }: MatrixCell, max: number): string {
  const who = people.map(({ name, away }) => `${name}${away === null ? '' : ` (away ${away})`}`).join(', ');
  const what = areas.length === 0 ? '' : `${areas.join(', ')}: `;
  return plainWords(`${what}${who === '' ? 'NOBODY' : who}`, Math.max(30, max));
}

function pointOf({ planName, roles, phases }: MatrixView): string {
  if (roles.length === 0) return `${words(planName, 150)} does not say who covers which role.`;
  const now = phases.find(({ current }) => current)?.name;
  return `${words(planName, 150)}: ${roles.length} roles in ${phases.length} phases${now === undefined ? '' : `, now ${words(now, 80)}`}`;
}

function gaps({ phases, roles }: MatrixView): string[] {
  return phases.flatMap(({ name }, at) => {
    const empty = roles
      .filter(({ cells }) => cells[at]?.people.length === 0)
      .map(({ role }) => words(role, 60));
    return empty.length === 0 ? [] : [`❌ ${words(name, 80)} has nobody for ${empty.slice(0, 6).join(', ')}`];
  });
}

function awayLines({ away, date }: MatrixView): string[] {
  if (away.length === 0) return [];
  const who = away.slice(0, 10).map(({ name, until }) => `${words(name, 80)} until ${plainDay(until, date)}`);
  return [`Away today: ${who.join(', ')}${away.length > 10 ? `, +${away.length - 10} more` : ''}`];
}
