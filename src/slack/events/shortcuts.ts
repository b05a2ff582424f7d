import type { App, MessageShortcut } from '@slack/bolt';
import { tellPrivately } from '../asks.ts';
import { plainText } from '../commands/words.ts';
import type { SlackContext } from '../context.ts';
import { openBlockerForm } from '../forms/report-blocker.ts';

/** Longest text of a message that the form takes over. */
const MOST = 1_000;

/** “Report as Blocker” on a message: the form with its words, which links the message. */
export function onShortcuts(app: App, context: SlackContext): void {
  app.shortcut<MessageShortcut>(
    { callback_id: 'report_as_blocker', type: 'message_action' },
    async ({ shortcut, ack }) => {
      await ack();
      const { channel, message, user, team, trigger_id } = shortcut;
      const actor = { workspace: team?.id ?? user.team_id ?? '', user: user.id };
      const needed = plainText(message.text ?? '').slice(0, MOST);
      const link = await permalink(context, channel.id, message.ts);
      const answer = openBlockerForm(context, actor, { channel: channel.id }, { item: null, needed, link });
      if (answer.kind === 'open') await context.client.views.open({ trigger_id, view: answer.view });
      if (answer.kind === 'say') await tellPrivately(context, user.id, channel.id, answer.message);
    },
  );
}

/** null where Slack does not give one, as for a message that was deleted meanwhile. */
async function permalink({ client, log }: SlackContext, channel: string, ts: string): Promise<string | null> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink ?? null;
  } catch (error) {
    log.info({ error: String(error) }, 'no link to a message');
    return null;
  }
}
