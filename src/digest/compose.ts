import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../plan/plan.ts';
import { blockerLines } from './blocker-lines.ts';
import { convergenceLines, reachedLines, withChances } from './convergence-lines.ts';
import { fingerprintOf } from './fingerprint.ts';
import { gateLine } from './gate-line.ts';
import { indexInput } from './index-input.ts';
import type { DigestInput } from './input.ts';
import { criticalToday, overdueLines, readyToStart, staleLines, trackDetails } from './item-lines.ts';
import { moveLines } from './move-lines.ts';
import { requestLines } from './requests.ts';
import { weekdayOf } from './schedule.ts';
import type { DigestView } from './view.ts';

/** What the digest of one day says, ordered by what moves dates most. */
export function composeDigest(input: DigestInput): DigestView {
  const indexed = indexInput(input);
  const lines = {
    blockers: blockerLines(indexed),
    missed: input.missed,
    convergence: convergenceLines(indexed),
    overdue: overdueLines(indexed),
    stale: staleLines(indexed),
    ready: readyToStart(indexed),
    gate: gateLine(indexed),
  };
  const headline = headlineOf(input);
  const fingerprint = fingerprintOf({ ...headline, ...lines }, input.analysis);
  const kind = kindOf(input, fingerprint);
  return {
    kind,
    fingerprint,
    ...headline,
    ...lines,
    convergence: kind === 'full' ? withChances(lines.convergence, input.odds) : lines.convergence,
    since: input.previous?.date ?? null,
    moves: moveLines(indexed),
    decided: input.decided.map((one) => ({ ...one, name: gateName(input, one.gate) })),
    reached: reachedLines(indexed),
    finished: input.finished.map(({ item, by }) => ({ ...indexed.lineOf(item), owner: indexed.nameOf(by) })),
    critical: criticalToday(indexed),
    checkIns: input.previous?.checkIns ?? null,
    pausedUntil: pausedUntil(input),
    requests: kind === 'full' ? requestLines(indexed, lines) : [],
    tracks: trackDetails(indexed),
  };
}

/** A day without news is short or skipped, as the plan asks; a forecast that moved is news, and so is a decision. */
function kindOf(input: DigestInput, fingerprint: string): DigestView['kind'] {
  const moved = input.decided.length > 0 || input.moves.some((move) => move.days !== 0);
  return moved || input.previous?.fingerprint !== fingerprint ? 'full' : input.unchanged;
}

function gateName({ plan }: DigestInput, id: string): string | null {
  return plan.gates.find((gate) => gate.id === id)?.name ?? null;
}

function headlineOf({
  planId,
  plan,
  state,
  analysis,
  calendar,
  date,
  lateMinutes,
  baselineEnd,
}: DigestInput) {
  return {
    planId,
    plan: plan.name,
    date,
    lateMinutes,
    day: date < analysis.start ? 0 : analysis.day,
    days: analysis.days,
    starts: analysis.start,
    phase: plan.phases.find((phase) => phase.id === state.phase)?.name ?? null,
    end: analysis.end,
    laterDays: baselineEnd === null ? null : calendar.workdaysBetween(baselineEnd, analysis.end),
    allDone: analysis.items.length > 0 && analysis.items.every((item) => item.status === 'done'),
  };
}

/** The next digest, where a day on which one would have run is a holiday or in a closure. */
function pausedUntil({ plan, calendar, date, nextDate }: DigestInput): IsoDate | null {
  if (nextDate === null) return null;
  const runs = plan.sync === null || plan.sync.days === 'workdays' ? plan.calendar.workdays : plan.sync.days;
  for (
    let day = Temporal.PlainDate.from(date).add({ days: 1 });
    day.toString() < nextDate;
    day = day.add({ days: 1 })
  ) {
    const weekday = weekdayOf(day.dayOfWeek);
    const closed = plan.calendar.workdays.includes(weekday) && !calendar.isWorkday(day.toString());
    if (closed && runs.includes(weekday)) return nextDate;
  }
  return null;
}
