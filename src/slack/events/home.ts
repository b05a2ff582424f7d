import type { App } from '@slack/bolt';
import { welcomeChannel } from '../../operations/plans/welcome-channel.ts';
import type { SlackContext } from '../context.ts';

/** Publishes a Home when it is opened. */
export function onHome(app: App, { homes }: SlackContext): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await homes.show(event.user);
  });
}

/** Who joins or leaves a channel sees other plans from then on; the app itself says hello where it is added. */
export function onMembers(app: App, { deps, access, homes, identity }: SlackContext): void {
  app.event('member_joined_channel', async ({ event, body }) => {
    access.forget(event.channel);
    if (event.user === identity.botUserId) welcomeChannel(deps, body.team_id, event.channel, body.event_id);
    else homes.changedFor(event.user);
  });
  app.event('member_left_channel', async ({ event }) => {
    access.forget(event.channel);
    homes.changedFor(event.user);
  });
}
