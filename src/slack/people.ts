import type { WebClient } from '@slack/web-api';
import type { Standing } from '../gate/review.ts';
import type { Deps } from '../operations/deps.ts';
import { loadMember, type Member, saveMember } from '../storage/members.ts';

/** What Slack says of the people of one workspace. */
export interface People {
  /** Whether somebody is a full member: as was heard of them last, and asked anew for the next time where that is old. */
  standingOf(user: string): Promise<Standing>;
  /** Asks Slack anew now, as when it says that somebody changed. */
  refresh(user: string): Promise<Member>;
  /** Asks Slack about somebody of whom nothing was heard for a while; settles at once for others. */
  freshen(user: string): Promise<void>;
  /** Whether somebody is an admin or owner of the workspace; asked of Slack each time. */
  isAdmin(user: string): Promise<boolean>;
}

/** Milliseconds for which an answer is believed. */
const KEPT = 10 * 60 * 1_000;

interface SlackUser {
  id?: string;
  name?: string;
  real_name?: string;
  profile?: { display_name?: string; real_name?: string };
  team_id?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_workflow_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
}

function readStanding(user: SlackUser, workspace: string): Standing {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.is_workflow_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.team_id !== undefined && user.team_id !== workspace) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

function readName(user: SlackUser): string {
  const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name];
  return names.find((name) => name !== undefined && name !== '') ?? 'somebody';
}

export function createPeople(client: WebClient, workspace: string, { database, clock }: Deps): People {
  /** Questions under way, so that two clicks at once ask once. */
  const asking = new Map<string, Promise<Member>>();

  function refresh(user: string): Promise<Member> {
    const asked = asking.get(user) ?? ask(user).finally(() => asking.delete(user));
    asking.set(user, asked);
    return asked;
  }

  async function ask(user: string): Promise<Member> {
    const answer = await client.users.info({ user });
    const row: Member = {
      workspace,
      user,
      name: readName(answer.user ?? {}),
      standing: answer.user === undefined ? 'stranger' : readStanding(answer.user, workspace),
      at: clock.now(),
    };
    saveMember(database.store, row);
    return row;
  }
  return {
    refresh,
    async freshen(user) {
      const known = loadMember(database.store, workspace, user);
      if (known === null || clock.now() - known.at >= KEPT) await refresh(user);
    },
    async isAdmin(user) {
      const { user: known } = await client.users.info({ user });
      return known !== undefined && !known.deleted && (known.is_admin === true || known.is_owner === true);
    },
    async standingOf(user) {
      const known = loadMember(database.store, workspace, user);
      if (known === null) return (await refresh(user)).standing;
      if (clock.now() - known.at >= KEPT) refresh(user).catch(() => undefined);
      return known.standing;
    },
  };
}
