import type { Item } from '../../plan/plan.ts';
import { saveResult } from '../../storage/items.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { type ItemRef, withItem } from './change-item.ts';
import { pickLine } from './pick-line.ts';

export interface MetricResult {
  /** The metric's number, words or a part of them. */
  metric: string;
  met: boolean;
  value: string | null;
  /** An http(s) address, or null. */
  link: string | null;
}

/** Says whether a success metric of an item was met, with the value and where it can be checked. */
export function recordResult(
  deps: Deps,
  actor: Actor,
  ref: ItemRef & MetricResult,
): Result<{ item: Item; metric: string }> {
  return withItem(deps, actor, ref, (c, { stored, item }) => {
    const picked = pickLine(
      item.success.map(({ metric }) => metric),
      ref.metric,
    );
    if (!picked.ok) return refuse({ reason: 'unknown-metric', text: ref.metric, nearest: picked.nearest });
    if ((ref.value?.length ?? 0) > 300)
      return refuse({ reason: 'text-too-long', what: 'the value', limit: 300 });
    const { met, value, link } = ref;
    saveResult(c.store, {
      workspace: stored.workspace,
      planId: stored.id,
      item: item.id,
      metric: picked.text,
      met,
      value,
      link,
      recordedBy: actor.user,
      recordedAt: c.now,
    });
    c.record(stored.id, { verb: 'result.recorded', subject: item.id, data: { metric: picked.text, met } });
    return { ok: true, item, metric: picked.text };
  });
}
