import { counted } from '../../digest/words.ts';
import { instant } from './dates.ts';
import { actions, button, context, header, section } from './elements.ts';
import { words } from './escape.ts';
import { type Message, message } from './message.ts';
import { planActionIds } from './plan-ids.ts';
import { code } from './refusal.ts';

/** A page of the execution log, newest first. */
export interface LogView {
  planId: string;
  planName: string;
  timezone: string;
  filter: string | null;
  entries: {
    at: number;
    actor: string;
    level: 'info' | 'notice' | 'warning';
    verb: string;
    subject: string | null;
    details: string;
  }[];
}

/** Entries on one page. */
const LOG_PAGE = 15;

const signs = { info: '', notice: '● ', warning: '⚠️ ' } as const;

export function logMessage(view: LogView, from: number): Message {
  const { planName, entries, filter } = view;
  const about = filter === null ? '' : `, ${words(filter, 60)}`;
  const shown = entries.slice(from, from + LOG_PAGE);
  const last = from + shown.length;
  const point = `Log of ${words(planName, 150)}${about}: ${counted(entries.length, 'entry', 'entries')}`;
  if (shown.length === 0) return message(point, [section([point])]);
  return message(point, [
    header(`Log · ${planName}`),
    section(
      shown.map((entry) => entryLine(entry, view.timezone)),
      { heading: `*${from + 1} to ${last} of ${entries.length}*${about}, newest first` },
    ),
    actions(buttons(view, from, last)),
    context([
      `${code(`/plan log ${exampleOf(shown)}`)}, \`/plan log @somebody\` or \`/plan log warning\` filters it`,
    ]),
  ]);
}

/** An id that the page speaks of, for the example. */
function exampleOf(entries: LogView['entries']): string {
  const isNamed = (subject: string | null) => subject !== null && /\d/.test(subject) && !isInternal(subject);
  return entries.find(({ subject }) => isNamed(subject))?.subject ?? 'TASK-001';
}

function isInternal(subject: string): boolean {
  return /^[0-9a-f]{8}-|^\d{4}-\d\d-\d\d$/.test(subject);
}

function buttons({ planId, filter, entries }: LogView, from: number, last: number) {
  const page = (at: number) => `${planId}/${at}/${(filter ?? '').slice(0, 200)}`;
  return [
    ...(last < entries.length ? [button('Older', planActionIds.logPage, page(last))] : []),
    ...(from > 0 ? [button('Newer', planActionIds.logNewer, page(Math.max(0, from - LOG_PAGE)))] : []),
    button('Send Me the File', planActionIds.logFile, page(0)),
  ];
}

function entryLine(
  { at, actor, level, verb, subject, details }: LogView['entries'][number],
  zone: string,
): string {
  const about = subject === null || /^[0-9a-f]{8}-/.test(subject) ? '' : ` ${words(subject, 60)}`;
  const more = details === '' ? '' : ` · ${words(details, 90)}`;
  return `${signs[level]}${instant(at, zone)} · ${words(actor, 40)} · ${words(verb, 40)}${about}${more}`;
}
