import type { Answer } from '../storage/digests.ts';
import { actionIds } from './blocks/action-ids.ts';
import { blockerListMessage } from './blocks/blocker.ts';
import { actions, button, section } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import type { SlackContext } from './context.ts';
import { loadOpenBlockers } from './views/blocker-view.ts';

/** Tells one person something privately in a channel, or directly where that cannot reach them. */
export async function tellPrivately(
  { client, log }: SlackContext,
  user: string,
  channel: string,
  words: Message,
) {
  try {
    await client.chat.postEphemeral({ channel, user, ...words });
  } catch (error) {
    log.info(
      { error: String((error as { data?: { error?: string } }).data?.error) },
      'told directly instead',
    );
    const { channel: direct } = await client.conversations.open({ users: user });
    if (direct?.id !== undefined) await client.chat.postMessage({ channel: direct.id, ...words });
  }
}

/** What an answer by reaction asks back, privately: 🚧 what blocks, 🙋 which blocker to take. */
export async function askBack(
  context: SlackContext,
  user: string,
  channel: string,
  { planId, answer }: { planId: string; answer: Answer },
) {
  await context.people.standingOf(user);
  if (answer === 'blocked') await askForBlocker(context, user, channel, planId);
  if (answer === 'help') await offerBlockers(context, user, channel, planId);
}

/** A reaction cannot open a form, a button can: whoever reacts with 🚧 gets one. */
async function askForBlocker(context: SlackContext, user: string, channel: string, planId: string) {
  const words = 'What blocks you? Two lines are enough.';
  const ask = message(words, [
    section([words]),
    actions([button('Report a Blocker', actionIds.reportAsked, planId, 'primary')]),
  ]);
  await tellPrivately(context, user, channel, ask);
}

/** Whoever reacts with 🙋 gets the open blockers, each with [Mine]. */
async function offerBlockers(context: SlackContext, user: string, channel: string, planId: string) {
  const views = loadOpenBlockers(context.deps, context.identity.workspace, planId);
  await tellPrivately(context, user, channel, blockerListMessage(views));
}
