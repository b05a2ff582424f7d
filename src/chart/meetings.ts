import type { Outcome } from '../gate/review.ts';
import type { Analysis, GateAnalysis } from '../plan/analysis/analysis.ts';
import type { Snapshot } from '../plan/analysis/snapshot.ts';
import type { Odds } from '../plan/odds/odds.ts';
import type { IsoDate, Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import type { ChartGate, ChartPoint, GateState } from './view.ts';

export type Decisions = ReadonlyMap<string, Outcome>;

const moved = (was: IsoDate | undefined, now: IsoDate): IsoDate | null =>
  was === undefined || was === now ? null : was;

function pointsOf(
  plan: Plan,
  analysis: Analysis,
  baseline: Snapshot | null,
  odds: Odds | null,
): ChartPoint[] {
  return plan.convergence.flatMap((point) => {
    const known = analysis.convergence.find(({ id }) => id === point.id);
    if (!known) return [];
    const was = baseline?.convergence.find(({ id }) => id === point.id)?.forecast;
    const onTime = odds?.convergence.find(({ id }) => id === point.id)?.onTime ?? null;
    return [
      {
        kind: 'convergence',
        id: point.id,
        name: point.name,
        forecast: known.forecast,
        due: point.due,
        baseline: moved(was, known.forecast),
        reached: known.reached,
        lateDays: known.lateDays,
        onTime: known.reached ? null : onTime,
        needs: point.needs,
      },
    ];
  });
}

const isPassed = (state: GateState): boolean => ['passed', 'green', 'yellow'].includes(state);

function gateState(plan: Plan, state: PlanState, gate: GateAnalysis, decisions: Decisions): GateState {
  const decided = decisions.get(gate.id);
  if (decided) return decided;
  const placeOf = (phase: string | null) => plan.phases.findIndex(({ id }) => id === phase);
  const current = state.phase === null ? plan.phases.length : placeOf(state.phase);
  const own = placeOf(gate.phase);
  if (own < current) return 'passed';
  if (own > current) return 'to come';
  return gate.ready ? 'ready' : 'not ready';
}

/** A gate has no due date of its own: it is as late as the latest of what it needs. */
function latenessOf(plan: Plan, analysis: Analysis, { id }: GateAnalysis): number {
  const needs = new Set(plan.gates.find((gate) => gate.id === id)?.needs);
  const late = [...analysis.convergence, ...analysis.items].filter((need) => needs.has(need.id));
  return Math.max(0, ...late.map(({ lateDays }) => lateDays));
}

/** Convergence points and gates by forecast, a point before the gate that it leads to. */
export function meetingsOf(
  plan: Plan,
  state: PlanState,
  analysis: Analysis,
  baseline: Snapshot | null,
  odds: Odds | null,
  decisions: Decisions,
): (ChartPoint | ChartGate)[] {
  const gates = plan.gates.flatMap((gate): ChartGate[] => {
    const known = analysis.gates.find(({ id }) => id === gate.id);
    if (!known) return [];
    const was = baseline?.gates.find(({ id }) => id === gate.id)?.forecast;
    const signal = gateState(plan, state, known, decisions);
    return [
      {
        kind: 'gate',
        id: gate.id,
        name: gate.name,
        forecast: known.forecast,
        baseline: moved(was, known.forecast),
        state: signal,
        lateDays: isPassed(signal) ? 0 : latenessOf(plan, analysis, known),
      },
    ];
  });
  return [...pointsOf(plan, analysis, baseline, odds), ...gates].sort((a, b) =>
    a.forecast.localeCompare(b.forecast),
  );
}

const isBehind = (meeting: ChartPoint | ChartGate): boolean =>
  meeting.kind === 'gate' ? isPassed(meeting.state) : meeting.reached;

/** At most `limit` of them: those still to come first, and of the others the latest. */
export function nearest<T extends ChartPoint | ChartGate>(meetings: readonly T[], limit: number): T[] {
  const ahead = meetings.filter((meeting) => !isBehind(meeting)).slice(0, limit);
  const room = limit - ahead.length;
  const behind = room > 0 ? meetings.filter(isBehind).slice(-room) : [];
  return meetings.filter((meeting) => ahead.includes(meeting) || behind.includes(meeting));
}
