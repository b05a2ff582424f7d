import { plainDay } from '../../digest/words.ts';
import { snapshotOf } from '../../plan/analysis/snapshot-of.ts';
import type { IsoDate } from '../../plan/plan.ts';
import { insertSnapshot, loadSnapshot } from '../../storage/digests.ts';
import { loadAnalysedPlan } from '../analysed-plan.ts';
import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import type { Result } from '../refusal.ts';

/** Makes today's forecast the baseline that later forecasts are compared with; the earlier baselines are kept. */
export function takeNewBaseline(
  deps: Deps,
  actor: Actor,
  ref: PlanRef,
): Result<{ end: IsoDate; before: IsoDate | null }> {
  return change(deps, actor, (c) => {
    const loaded = loadAnalysedPlan(c.store, actor, ref, c.now);
    if (!loaded.ok) return loaded;
    const { stored, analysis } = loaded.analysed;
    const forbidden = forbids(stored, actor, 'take baseline');
    if (forbidden) return forbidden;
    const before = loadSnapshot(c.store, stored.id, 'baseline')?.end ?? null;
    const snapshot = snapshotOf(analysis, stored.plan);
    const key = { workspace: actor.workspace, planId: stored.id };
    insertSnapshot(c.store, { ...key, kind: 'baseline', snapshot, takenAt: c.now });
    c.record(stored.id, {
      verb: 'baseline.taken',
      subject: stored.id,
      level: 'notice',
      data: { end: analysis.end, before },
    });
    const was = before === null ? '' : `, ${plainDay(before, analysis.date)} until now`;
    c.post(stored.id, {
      key: `baseline:${deps.ids.next()}`,
      channel: stored.channel,
      view: {
        type: 'words',
        text: `New baseline of ${stored.plan.name}: it ends ${plainDay(analysis.end, analysis.date)}${was}.`,
      },
    });
    return { ok: true, end: analysis.end, before };
  });
}
