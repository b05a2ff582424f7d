import { claimBlocker, declineBlocker } from '../../operations/blockers/claim-blocker.ts';
import { reopenBlocker } from '../../operations/blockers/resolve-blocker.ts';
import { type Answer, nothing, say } from '../answer.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';

/** [Mine] under a blocker: its message shows who has it, the person is told what comes next. */
export function clickMine({ deps }: SlackContext, { actor, value }: Click): Answer {
  const result = claimBlocker(deps, actor, { blockerId: value });
  if (!result.ok) return refuseWith(result);
  return say(wordsMessage('It is yours. [Resolve] under it says how it ended.'));
}

/** [Not mine] under a blocker, for whoever was asked or has it. */
export function clickNotMine({ deps }: SlackContext, { actor, value }: Click): Answer {
  const result = declineBlocker(deps, actor, { blockerId: value });
  if (!result.ok) return refuseWith(result);
  if (result.changed) return nothing;
  if (result.told) return say(wordsMessage('Noted. [Change] under it hands it to whoever can see to it.'));
  return say(wordsMessage('Nobody has asked it of you. [Change] under it says who has it.'));
}

/** [Reopen] under a resolved blocker. */
export function clickReopen({ deps }: SlackContext, { actor, value }: Click): Answer {
  const result = reopenBlocker(deps, actor, value);
  return result.ok ? nothing : refuseWith(result);
}
