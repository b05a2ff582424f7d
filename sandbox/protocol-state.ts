/** The things in the workspace, as the page sees them. */
/** A Block Kit block or element, as the app sent it (every block has a `block_id`, given by the sandbox if need be). */
export interface BlockJson {
  type: string;
  block_id?: string;
  [field: string]: unknown;
}

export interface TextJson {
  type: string;
  text: string;
  [field: string]: unknown;
}

/** What one element holds, in Slack's words: `{type: 'plain_text_input', value}`, `{type: 'static_select', selected_option}`. */
export interface StateValue {
  type: string;
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_conversation?: string | null;
  selected_channel?: string | null;
  selected_user?: string | null;
  selected_option?: OptionJson | null;
  selected_options?: OptionJson[];
  selected_conversations?: string[];
  selected_channels?: string[];
  selected_users?: string[];
  rich_text_value?: BlockJson;
  /** Of a file_input: the ids that `PAGE_UPLOAD` answered (the app gets whole files). */
  files?: { id: string }[];
}

export interface OptionJson {
  text: TextJson;
  value?: string;
  description?: TextJson;
  url?: string;
}

export interface OptionGroupJson {
  label: TextJson;
  options: OptionJson[];
}

/** block_id -> action_id -> value. */
export type StateValues = Record<string, Record<string, StateValue>>;

export interface Workspace {
  id: string;
  name: string;
  domain: string;
  /** IANA zone in which "next working morning" is meant. */
  zone: string;
}

export interface CommandInfo {
  /** With its slash. */
  command: string;
  description: string;
  usageHint: string;
}

export interface ShortcutInfo {
  callbackId: string;
  name: string;
  kind: 'global' | 'message';
}

export interface AppInfo {
  id: string;
  name: string;
  botUserId: string;
  botId: string;
  commands: CommandInfo[];
  shortcuts: ShortcutInfo[];
  /** Open sockets; in HTTP mode 1. 0 means that the app is not there. */
  connections: number;
}

export interface Person {
  id: string;
  /** Slack's `name`, as in @bo. */
  handle: string;
  name: string;
  email: string;
  title: string;
  zone: string;
  isAdmin: boolean;
  isBot: boolean;
  /** A guest cannot see what they are not a member of. */
  isGuest: boolean;
  deactivated: boolean;
  teamId: string;
}

export interface Conversation {
  id: string;
  /** Without #; of a direct message empty (show the other member). */
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  topic: string;
  archived: boolean;
  /** Ids of people and of the bot user. A private channel or direct message shows to its members alone. */
  members: string[];
}

export interface Reaction {
  /** Without colons. */
  name: string;
  users: string[];
}

export interface FileInfo {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  altText: string;
}

export interface Message {
  channel: string;
  ts: string;
  /** Id of the author: a person or the bot user. `USLACKBOT` for what Slack itself says. */
  user: string;
  botId: string | null;
  text: string;
  blocks: BlockJson[];
  /** Legacy attachments as sent. */
  attachments: BlockJson[];
  /** Set on replies, and on a parent that has replies (then equal to its `ts`). */
  threadTs: string | null;
  replyCount: number;
  replyUsers: string[];
  latestReply: string | null;
  /** A reply that is shown in the channel too. */
  broadcast: boolean;
  editedTs: string | null;
  reactions: Reaction[];
  files: FileInfo[];
  /** Id of the only person who sees it ("only visible to you"); null for a message that everybody sees. */
  onlyFor: string | null;
  /** joined, left and the like: shown small; null for an ordinary message. */
  subtype: string | null;
}

export interface OpenView {
  id: string;
  hash: string;
  callbackId: string;
  title: TextJson;
  submit: TextJson | null;
  close: TextJson | null;
  blocks: BlockJson[];
  /** block_id -> message, from the last submission. */
  errors: Record<string, string>;
  /** The app has not yet answered the submission. */
  busy: boolean;
  /** What Slack says above the buttons when the app failed to answer; null when all is well. */
  failure: string | null;
}

export interface HomeTab {
  viewId: string;
  hash: string;
  blocks: BlockJson[];
}

export interface Unread {
  person: string;
  channel: string;
  count: number;
  mentions: number;
}

export interface ClockState {
  nowMs: number;
  /** While true it moves on with real time from `nowMs`; false during a journey. */
  flows: boolean;
}

type TrafficKind = 'envelope' | 'request' | 'api' | 'options' | 'response_url' | 'socket' | 'file' | 'fault';
export type TrafficStatus = 'pending' | 'ok' | 'error' | 'limited' | 'late' | 'lost';

export interface TrafficEntry {
  id: number;
  at: number;
  direction: 'to_app' | 'from_app';
  kind: TrafficKind;
  /** `chat.postMessage`, `slash_commands /gate`, `block_actions vote_green`, `hello`. */
  name: string;
  status: TrafficStatus;
  /** Until the ack or the answer; null while pending. Real time. */
  ms: number | null;
  /** Error code, or what stands out ("retry 1", "delivered twice"). */
  note: string;
}

export interface TrafficDetail extends TrafficEntry {
  /** What was sent, and what came back (an ack's payload, an API answer). */
  sent: unknown;
  answered: unknown;
}

export interface RateState {
  method: string;
  /** Channel for the per-channel limit of chat.postMessage, else empty. */
  scope: string;
  used: number;
  limit: number;
  windowMs: number;
  limitedUntilMs: number | null;
}

/** `method` limits a fault to one Web API method; without it any call is meant. `times` counts what it still hits. */
export type FaultOrder =
  | { fault: 'drop_socket' }
  | { fault: 'refresh_socket' }
  | { fault: 'refuse_sockets'; forMs: number }
  | { fault: 'answer_429'; method?: string; times: number; retryAfterS: number }
  | { fault: 'answer_500'; method?: string; times: number }
  | { fault: 'lose_call'; method?: string; times: number }
  | { fault: 'lose_answer'; method?: string; times: number }
  | { fault: 'time_out_after_work'; method?: string; times: number; holdMs: number }
  | { fault: 'deliver_twice'; times: number }
  | { fault: 'deliver_out_of_order'; times: number }
  | { fault: 'revoke_token' }
  | { fault: 'restore_token' }
  | { fault: 'uninstall_app' }
  | { fault: 'archive_channel'; channel: string }
  | { fault: 'make_private'; channel: string }
  | { fault: 'remove_app'; channel: string }
  | { fault: 'deactivate_person'; person: string };

/** A fault that is still waiting to hit. */
export interface ActiveFault {
  id: number;
  order: FaultOrder;
  /** Hits left, or null for a fault that ends by time. */
  left: number | null;
}
