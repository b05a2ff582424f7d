import type { DecidedGate } from '../../digest/input.ts';
import type { Store } from '../../storage/database.ts';
import { loadOverrides } from '../../storage/overrides.ts';
import { listReviews } from '../../storage/reviews.ts';

/** The rounds of a plan's gates that were decided or overridden since an instant, oldest first. */
export function decidedSince(store: Store, planId: string, since: number): DecidedGate[] {
  const closed = listReviews(store, planId).filter(({ status }) => status === 'closed');
  return closed.toReversed().flatMap(({ id, gate, outcome, closedAt }) => {
    const override = loadOverrides(store, id).at(-1) ?? null;
    const overridden = override !== null && override.at >= since;
    const standing = override?.to ?? outcome;
    const news = overridden || (closedAt ?? 0) >= since;
    return news && standing !== null ? [{ gate, outcome: standing, overridden }] : [];
  });
}
