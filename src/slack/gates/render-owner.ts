import type { Deps } from '../../operations/deps.ts';
import {
  loadConditionMissedView,
  loadOwnerAnsweredView,
  loadOwnerAskedView,
  loadPlanCompleteView,
} from '../../operations/gates/owner-views.ts';
import type { PostView } from '../../operations/posts.ts';
import type { Message } from '../blocks/message.ts';
import {
  conditionMissedMessage,
  ownerAnsweredMessage,
  ownerAskedMessage,
  planCompleteMessage,
} from '../blocks/owner-asked.ts';

type OwnerPost = Extract<
  PostView,
  { type: 'owner asked' | 'owner answered' | 'condition missed' | 'plan complete' }
>;

/** What the plan's owners and the channel hear once a gate has been decided; null where that is settled or gone. */
export function renderOwnerPost({ database }: Deps, workspace: string, post: OwnerPost): Message | null {
  const { store } = database;
  switch (post.type) {
    case 'owner asked': {
      const view = loadOwnerAskedView(store, workspace, post);
      return view === null ? null : ownerAskedMessage(view);
    }
    case 'owner answered': {
      const view = loadOwnerAnsweredView(store, workspace, post);
      return view === null ? null : ownerAnsweredMessage(view);
    }
    case 'condition missed': {
      const view = loadConditionMissedView(store, workspace, post);
      return view === null ? null : conditionMissedMessage(view);
    }
    default: {
      const view = loadPlanCompleteView(store, workspace, post);
      return view === null ? null : planCompleteMessage(view);
    }
  }
}
