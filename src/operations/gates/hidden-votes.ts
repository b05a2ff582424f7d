import type { Store } from '../../storage/database.ts';
import type { LogRow } from '../../storage/log.ts';
import { loadOpenReviews } from '../../storage/reviews.ts';

/** Tells which rows of a plan's log say how somebody voted in a blind review that is open still, or would give it away. */
export function hiddenVotes(store: Store, planId: string): (row: Pick<LogRow, 'verb' | 'data'>) => boolean {
  const blind = new Set(
    loadOpenReviews(store, planId).flatMap(({ row, gate }) => (gate.blind ? [row.id] : [])),
  );
  if (blind.size === 0) return () => false;
  return ({ verb, data }) => {
    if (verb !== 'gate.ballot' && verb !== 'gate.condition') return false;
    const { review, against } = JSON.parse(data) as { review: string; against?: { kind: string } };
    return blind.has(review) && (verb === 'gate.ballot' || against?.kind === 'ballot');
  };
}
