import type { Button } from '@slack/types';
import { counted, listed, plainDay } from '../../digest/words.ts';
import type { ItemStatus } from '../../plan/analysis/analysis.ts';
import { percent } from '../../plan/percent.ts';
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
  /** The open ones. */
  blockers: { blockerId: string; needed: string }[];
  /** `open` are its dependencies that are not done. */
  dependencies: { id: string; open: boolean }[];
  deliverable: string | null;
  success: { metric: string; met: boolean | null; value: string | null }[];
  subtasks: { text: string; done: boolean }[];
  /** The newest first. */
  notes: { by: string; day: string; text: string }[];
  today: string;
}

/** How the `block_id`s of an item's own message begin, which shows what became of the item once they are clicked. */
const CARD = 'item_card';

/** Whether a click in this block was one in an item's own message. */
export const isOnCard = (block: string): boolean => block.startsWith(CARD);

export function itemMessage(view: ItemView): Message {
  return roomiest((room) => {
    const buttons = [...buttonsOf(view), ...resultButton(view)];
    const blocks = [
      section([strong(`${view.id} ${view.name}`, 300), factsLine(view), datesLine(view), ...moreLines(view)]),
      ...view.blockers.slice(0, room).flatMap((blocker, at) => blockerRows(blocker, `${CARD}_${at}`)),
      ...checklist('Subtasks', view.subtasks.map(subtaskLine), room),
      ...checklist('Success', view.success.map(successLine), room),
      ...checklist('Notes', view.notes.map(noteLine), room),
      ...(buttons.length > 0 ? [{ ...actions(buttons), block_id: CARD }] : []),
      context([`\`/task ${words(view.id, 60).replaceAll('`', 'ʼ')} note …\` adds a note`]),
    ];
    return message(`${words(`${view.id} ${view.name}`, 200)}: ${view.status}, ${datesLine(view)}`, blocks);
  });
}

/** Says that an item is done, and what stands open around it. */
export function finishedMessage(
  id: string,
  lines: readonly string[],
  blockers: ItemView['blockers'],
): Message {
  const title = `${words(id, 60)} is done.`;
  const open =
    blockers.length === 0
      ? []
      : [`${blockers.length === 1 ? 'Its blocker is' : 'Its blockers are'} still open:`];
  return message(title, [
    section([title, ...lines.map((line) => words(line, 600)), ...open]),
    ...blockers.slice(0, 5).flatMap((blocker, at) => blockerRows(blocker, `finished_${at}`)),
  ]);
}

/** Asks before an item with open checklist lines is finished. */
export function unfinishedMessage(view: { key: string; id: string; open: readonly string[] }): Message {
  const title = `${words(view.id, 60)} has ${counted(view.open.length, 'open checklist line')}`;
  const lines = view.open.map((text) => `▫️ ${words(text, 200)}`);
  return message(`${title}: finish it anyway?`, [
    section(lines, { heading: `*${title}.* Finish it anyway?`, room: 10 }),
    actions([
      button('Finish Anyway', actionIds.finishAnyway, view.key),
      button('Edit', actionIds.editItem, view.key),
    ]),
  ]);
}

/** A convergence point whose requirements somebody has to tick. */
export interface PointRow {
  /** What the button carries, as `planId/pointId`. */
  key: string;
  id: string;
  name: string;
  open: readonly string[];
}

export interface ItemListView {
  /** Ours. */
  title: string;
  items: readonly ItemView[];
  points: readonly PointRow[];
  /** What is said where there is nothing. */
  empty: string;
  /** The plan whose digest is answered by buttons; null where it was not asked from one. */
  checkIn: string | null;
}

/** A person's items, privately, each with its next step. */
export function itemListMessage({ title, items, points, empty, checkIn }: ItemListView): Message {
  const shown = items.slice(0, 12);
  const rest = items.length - shown.length;
  const rows = shown.flatMap((view) => {
    const row = section([
      `${strong(`${view.id} ${view.name}`, 160)}`,
      `${factsLine(view)} · ${datesLine(view)}`,
    ]);
    const buttons = buttonsOf(view);
    return buttons.length > 0 ? [row, actions(buttons)] : [row];
  });
  const more = rest > 0 ? [context([`+${rest} more: \`/task ID\` shows each`])] : [];
  const nothing = items.length + points.length === 0 ? [section([words(empty, 300)])] : [];
  return message(words(title, 200), [
    section([strong(title, 200)]),
    ...nothing,
    ...rows,
    ...more,
    ...points.slice(0, 5).map(pointRow),
    ...(checkIn === null ? [] : [actions(checkInButtons(checkIn))]),
  ]);
}

function pointRow({ key, id, name, open }: PointRow) {
  const lines = [
    strong(`${id} ${name}`, 160),
    `waits for: ${open.map((text) => words(text, 150)).join(' · ')}`,
  ];
  return { ...section(lines), accessory: button('Tick Requirements', actionIds.tickRequirements, key) };
}

/** The reactions of a digest as buttons; a blocker has one of its own. */
function checkInButtons(planId: string): Button[] {
  return [
    button('Nothing Blocks Me', actionIds.checkInClear, planId),
    button('Report a Blocker', actionIds.reportBlocker, planId),
    button('I Can Help', actionIds.checkInHelp, planId),
  ];
}

function buttonsOf({ key, status, summary, owner }: ItemView): Button[] {
  if (summary) return [];
  if (status === 'done') return [button('Reopen', actionIds.reopenItem, key)];
  return [
    status === 'not started'
      ? button('Start', actionIds.startItem, key)
      : button('Done', actionIds.finishItem, key),
    button('Report a Blocker', actionIds.blockItem, key),
    ...(owner === null ? [button('Take It', actionIds.claimItem, key)] : []),
    button('Edit', actionIds.editItem, key),
  ];
}

/** A result can come in long after the item was done. */
function resultButton({ key, success }: ItemView): Button[] {
  return success.length === 0 ? [] : [button('Record a Result', actionIds.recordResult, key)];
}

function blockerRows({ blockerId, needed }: ItemView['blockers'][number], block: string) {
  return [
    section([`🚧 ${words(needed, 300)}`]),
    {
      ...actions([
        button('Resolve', actionIds.resolveBlocker, blockerId),
        button('Change the Blocker', actionIds.changeBlocker, blockerId),
      ]),
      block_id: block,
    },
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

function moreLines({ dependencies, deliverable }: ItemView): string[] {
  const open = dependencies.filter((dependency) => dependency.open).map(({ id }) => words(id, 40));
  return [
    ...(open.length > 0 ? [`Waits for ${listed(open, 10)}`] : []),
    ...(deliverable === null ? [] : [`Deliverable: ${words(deliverable, 400)}`]),
  ];
}

function subtaskLine({ text, done }: ItemView['subtasks'][number]): string {
  return `${done ? '☑️' : '▫️'} ${words(text, 200)}${done ? ' (done)' : ''}`;
}

function noteLine({ by, day, text }: ItemView['notes'][number]): string {
  return `${words(by, 80)}, ${words(day, 40)}: ${words(text, 600)}`;
}

function successLine({ metric, met, value }: ItemView['success'][number]): string {
  const state = met === null ? '❔ no result' : met ? '✅ met' : '❌ missed';
  return `${state} · ${words(metric, 240)}${value === null ? '' : ` · ${words(value, 120)}`}`;
}

function checklist(title: string, lines: readonly string[], room: number) {
  return lines.length === 0 ? [] : [section(lines, { heading: `*${title}*`, room })];
}
