import { analyse } from '../plan/analysis/analyse.ts';
import type { Analysis } from '../plan/analysis/analysis.ts';
import { compileCalendar } from '../plan/calendar/work-calendar.ts';
import { checkPlan } from '../plan/check/check-plan.ts';
import { type FindingGroup, groupFindings } from '../plan/check/group-findings.ts';
import { type DateMove, diffDates } from '../plan/file/diff-dates.ts';
import { diffLines } from '../plan/file/diff-lines.ts';
import { diffPlans } from '../plan/file/diff-plans.ts';
import { localDate } from '../plan/local-date.ts';
import type { Plan } from '../plan/plan.ts';
import { fillState, stateFromPlan, withActuals } from '../plan/state-from-plan.ts';
import { hasPivot } from '../storage/overrides.ts';
import { loadActivePlan } from '../storage/plans.ts';
import { forbids } from './authority.ts';
import type { Actor, Deps } from './deps.ts';
import { keepPromises } from './gates/keep-promises.ts';
import type { Result } from './refusal.ts';

/** What importing a plan into a channel would do; nothing is stored. */
export interface ImportPreview {
  /** Version of the plan that it would replace; null for a first import. */
  against: number | null;
  /** Name of the plan that it would replace. */
  replaces: string | null;
  /** What is added, removed and changed, of what was recorded too, a line each. */
  entries: string[];
  moves: DateMove[];
  analysis: Analysis;
  findings: FindingGroup[];
}

/** Computes the difference, what it does to the dates, and what the plan check finds. */
export function previewImport(
  deps: Deps,
  actor: Actor,
  { channel, plan: file }: { channel: string; plan: Plan },
): Result<{ preview: ImportPreview }> {
  const { store } = deps.database;
  const stored = loadActivePlan(store, actor.workspace, channel);
  const forbidden = stored === null ? null : forbids(stored, actor, 'import');
  if (forbidden) return forbidden;
  const plan = stored === null || hasPivot(store, stored.id) ? file : keepPromises(store, stored, file);
  const state = stored === null ? stateFromPlan(plan) : fillState(stored.state, plan);
  const today = localDate(deps.clock.now(), plan.timezone);
  const analysis = analyse(plan, state, today);
  const before = stored === null ? null : analyse(stored.plan, stored.state, today);
  const calendar = compileCalendar(plan);
  const preview: ImportPreview = {
    against: stored?.version ?? null,
    replaces: stored?.plan.name ?? null,
    entries:
      stored === null
        ? []
        : diffLines(diffPlans(withActuals(stored.plan, stored.state), withActuals(plan, state))),
    moves: before === null ? [] : diffDates(before, analysis, calendar.workdaysBetween),
    analysis,
    findings: groupFindings(checkPlan(plan, state, today, analysis)),
  };
  return { ok: true, preview };
}
