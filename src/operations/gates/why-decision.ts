import { explain } from '../../gate/explain.ts';
import type { Store } from '../../storage/database.ts';
import { decidedOrNow, loadReviewContext } from './review-context.ts';

/** The whole trace of a decision, or of what an open review would give now, one sentence a step. */
export function whyDecision(
  store: Store,
  workspace: string,
  reviewId: string,
): { gateName: string; sentences: string[] } | null {
  const context = loadReviewContext(store, workspace, reviewId);
  if (context === null) return null;
  const { stored, names } = context;
  const { status, closedBy, cancelReason } = stored.row;
  if (stored.gate.blind && stored.row.status === 'open')
    return {
      gateName: stored.gate.name,
      sentences: ['The review is blind: how it stands shows at its close.'],
    };
  const { trace } = decidedOrNow(context);
  const sentences = explain(trace, names);
  if (status === 'cancelled')
    sentences.splice(
      -1,
      1,
      `Nothing was decided. Cancelled by ${context.name(closedBy ?? '')}: ${cancelReason}`,
    );
  return { gateName: stored.gate.name, sentences };
}
