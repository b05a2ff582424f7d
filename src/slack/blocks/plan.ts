import type { KnownBlock } from '@slack/types';
import { convergenceSection } from '../../digest/date-sentences.ts';
import { missedCount } from '../../digest/missed-words.ts';
import type { ConvergenceLine } from '../../digest/view.ts';
import { counted, plainDay } from '../../digest/words.ts';
import { type GateStanding, waitsWords } from '../../gate/standing.ts';
import { percent } from '../../plan/percent.ts';
import { actionIds } from './action-ids.ts';
import { bar } from './bar.ts';
import { lineWords } from './digest.ts';
import { actions, button, context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';
import { missedLines } from './missed.ts';
import { signal } from './signals.ts';

/** What `/plan show` says of a plan. */
export interface PlanView {
  planId: string;
  name: string;
  /** The day from which it was analysed. */
  date: string;
  status: 'active' | 'complete' | 'archived';
  phases: { name: string; current: boolean; progress: number; done: number; needed: number }[];
  tracks: { name: string; progress: number; done: number; needed: number; finish: string | null }[];
  /** 0 to 1 */
  progress: number;
  end: string;
  laterDays: number | null;
  convergence: ConvergenceLine[];
  gates: {
    id: string;
    name: string;
    opens: string;
    /** Its last decision; null while it has none. */
    last: GateStanding | null;
    reviewOpen: boolean;
  }[];
  blockers: number;
  overdue: number;
  /** Missed conditions that are still to be kept, as `COND-1 Run one at night`. */
  missed: readonly string[];
  /** Findings of the plan check. */
  findings: number;
}

/** Phase, progress, convergence, gates and health of a plan in one message. */
export function planMessage(view: PlanView): Message {
  return roomiest((room) => {
    const blocks: KnownBlock[] = [
      header(view.name),
      section([
        `${bar(view.progress)} ${percent(view.progress)} done · ${endWords(view)}`,
        healthWords(view),
        ...missedLines(view.missed),
      ]),
      ...listBlocks('Phases', view.phases.map(phaseLine), room),
      ...listBlocks(
        'Tracks',
        view.tracks.map((track) => trackLine(track, view.date)),
        room,
      ),
      ...convergenceBlocks(view, room),
      ...listBlocks(
        'Gates',
        view.gates.map((gate) => gateLine(gate, view.date)),
        room,
      ),
      actions([
        button('Report a Blocker', actionIds.reportBlocker, view.planId),
        button('Update My Items', actionIds.updateMyItems, view.planId),
      ]),
      context(['`/plan help` lists what else you can ask']),
    ];
    const point = `${words(view.name, 150)}: ${percent(view.progress)} done, ${endWords(view)}, ${healthWords(view)}`;
    return message(point, blocks);
  });
}

function endWords({ status, end, laterDays, date }: PlanView): string {
  if (status !== 'active') return status === 'complete' ? 'complete' : 'archived';
  const forecast = `forecast ${plainDay(end, date)}`;
  if (laterDays === null || laterDays === 0) return forecast;
  return `${forecast}, ${counted(Math.abs(laterDays), 'day')} ${laterDays > 0 ? 'later' : 'earlier'} than baseline`;
}

function healthWords({ blockers, overdue, missed, findings }: PlanView): string {
  const facts = [
    blockers === 0 ? 'no blockers' : counted(blockers, 'open blocker'),
    overdue === 0 ? '' : counted(overdue, 'overdue item'),
    missedCount(missed),
    findings === 0 ? '' : `${counted(findings, 'finding')} in \`/plan check\``,
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

function phaseLine({ name, current, progress, done, needed }: PlanView['phases'][number]): string {
  const title = current ? `${strong(name, 80)} (now)` : words(name, 80);
  return `${bar(progress)} ${title} · ${done} of ${needed} done`;
}

function trackLine(
  { name, progress, done, needed, finish }: PlanView['tracks'][number],
  today: string,
): string {
  const ends = finish === null ? '' : ` · ends ${plainDay(finish, today)}`;
  return `${bar(progress)} ${words(name, 80)} · ${done} of ${needed} done${ends}`;
}

function gateLine({ id, name, opens, last, reviewOpen }: PlanView['gates'][number], today: string): string {
  const facts = gateFacts({ last, open: reviewOpen });
  const state = facts.length > 0 ? facts.join(' · ') : `opens ${plainDay(opens, today)}`;
  return `${words(id, 40)} ${words(name, 100)} · ${state}`;
}

/** What was decided of a gate last, and what is open or waits since; empty where there was no review yet. */
export function gateFacts({ last, open }: { last: GateStanding | null; open: boolean }): string[] {
  return [
    ...(last === null ? [] : [signal(last.outcome)]),
    ...(open ? ['review open now'] : []),
    ...(last?.waits == null ? [] : [waitsWords(last.waits)]),
  ];
}

function convergenceBlocks({ convergence, date }: PlanView, room: number): KnownBlock[] {
  const made = convergenceSection({ convergence, date }, room);
  return made === null
    ? []
    : [section(made.lines.map(lineWords), { heading: '*Convergence*', hidden: made.hidden })];
}

function listBlocks(title: string, lines: readonly string[], room: number): KnownBlock[] {
  return lines.length === 0 ? [] : [section(lines, { heading: `*${title}*`, room })];
}
