import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { namesOf } from '../../operations/names.ts';
import { oddsOn } from '../../operations/odds.ts';
import type { ConvergencePoint } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import type { PointView } from '../blocks/point.ts';
import { itemKey } from './item-view.ts';

/** One convergence point with what it needs and its chances. */
export function pointView(store: Store, analysed: AnalysedPlan, point: ConvergencePoint): PointView {
  const { stored, analysis, today } = analysed;
  const { plan, state } = stored;
  const line = analysis.convergence.find(({ id }) => id === point.id);
  if (line === undefined) throw new Error(`the analysis leaves out ${point.id}`);
  const names = namesOf(store, stored);
  const items = new Map(plan.items.map(({ id, name }) => [id, name]));
  const status = new Map(analysis.items.map(({ id, status: known }) => [id, known]));
  const chance = oddsOn(stored, today)?.convergence.find(({ id }) => id === point.id);
  const ticked = state.requirementsTicked.get(point.id);
  return {
    key: itemKey(stored.id, point.id),
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
