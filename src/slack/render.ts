import type { DigestView } from '../digest/view.ts';
import type { Deps } from '../operations/deps.ts';
import type { PostView } from '../operations/posts.ts';
import { loadDigest } from '../storage/digests.ts';
import { loadMember } from '../storage/members.ts';
import { loadActivePlanHead, loadPlanHead } from '../storage/plan-heads.ts';
import { loadPlan } from '../storage/plans.ts';
import { blockerMessage, blockerResolvedReply, escalationMessage } from './blocks/blocker.ts';
import { chartMessage } from './blocks/chart.ts';
import { digestMessage } from './blocks/digest.ts';
import { digestThread } from './blocks/digest-thread.ts';
import { importedMessage } from './blocks/imported.ts';
import type { Message } from './blocks/message.ts';
import { wordsMessage } from './blocks/review-replies.ts';
import { welcomeMessage } from './blocks/welcome.ts';
import type { Rendered } from './deliver/deliver.ts';
import { renderGatePost } from './gates/render.ts';
import { loadBlockerView } from './views/blocker-view.ts';

/** The newest view of a queued post as a message; null where there is nothing (any more) to show. */
export function renderPost(deps: Deps, workspace: string, view: PostView): Rendered | null {
  if (view.type === 'digest') return renderDigest(deps, workspace, view.digestId);
  const message = renderMessage(deps, workspace, view);
  return message === null ? null : { message, replies: [] };
}

function renderDigest(deps: Deps, workspace: string, digestId: string): Rendered | null {
  const view = digestView(deps, workspace, digestId);
  if (view === null) return null;
  const replies = digestThread(view).map((_, part): PostView => ({ type: 'digest details', digestId, part }));
  return { message: digestMessage(view), replies };
}

function renderMessage(
  deps: Deps,
  workspace: string,
  view: Exclude<PostView, { type: 'digest' }>,
): Message | null {
  switch (view.type) {
    case 'plan imported':
      return renderImported(deps, workspace, view);
    case 'digest details': {
      const digest = digestView(deps, workspace, view.digestId);
      return digest === null ? null : (digestThread(digest)[view.part] ?? null);
    }
    case 'blocker': {
      const blocker = loadBlockerView(deps, workspace, view.blockerId);
      return blocker === null ? null : blockerMessage(blocker);
    }
    case 'blocker resolved': {
      const blocker = loadBlockerView(deps, workspace, view.blockerId);
      return blocker?.resolved == null ? null : blockerResolvedReply(blocker);
    }
    case 'escalation':
      return renderEscalation(deps, workspace, view);
    case 'welcome': {
      const plan = loadActivePlanHead(deps.database.store, workspace, view.channel);
      return welcomeMessage(plan?.plan.name ?? null);
    }
    case 'chart': {
      const plan = loadPlanHead(deps.database.store, workspace, view.planId);
      return plan === null ? null : chartMessage({ ...view, planName: plan.plan.name });
    }
    case 'words':
      return wordsMessage(view.text);
    case 'reaction':
      return null;
    default:
      return renderGatePost(deps, workspace, view);
  }
}

/** The digest as it was composed; this program alone writes it. */
function digestView({ database }: Deps, workspace: string, digestId: string): DigestView | null {
  const digest = loadDigest(database.store, workspace, digestId);
  return digest?.view == null ? null : (JSON.parse(digest.view) as DigestView);
}

function renderImported(
  { database }: Deps,
  workspace: string,
  { planId, entries }: Extract<PostView, { type: 'plan imported' }>,
): Message | null {
  const stored = loadPlan(database.store, workspace, planId);
  return stored === null ? null : importedMessage({ name: stored.plan.name, entries });
}

function renderEscalation(
  deps: Deps,
  workspace: string,
  { blockerId, level, to }: Extract<PostView, { type: 'escalation' }>,
): Message | null {
  const view = loadBlockerView(deps, workspace, blockerId);
  if (view === null || view.resolved !== null) return null;
  const name = loadMember(deps.database.store, workspace, to)?.name ?? 'You';
  return escalationMessage(view, { name, slack: to }, level);
}
