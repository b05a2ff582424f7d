import type { App } from '@slack/bolt';
import { loseChannel } from '../../operations/sync/lose-channel.ts';
import { losePerson } from '../../operations/sync/lose-person.ts';
import type { SlackContext } from '../context.ts';

/** What takes a plan's channel or people away: the sync pauses, or owners hear whose work is left. */
export function onLosses(app: App, { deps, people }: SlackContext): void {
  for (const event of ['channel_archive', 'group_archive'] as const)
    app.event(event, async ({ event: { channel }, body }) =>
      loseChannel(deps, body.team_id, channel, 'archived'),
    );
  for (const event of ['channel_left', 'group_left'] as const)
    app.event(event, async ({ event: { channel }, body }) =>
      loseChannel(deps, body.team_id, channel, 'app-removed'),
    );
  app.event('user_change', async ({ event: { user }, body }) => {
    if (user.deleted) losePerson(deps, body.team_id, user.id);
    await people.refresh(user.id);
  });
}
