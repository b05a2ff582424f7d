import type { App } from '@slack/bolt';
import type { Identity } from '../bolt.ts';

/** Says when the workspace removes the app or takes its token back: nothing can be posted from then on. */
export function onRemoval(app: App, identity: Identity, removed: (why: string) => void): void {
  app.event('app_uninstalled', async ({ body }) => {
    if (body.team_id === identity.workspace) removed('app_uninstalled');
  });
  app.event('tokens_revoked', async ({ event, body }) => {
    const ours = body.team_id === identity.workspace && event.tokens.bot?.includes(identity.botUserId);
    if (ours) removed('tokens_revoked');
  });
}
