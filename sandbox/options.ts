import type { Clock } from './clock.ts';
import type { FaultOrder, ShortcutInfo } from './protocol.ts';

export interface PersonOptions {
  /** As in Slack, `U0LEAD`. */
  id: string;
  /** Name after the @, and the driver's name for the person; the lower-case first word of `name` if absent. */
  handle?: string;
  name: string;
  email?: string;
  title?: string;
  /** IANA zone; the workspace's if absent. */
  zone?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  isBot?: boolean;
  isGuest?: boolean;
  /** A guest of one channel (`is_ultra_restricted`). */
  isSingleChannelGuest?: boolean;
  /** Of another workspace, by a shared channel. */
  teamId?: string;
  deactivated?: boolean;
}

interface ChannelOptions {
  id: string;
  /** Without #. */
  name: string;
  kind?: 'public' | 'private';
  topic?: string;
  /** Ids or handles; everybody who is no guest if absent. */
  members?: string[];
  /** Whether the app is a member; yes if absent. */
  app?: boolean;
}

export interface CommandOptions {
  command: string;
  description?: string;
  usageHint?: string;
  /** Names of people and channels arrive as ids; as in the app's manifest. */
  shouldEscape?: boolean;
}

interface AppOptions {
  id?: string;
  name?: string;
  botUserId?: string;
  botId?: string;
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  scopes?: string[];
  /** Event types that the app subscribes to; with `message.channels` and its like for messages. */
  events?: string[];
  /** Request URL: delivers by signed HTTP requests instead of Socket Mode. */
  requestUrl?: string;
}

export interface SandboxOptions {
  people: PersonOptions[];
  channels: ChannelOptions[];
  teamId?: string;
  teamName?: string;
  domain?: string;
  /** IANA zone of the workspace; UTC if absent. */
  zone?: string;
  app?: AppOptions;
  commands?: CommandOptions[];
  shortcuts?: ShortcutInfo[];
  /** The clock that the app shares; with `travellingClock` people can travel. Real time if absent. */
  clock?: Clock;
  /** Called for a journey: runs what is due on the way and sets the clock; without it the clock jumps. */
  onTravel?: (targetMs: number) => void | Promise<void>;
  /**
   * When the next working morning after `nowMs` is; if absent 09:00 of the next day from Monday to
   * Friday in `zone`, of the same day where it is before 07:00.
   */
  nextWorkingMorning?: (nowMs: number) => number;
  /** A free one if absent. */
  port?: number;
  faults?: FaultOrder[];
  /** `off` never answers 429 by itself and drops no events; `slack` if absent. */
  rates?: 'slack' | 'off';
  /** Deliveries of events in 60 minutes, repeated ones among them, before the rest is dropped; 30,000 as in Slack if absent. */
  eventsPerHour?: number;
  deadlines?: Partial<Deadlines>;
  /** Folder with the built page, served at `/`; while it is being built, a page stands there that waits for it. */
  pageFolder?: string | Promise<string>;
}

/** In real milliseconds. */
export interface Deadlines {
  ack: number;
  trigger: number;
  /** Waits before an event that was not acknowledged is delivered again. */
  eventRetries: number[];
  /** From the end of an app's upload until a message can show the file. */
  fileProcessing: number;
}

export const slackDeadlines: Deadlines = {
  ack: 3_000,
  trigger: 3_000,
  eventRetries: [0, 60_000, 300_000],
  fileProcessing: 100,
};

export const defaultScopes: readonly string[] = [
  'commands',
  'chat:write',
  'reactions:read',
  'reactions:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  'files:write',
  'files:read',
  'im:write',
  'channels:history',
  'groups:history',
];

export const defaultEvents: readonly string[] = [
  'app_home_opened',
  'reaction_added',
  'reaction_removed',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
  'channel_archive',
  'group_archive',
  'file_shared',
  'user_change',
  'app_uninstalled',
  'tokens_revoked',
];
