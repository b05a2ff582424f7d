import type { Button } from '@slack/types';
import { counted, listed, percent, plainDay } from '../../digest/words.ts';
import type { ItemStatus } from '../../plan/analysis/analysis.ts';
import type { ItemKind } from '../../plan/plan.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, context, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

/** What `/task ID` says of an item. */
export interface ItemView {
  /** What the buttons carry, as `planId/itemId`. */
  key: string;
  id: string;
  name: string;
  kind: ItemKind;
  summary: boolean;
  status: ItemStatus;
  track: string | null;
  phase: string | null;
  owner: string | null;
  start: string;
  finish: string;
  due: string | null;
  lateDays: number;
  floatDays: number;
  critical: boolean;
  /** 0 to 1 */
  progress: number;
  blockers: string[];
  /** `open` are its dependencies that are not done. */
  dependencies: { id: string; open: boolean }[];
  deliverable: string | null;
  success: { metric: string; met: boolean | null; value: string | null }[];
  subtasks: { text: string; done: boolean }[];
  today: string;
}

export function itemMessage(view: ItemView): Message {
  return roomiest((room) => {
    const buttons = buttonsOf(view);
    const blocks = [
      section([strong(`${view.id} ${view.name}`, 300), factsLine(view), datesLine(view), ...moreLines(view)]),
      ...checklist('Subtasks', view.subtasks.map(subtaskLine), room),
      ...checklist('Success', view.success.map(successLine), room),
      ...(buttons.length > 0 ? [actions(buttons)] : []),
      context([`\`/task ${words(view.id, 60).replaceAll('`', 'ʼ')} note …\` adds a note`]),
    ];
    return message(`${words(`${view.id} ${view.name}`, 200)}: ${view.status}, ${datesLine(view)}`, blocks);
  });
}

/** A person's items, privately, each with its next step. `title` is ours. */
export function itemListMessage(title: string, views: readonly ItemView[], empty: string): Message {
  const shown = views.slice(0, 15);
  const rest = views.length - shown.length;
  const rows = shown.flatMap((view) => {
    const row = section([
      `${strong(`${view.id} ${view.name}`, 160)}`,
      `${factsLine(view)} · ${datesLine(view)}`,
    ]);
    const buttons = buttonsOf(view);
    return buttons.length > 0 ? [row, actions(buttons)] : [row];
  });
  const more = rest > 0 ? [context([`+${rest} more: \`/task ID\` shows each`])] : [];
  const body = views.length === 0 ? [section([words(empty, 300)])] : rows;
  return message(words(title, 200), [section([strong(title, 200)]), ...body, ...more]);
}

function buttonsOf({ key, status, summary, owner }: ItemView): Button[] {
  if (summary || status === 'done') return [];
  return [
    status === 'not started'
      ? button('Start', actionIds.startItem, key)
      : button('Done', actionIds.finishItem, key),
    button('Report a Blocker', actionIds.blockItem, key),
    ...(owner === null ? [button('Take It', actionIds.claimItem, key)] : []),
  ];
}

function factsLine({ kind, status, progress, critical, blockers, owner, track, phase }: ItemView): string {
  return [
    kind,
    status === 'in progress' ? `in progress, ${percent(progress)}` : status,
    blockers.length > 0 ? '🚧 blocked' : '',
    critical ? '*critical*' : '',
    owner === null ? 'nobody has it' : words(owner, 80),
    track === null ? '' : words(track, 80),
    phase === null ? '' : words(phase, 80),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function datesLine({ start, finish, due, lateDays, floatDays, critical, status, today }: ItemView): string {
  const late = lateDays > 0 ? `, ${counted(lateDays, 'day')} late` : '';
  return [
    start === finish ? plainDay(start, today) : `${plainDay(start, today)} to ${plainDay(finish, today)}`,
    due === null ? '' : `due ${plainDay(due, today)}${late}`,
    critical || status === 'done' ? '' : `${counted(floatDays, 'day')} of float`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function moreLines({ blockers, dependencies, deliverable }: ItemView): string[] {
  const open = dependencies.filter((dependency) => dependency.open).map(({ id }) => words(id, 40));
  return [
    ...blockers.slice(0, 3).map((text) => `🚧 ${words(text, 300)}`),
    ...(blockers.length > 3 ? [`+${blockers.length - 3} more`] : []),
    ...(open.length > 0 ? [`Waits for ${listed(open, 10)}`] : []),
    ...(deliverable === null ? [] : [`Deliverable: ${words(deliverable, 400)}`]),
  ];
}

function subtaskLine({ text, done }: ItemView['subtasks'][number]): string {
  return `${done ? '☑️' : '▫️'} ${words(text, 200)}${done ? ' (done)' : ''}`;
}

function successLine({ metric, met, value }: ItemView['success'][number]): string {
  const state = met === null ? '❔ no result' : met ? '✅ met' : '❌ missed';
  return `${state} · ${words(metric, 240)}${value === null ? '' : ` · ${words(value, 120)}`}`;
}

function checklist(title: string, lines: readonly string[], room: number) {
  return lines.length === 0 ? [] : [section(lines, { heading: `*${title}*`, room })];
}
