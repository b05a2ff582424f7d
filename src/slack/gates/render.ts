import type { Deps } from '../../operations/deps.ts';
import {
  loadBallotView,
  loadConditionView,
  loadEvidenceView,
  loadSeatAskedAgainView,
  loadSeatAskedView,
} from '../../operations/gates/reply-views.ts';
import { loadDecisionView, loadReviewView } from '../../operations/gates/review-view.ts';
import { type PostView, postKeys } from '../../operations/posts.ts';
import { loadOutboxByKey } from '../../storage/outbox.ts';
import { decisionMessage } from '../blocks/decision.ts';
import type { Message } from '../blocks/message.ts';
import { reviewMessage } from '../blocks/review.ts';
import {
  ballotReply,
  conditionReply,
  evidenceReply,
  hiddenBallotReply,
  seatAskedAgainMessage,
  seatAskedMessage,
  seatEndedMessage,
} from '../blocks/review-replies.ts';
import { renderOwnerPost } from './render-owner.ts';

/** Posts that are about a gate review. */
export type GatePost = Extract<PostView, { reviewId: string }>;

/** The newest view of a post about a gate review; null where it has nothing (any more) to say. */
export function renderGatePost(deps: Deps, workspace: string, view: GatePost): Message | null {
  const { store } = deps.database;
  const now = deps.clock.now();
  switch (view.type) {
    case 'review':
      return shown(loadReviewView(store, workspace, view.reviewId, now), reviewMessage);
    case 'decision':
      return shown(loadDecisionView(store, workspace, view.reviewId, now), decisionMessage);
    case 'ballot':
      return shown(loadBallotView(store, workspace, view), (reply) =>
        reply.hidden ? hiddenBallotReply(reply.voter) : ballotReply(reply.ballot),
      );
    case 'condition':
      return shown(loadConditionView(store, workspace, view), conditionReply);
    case 'evidence':
      return shown(loadEvidenceView(store, workspace, view), evidenceReply);
    case 'seat asked':
      return shown(loadSeatAskedView(store, workspace, view, now), (review) =>
        seatAskedMessage(review, view.why, permalinkOf(deps, postKeys.review(view.reviewId))),
      );
    case 'seat asked again':
      return shown(loadSeatAskedAgainView(store, workspace, view), seatAskedAgainMessage);
    case 'seat ended':
      return shown(loadDecisionView(store, workspace, view.reviewId, now), (review) =>
        seatEndedMessage(review, permalinkOf(deps, postKeys.review(view.reviewId))),
      );
    default:
      return renderOwnerPost(deps, workspace, view);
  }
}

function shown<V>(view: V | null, render: (view: V) => Message): Message | null {
  return view === null ? null : render(view);
}

/** Where a post stands in Slack, as its own links are built; null while it was not sent. */
function permalinkOf({ database, workspaceUrl }: Deps, key: string): string | null {
  const { slackChannel = null, slackTs = null } = loadOutboxByKey(database.store, key) ?? {};
  if (slackChannel === null || slackTs === null || workspaceUrl == null) return null;
  return `${workspaceUrl.replace(/\/$/, '')}/archives/${slackChannel}/p${slackTs.replace('.', '')}`;
}
