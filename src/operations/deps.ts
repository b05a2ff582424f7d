import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Database } from '../storage/database.ts';

/** What every operation needs from outside. */
export interface Deps {
  database: Database;
  clock: Clock;
  ids: Ids;
  /** Called after a transaction that queued something to say. */
  wake(): void;
  /** Called after a transaction that concerned plans, with their ids. */
  changed?(planIds: ReadonlySet<string>): void;
  /** The workspace's address, as `https://team.slack.com/`, for links to messages; null where it is not known. */
  workspaceUrl?: string | null;
}

/** Who acts; `user` is a Slack user id, or `signalbox` for what happens by itself. */
export interface Actor {
  workspace: string;
  user: string;
}

/** How a caller names a plan: by the channel that it lives in, or by id (buttons, direct messages). */
export type PlanRef = { channel: string } | { planId: string };

/** The actor of what happens without anybody asking. */
export const SIGNALBOX = 'signalbox';
