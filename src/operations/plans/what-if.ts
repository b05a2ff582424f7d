import { analyse } from '../../plan/analysis/analyse.ts';
import { whatIf } from '../../plan/analysis/what-if.ts';
import { type DateMove, diffDates } from '../../plan/file/diff-dates.ts';
import type { IsoDate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadAnalysedPlan } from '../analysed-plan.ts';
import type { Actor, PlanRef } from '../deps.ts';
import type { Result } from '../refusal.ts';
import { readChanges } from './read-changes.ts';

/** What would be otherwise; nothing of it is stored. */
export interface WhatIfView {
  planName: string;
  /** The changes as they were typed. */
  asked: string;
  today: IsoDate;
  end: IsoDate;
  /** The end, convergence points and gates that move. */
  moves: (DateMove & { name: string })[];
  /** Items whose finish moves most, without summary items; `total` counts them all. */
  items: { id: string; name: string; from: IsoDate; to: IsoDate; days: number; floatDays: number }[];
  total: number;
  /** Ids that are critical with the changes and were not before. */
  critical: string[];
}

/** Items that are listed. */
const MOST = 8;

/** Tries changes on a copy of the plan and compares the dates. */
export function tryChanges(
  store: Store,
  actor: Actor,
  { plan: ref, text }: { plan: PlanRef; text: string },
  now: number,
): Result<{ view: WhatIfView }> {
  const loaded = loadAnalysedPlan(store, actor, ref, now);
  if (!loaded.ok) return loaded;
  const { stored, analysis, calendar, today } = loaded.analysed;
  const read = readChanges(text, stored.plan, today);
  if (!read.ok) return read;
  const tried = whatIf(stored.plan, stored.state, read.changes);
  const after = analyse(tried.plan, tried.state, today);
  const names = new Map(
    [...stored.plan.items, ...stored.plan.convergence, ...stored.plan.gates].map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const before = new Map(analysis.items.map((item) => [item.id, item]));
  const moved = after.items
    .flatMap((item) => {
      const was = before.get(item.id);
      if (was === undefined || item.summary || was.finish === item.finish) return [];
      const days = calendar.workdaysBetween(was.finish, item.finish);
      const { id, floatDays } = item;
      return [{ id, name: names.get(id) ?? id, from: was.finish, to: item.finish, days, floatDays }];
    })
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
  const chain = new Set(analysis.criticalPath);
  return {
    ok: true,
    view: {
      planName: stored.plan.name,
      asked: text.trim(),
      today,
      end: after.end,
      moves: diffDates(analysis, after, calendar.workdaysBetween).map((move) => ({
        ...move,
        name: names.get(move.id ?? '') ?? 'The end',
      })),
      items: moved.slice(0, MOST),
      total: moved.length,
      critical: after.criticalPath.filter((id) => !chain.has(id)),
    },
  };
}
