import { type AnalysedPlan, oddsOn } from '../../operations/analysed-plan.ts';
import { namesOf } from '../../operations/names.ts';
import type { ConvergencePoint } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import type { PointView } from '../blocks/point.ts';

/** One convergence point with what it needs and its chances; null where the analysis does not know it. */
export function pointView(store: Store, analysed: AnalysedPlan, point: ConvergencePoint): PointView | null {
  const { stored, analysis, today } = analysed;
  const { plan, state } = stored;
  const line = analysis.convergence.find(({ id }) => id === point.id);
  if (line === undefined) return null;
  const names = namesOf(store, stored);
  const items = new Map(plan.items.map(({ id, name }) => [id, name]));
  const status = new Map(analysis.items.map(({ id, status: known }) => [id, known]));
  const chance = oddsOn(stored, today).convergence.find(({ id }) => id === point.id);
  const ticked = state.requirementsTicked.get(point.id);
  return {
    id: point.id,
    name: point.name,
    date: analysis.date,
    owner: point.owner === null ? null : (names.get(point.owner)?.name ?? point.owner),
    due: point.due,
    forecast: line.forecast,
    lateDays: line.lateDays,
    reached: line.reached,
    onTime: chance?.onTime ?? null,
    driver: line.driver === null ? null : `${line.driver} ${items.get(line.driver) ?? ''}`,
    needs: point.needs.map((id) => ({ id, name: items.get(id) ?? '', done: status.get(id) === 'done' })),
    tracks: line.tracks.map((track) => ({
      ...track,
      name: plan.tracks.find(({ id }) => id === track.id)?.name ?? track.id,
    })),
    requirements: point.requirements.map((text) => ({ text, ticked: ticked?.has(text) ?? false })),
    gates: plan.gates.filter(({ needs }) => needs.includes(point.id)).map(({ id, name }) => `${id} ${name}`),
  };
}
