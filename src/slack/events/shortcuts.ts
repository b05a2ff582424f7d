import type { App, MessageShortcut } from '@slack/bolt';
import { cut } from '../../digest/words.ts';
import { loadMemberNames } from '../../storage/members.ts';
import { tellPrivately } from '../asks.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import { plainText } from '../commands/words.ts';
import type { SlackContext } from '../context.ts';
import { openBlockerForm } from '../forms/report-blocker.ts';
import { IN_DIRECT_MESSAGE } from '../refusals.ts';

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
      const [words, link] = await Promise.all([
        wordsOf(context, actor.workspace, message.text ?? ''),
        permalink(context, channel.id, message.ts),
      ]);
      const needed = cut(words, MOST);
      const answer = openBlockerForm(context, actor, { channel: channel.id }, { item: null, needed, link });
      if (answer.kind === 'open') await context.client.views.open({ trigger_id, view: answer.view });
      if (answer.kind !== 'say') return;
      const isDirect = answer.refusal?.reason === 'no-plan' && channel.id.startsWith('D');
      const refusal = isDirect ? refusalMessage(IN_DIRECT_MESSAGE) : answer.message;
      await tellPrivately(context, user.id, channel.id, refusal);
    },
  );
}

/** The words of a message, in which people are mentioned by their ids alone, with their names. */
async function wordsOf(
  { deps, people, log }: SlackContext,
  workspace: string,
  text: string,
): Promise<string> {
  const users = new Set([...text.matchAll(/<@([UW][A-Z0-9]+)>/gu)].map(([, user = '']) => user));
  try {
    await Promise.all([...users].map((user) => people.standingOf(user)));
  } catch (error) {
    log.info({ error: String(error) }, 'no name for somebody in a message');
  }
  const names = loadMemberNames(deps.database.store, workspace);
  let told = plainText(text);
  for (const user of users) told = told.replaceAll(`@${user}`, () => `@${names.get(user) ?? user}`);
  return told;
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
