import { estimatedDays } from '../analysis/estimate.ts';
import { percent } from '../percent.ts';
import { type CheckedPlan, phasesAhead } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';

/** Fewer items than this on the critical path make no bottleneck of their owner. */
const SHORT_PATH = 3;

/** Tracks with open work, or with none at all yet, that have neither a lead nor an owner of any open item. */
export function unstaffedTracks({ plan, analysis, analysed, open }: CheckedPlan): Finding[] {
  const staffed = new Set(plan.tracks.filter(({ lead }) => lead !== null).map(({ id }) => id));
  for (const { id } of open) {
    const item = analysed.get(id);
    if (item?.track && item.owner) staffed.add(item.track);
  }
  const over = new Set(
    analysis.tracks.filter(({ done, needed }) => needed > 0 && done === needed).map(({ id }) => id),
  );
  return plan.tracks
    .filter(({ id }) => !staffed.has(id) && !over.has(id))
    .map(({ id, name }) => found('unstaffed-track', id, `Nobody is on the track ${name}.`));
}

/** Cells of the allocation without people, from the current phase on. */
export function unstaffedRoles(checked: CheckedPlan): Finding[] {
  const ahead = new Map(phasesAhead(checked).map(({ id, name }) => [id, name]));
  return checked.plan.allocation
    .filter(({ phase, people }) => ahead.has(phase) && people.length === 0)
    .map(({ phase, role, areas }) => {
      const what = areas.length > 0 ? `${role} (${areas.join(', ')})` : role;
      return found('unstaffed-role', phase, `${ahead.get(phase)} needs ${what}, and nobody is allocated.`);
    });
}

/** People who own more than half of the working days that are left on the critical path. */
export function singleOwners({ plan, analysis, analysed, items }: CheckedPlan): Finding[] {
  const path = analysis.criticalPath.filter((id) => analysed.get(id)?.status !== 'done');
  if (path.length < SHORT_PATH || plan.people.length < 2) return [];
  const daysOf = new Map<string, number>();
  let all = 0;
  for (const id of path) {
    const days = estimatedDays(items.get(id)?.duration ?? null);
    const owner = analysed.get(id)?.owner;
    all += days;
    if (owner) daysOf.set(owner, (daysOf.get(owner) ?? 0) + days);
  }
  return [...daysOf]
    .filter(([, days]) => days * 2 > all)
    .map(([person, days]) => {
      const share = percent(days / all);
      return found(
        'single-owner',
        person,
        `${person} owns ${share} of the working days left on the critical path (${path.length} items).`,
      );
    });
}
