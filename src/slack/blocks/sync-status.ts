import { scheduleWords } from '../../digest/schedule.ts';
import type { SyncStatus } from '../../digest/sync-status.ts';
import { counted, listed, plainDay, span } from '../../digest/words.ts';
import { localDate } from '../../plan/local-date.ts';
import type { Sync } from '../../plan/plan.ts';
import { instant } from './dates.ts';
import { actions, button, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message } from './message.ts';
import { planActionIds } from './plan-ids.ts';
import { wordsMessage } from './review-replies.ts';

const REASONS: Record<string, string> = {
  late: 'more than 4 hours late',
  overtaken: 'a later one was due as well',
  unchanged: 'nothing had changed',
  paused: 'paused',
  asked: 'skipped on request',
  ended: 'the plan has ended',
  archived: 'the channel is archived',
  'app-removed': 'Signalbox is not in the channel',
  'zone-unknown': 'the time zone is not known',
  'plan-empty': 'the plan has no items',
  failed: 'the digest could not be made',
};

/** Privately: what is due next, what was posted, why days were skipped, who checked in. */
export function syncStatusMessage(view: SyncStatus): Message {
  const lines = [
    scheduleLine(view),
    dueLine(view),
    view.offToday ? 'Today is a day off in the plan: no digest is due' : '',
    lastLine(view),
    ...view.skipped.slice(0, 5).map(({ date, reason }) => {
      return `Skipped ${plainDay(date, view.today)}: ${words(REASONS[reason] ?? reason, 200)}`;
    }),
    checkInLine(view),
    view.missing === null || view.missing.length === 0
      ? ''
      : `Not checked in (you alone see this): ${listed(
          view.missing.map((name) => words(name, 60)),
          20,
        )}`,
  ].filter((line) => line !== '');
  const title = `Daily sync of ${words(view.plan, 150)}`;
  return message(`${title}: ${lines[1] ?? ''}`, [
    section(lines, { heading: strong(title, 200) }),
    actions(buttons(view)),
  ]);
}

function buttons({ planId, may, schedule, pausedReason }: SyncStatus) {
  const standing =
    schedule === null
      ? []
      : pausedReason !== null
        ? [button('Resume', planActionIds.syncResume, planId)]
        : [
            button('Skip the Next', planActionIds.syncSkip, planId),
            button('Pause', planActionIds.syncPause, planId),
          ];
  return [
    button('Preview', planActionIds.syncPreview, planId),
    ...(may.post ? [button('Post It Now', planActionIds.syncNow, planId)] : []),
    ...(may.schedule ? [button('Schedule', planActionIds.syncSchedule, planId), ...standing] : []),
  ];
}

/** `Next: Mon 9 Nov 09:30` in the reader's zone. */
function nextWords(dueAt: number | null, timezone: string): string {
  return dueAt === null ? 'Next: none in sight.' : `Next: ${plainDay(localDate(dueAt, timezone))}.`;
}

/** What is said once a schedule is stored. */
export function scheduledMessage({
  sync,
  next,
  timezone,
  paused,
}: {
  sync: Sync;
  next: { dueAt: number } | null;
  timezone: string;
  paused: { until: string | null } | null;
}): Message {
  const title = `The daily sync is scheduled: ${scheduleWords(sync)}, ${timezone}.`;
  return wordsMessage(title, [
    paused === null ? nextWords(next?.dueAt ?? null, timezone) : stillPausedWords(paused.until),
  ]);
}

function stillPausedWords(until: string | null): string {
  return until === null
    ? 'It stays paused: /sync resume goes on with it.'
    : `It stays paused until ${plainDay(until)}.`;
}

export function pausedMessage(until: string | null): Message {
  return wordsMessage(
    until === null
      ? 'The daily sync is paused: /sync resume goes on with it.'
      : `The daily sync is paused until ${plainDay(until)}.`,
  );
}

function scheduleLine({ schedule, unchanged, timezone }: SyncStatus): string {
  if (schedule === null) return 'Not scheduled: `/sync schedule 09:30 workdays` schedules it';
  const quiet = unchanged === 'skip' ? 'nothing on a day without news' : 'one line on a day without news';
  return `Scheduled ${words(schedule, 100)}, ${words(timezone, 60)} · ${quiet}`;
}

function dueLine({ nextDueAt, timezone, pausedUntil, pausedReason, today, schedule }: SyncStatus): string {
  if (schedule === null) return '';
  if (pausedReason !== null && pausedReason !== 'asked')
    return `Paused: ${words(REASONS[pausedReason] ?? pausedReason, 200)}. \`/sync resume\` goes on once that is mended`;
  if (pausedReason !== null && pausedUntil === null) return 'Paused: `/sync resume` goes on';
  if (pausedUntil !== null && pausedUntil > today) return `Paused until ${plainDay(pausedUntil, today)}`;
  return nextDueAt === null ? 'No digest is due' : `Next: ${instant(nextDueAt, timezone)}`;
}

function lastLine({ last, timezone, today }: SyncStatus): string {
  if (last === null) return 'No digest was posted yet';
  const late = last.lateMinutes < 5 ? '' : `, ${span(last.lateMinutes)} late`;
  const isOfDay = localDate(last.at, timezone) === last.date;
  const day = isOfDay ? '' : `, the one of ${plainDay(last.date, today)}`;
  return `Last posted: ${instant(last.at, timezone)}${day}${late}`;
}

function checkInLine({ checkIns, missing }: SyncStatus): string {
  if (checkIns === null || checkIns.asked === 0) return '';
  const all = missing !== null && missing.length === 0 ? ', everybody' : '';
  return `Checked in: ${checkIns.answered} of ${counted(checkIns.asked, 'person', 'people')}${all}`;
}
