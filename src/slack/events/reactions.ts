import type { App, types } from '@slack/bolt';
import { checkIn } from '../../operations/sync/check-in.ts';
import { askBack } from '../asks.ts';
import type { SlackContext } from '../context.ts';

/** Reactions on a digest are answers; each asks back privately where there is something to ask. */
export function onReactions(app: App, context: SlackContext): void {
  app.event('reaction_added', ({ event, body }) => handle(context, body.team_id, event, true));
  app.event('reaction_removed', ({ event, body }) => handle(context, body.team_id, event, false));
}

async function handle(
  context: SlackContext,
  workspace: string,
  event: types.ReactionAddedEvent | types.ReactionRemovedEvent,
  added: boolean,
): Promise<void> {
  if (event.item.type !== 'message' || event.user === context.identity.botUserId) return;
  const { channel, ts } = event.item;
  const actor = { workspace, user: event.user };
  const known = checkIn(context.deps, actor, { added, channel, messageTs: ts, name: event.reaction });
  if (known === null || known.repeated || !added) return;
  await askBack(context, event.user, channel, known);
}
