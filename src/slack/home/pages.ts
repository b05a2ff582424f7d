import { makeExample } from '../../operations/plans/make-example.ts';
import { removeExample } from '../../operations/plans/remove-example.ts';
import type { Answer } from '../answer.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';

const DEFAULT_ZONE = 'UTC';

/** [Open] in the list of plans. */
export function clickPlan({ homes }: SlackContext, { actor, value }: Click): Answer {
  return showing(() => homes.show(actor.user, value));
}

/** [All Plans] on a plan's page. */
export function clickBack({ homes }: SlackContext, { actor }: Click): Answer {
  return showing(() => homes.show(actor.user));
}

/** [Make an Example Plan]: it lives in the direct message with the app, which nobody else sees. */
export function clickMakeExample(context: SlackContext, { actor }: Click): Answer {
  const { client, deps, homes } = context;
  return {
    kind: 'later',
    work: async () => {
      const { channel } = await client.conversations.open({ users: actor.user });
      const { user } = await client.users.info({ user: actor.user });
      if (channel?.id === undefined) return null;
      const timezone = user?.tz ?? DEFAULT_ZONE;
      const result = makeExample(deps, actor, { channel: channel.id, timezone });
      if (!result.ok) return refusalMessage(refusalWords(result));
      await homes.show(actor.user, result.planId);
      return null;
    },
  };
}

/** [Remove the Example]: only whoever made it. */
export function clickRemoveExample({ deps, homes }: SlackContext, { actor, value }: Click): Answer {
  const result = removeExample(deps, actor, value);
  return result.ok ? showing(() => homes.show(actor.user)) : refuseWith(result);
}

function showing(work: () => Promise<void>): Answer {
  return {
    kind: 'later',
    work: async () => {
      await work();
      return null;
    },
  };
}
