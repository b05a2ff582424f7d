import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../operations/deps.ts';
import type { PlanRole } from '../../storage/plans.ts';
import type { People } from '../people.ts';

/** Who may see the plan of a channel. */
export interface Access {
  /** A public channel's plan is for every full member of the workspace, any other for who is in the channel. */
  maySee(user: string, plan: SeenPlan): Promise<boolean>;
  /** Asks Slack anew, as when it says that somebody joined or left. */
  forget(channel: string): void;
}

interface SeenPlan {
  channel: string;
  roles: ReadonlyMap<string, PlanRole>;
}

interface KnownChannel {
  isPrivate: boolean;
  /** null until somebody's membership mattered. */
  members: ReadonlySet<string> | null;
  at: number;
}

/** Milliseconds for which Slack's answer is believed. */
const KEPT = 5 * 60 * 1_000;
/** Members that one call gives. */
const PAGE = 1_000;

export function createAccess(client: WebClient, people: People, { clock }: Pick<Deps, 'clock'>): Access {
  const known = new Map<string, KnownChannel>();

  async function look(channel: string): Promise<KnownChannel> {
    const before = known.get(channel);
    if (before !== undefined && clock.now() - before.at < KEPT) return before;
    const { channel: info } = await client.conversations.info({ channel });
    const seen = { isPrivate: info?.is_private !== false, members: null, at: clock.now() };
    known.set(channel, seen);
    return seen;
  }

  async function membersOf(channel: string, seen: KnownChannel): Promise<ReadonlySet<string>> {
    if (seen.members !== null) return seen.members;
    const members = new Set<string>();
    let cursor = '';
    do {
      const page = await client.conversations.members({ channel, limit: PAGE, ...(cursor && { cursor }) });
      for (const member of page.members ?? []) members.add(member);
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    known.set(channel, { ...seen, members });
    return members;
  }

  return {
    forget: (channel) => void known.delete(channel),
    async maySee(user, { channel, roles }) {
      if (channel.startsWith('D')) return roles.has(user);
      try {
        const seen = await look(channel);
        if (!seen.isPrivate && (await people.standingOf(user)) === 'member') return true;
        return (await membersOf(channel, seen)).has(user);
      } catch {
        // The app is not in the channel (any more): nobody can be shown to be in it.
        return false;
      }
    },
  };
}
