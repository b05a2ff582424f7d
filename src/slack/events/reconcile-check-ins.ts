import {
  type PostedDigest,
  reactedDigests,
  reconcileCheckIns,
} from '../../operations/sync/reconcile-check-ins.ts';
import { askBack } from '../asks.ts';
import type { SlackContext } from '../context.ts';

/** Slack lets 50 messages a minute be asked for their reactions. */
const MOST = 40;

/** Reads the reactions on each plan's newest digest anew: what came or went while the app was down counts as well. */
export async function readReactions(context: SlackContext): Promise<void> {
  const { deps, identity, log } = context;
  for (const digest of reactedDigests(deps, identity.workspace).slice(0, MOST)) {
    try {
      const standing = await reactionsOn(context, digest);
      const { given } = reconcileCheckIns(deps, identity.workspace, digest, standing);
      for (const { user, answer } of given)
        await askBack(context, user, digest.channel, { planId: digest.planId, answer });
    } catch (error) {
      log.warn({ digest: digest.digestId, error: String(error) }, 'could not read the reactions on a digest');
    }
  }
}

/** Who reacted, by the name of the reaction; our own are left out. */
async function reactionsOn(
  { client, identity }: SlackContext,
  { channel, ts }: PostedDigest,
): Promise<Map<string, string[]>> {
  const { message } = await client.reactions.get({ channel, timestamp: ts, full: true });
  const found = new Map<string, string[]>();
  for (const { name = '', users = [] } of message?.reactions ?? [])
    found.set(
      name,
      users.filter((user) => user !== identity.botUserId),
    );
  return found;
}
