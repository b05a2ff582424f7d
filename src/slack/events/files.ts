import type { App } from '@slack/bolt';
import { loadActivePlanHead } from '../../storage/plan-heads.ts';
import { tellPrivately } from '../asks.ts';
import { fileOfferMessage } from '../blocks/welcome.ts';
import type { SlackContext } from '../context.ts';

const PLAN_FILE = /\.(ya?ml|md|markdown)$/i;
/** Files that were offered, so that an event that comes twice offers once. */
const MOST_REMEMBERED = 500;

/** A YAML or Markdown file that somebody shares in a channel may be a plan: they alone are asked. */
export function onFiles(app: App, context: SlackContext): void {
  const offered = new Set<string>();
  app.event('file_shared', async ({ event, body }) => {
    const { file_id: fileId, channel_id: channel, user_id: user } = event;
    if (user === context.identity.botUserId || channel.startsWith('D')) return;
    const key = `${channel}:${fileId}`;
    if (offered.has(key)) return;
    offered.add(key);
    const [oldest] = offered;
    if (offered.size > MOST_REMEMBERED && oldest !== undefined) offered.delete(oldest);
    await offer(context, { workspace: body.team_id, channel, user, fileId });
  });
}

async function offer(
  context: SlackContext,
  { workspace, channel, user, fileId }: { workspace: string; channel: string; user: string; fileId: string },
): Promise<void> {
  const { file } = await context.client.files.info({ file: fileId });
  const name = file?.name ?? '';
  if (file?.user === context.identity.botUserId || !PLAN_FILE.test(name)) return;
  const known = loadActivePlanHead(context.deps.database.store, workspace, channel);
  await tellPrivately(context, user, channel, fileOfferMessage(fileId, name, known?.plan.name ?? null));
}
