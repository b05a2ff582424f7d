import { claimBlocker, declineBlocker } from '../../operations/blockers/claim-blocker.ts';
import { type Answer, nothing } from '../answer.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';

/** [Mine] under a blocker; its message shows who has it. */
export function clickMine({ deps }: SlackContext, { actor, value }: Click): Answer {
  const result = claimBlocker(deps, actor, { blockerId: value });
  return result.ok ? nothing : refuseWith(result);
}

/** [Not mine] under a blocker. */
export function clickNotMine({ deps }: SlackContext, { actor, value }: Click): Answer {
  const result = declineBlocker(deps, actor, { blockerId: value });
  return result.ok ? nothing : refuseWith(result);
}
