import { eventScopes } from '../manners/event-scopes.ts';
import type { Json } from './json.ts';
import type { World } from './world.ts';

/** Tells the app of an event, if it subscribed to it and has the scope. Conversations are told of to their members alone. */
export function announce(
  world: World,
  event: Json & { type: string },
  subscription: string = event.type,
): void {
  const { events, scopes } = world.settings.app;
  const needed = eventScopes[subscription];
  if (!events.has(subscription) || needed?.some((scope) => scopes.has(scope)) === false) return;
  if (world.tokens !== 'valid' && event.type !== 'app_uninstalled' && event.type !== 'tokens_revoked') return;
  const { workspace, app } = world.settings;
  const eventId = world.numbering.id('Ev');
  world.delivery.announce(event.type, {
    token: app.verificationToken,
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(world.clock.now() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  });
}

/** As `announce`, for what happens in a conversation: only if the app is a member of it. */
export function announceIn(
  world: World,
  channel: string,
  event: Json & { type: string },
  subscription: string = event.type,
): void {
  if (world.rooms.get(channel)?.info.members.includes(world.settings.app.botUserId)) {
    announce(world, event, subscription);
  }
}
