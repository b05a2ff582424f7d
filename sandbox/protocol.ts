/**
 * What the page and the sandbox say to each other. Types and constants alone: the page bundles this file.
 *
 * The page opens a WebSocket on PAGE_SOCKET. Its first frame is a `Snapshot`, every later one a `Push`; a push
 * carries the whole thing that it names (insert it, or replace the one with the same id). After a broken
 * connection the page connects again and gets a new snapshot.
 * The page says with `PagePresence` frames who acts at it: first, after a change, and after each new connection.
 * The page acts as a person with `POST PAGE_DO` (JSON `PageAction`, answered with `PageAnswer`).
 * A file goes as multipart `POST PAGE_UPLOAD` (fields `person`, `file`, and `channel`, `thread_ts`, `text` where it
 * is to be shared at once), answered with `UploadAnswer`. Files are read from `PAGE_FILES/<file id>`.
 * The payload of a traffic entry is read from `PAGE_TRAFFIC/<entry id>` as `TrafficDetail`.
 * All ids and `ts` look as Slack's. Times named `...Ms` or `at` are milliseconds of the shared clock.
 */
import type {
  ActiveFault,
  AppInfo,
  ClockState,
  Conversation,
  FaultOrder,
  FileInfo,
  HomeTab,
  Message,
  OpenView,
  OptionGroupJson,
  OptionJson,
  Person,
  RateState,
  StateValue,
  StateValues,
  TrafficEntry,
  Unread,
  Workspace,
} from './protocol-state.ts';

export type * from './protocol-state.ts';

export const PAGE_SOCKET = '/page';
export const PAGE_DO = '/page/do';
export const PAGE_UPLOAD = '/page/upload';
export const PAGE_FILES = '/page/files';
export const PAGE_TRAFFIC = '/page/traffic';

export interface Snapshot {
  type: 'snapshot';
  workspace: Workspace;
  /** The workspace's own address, with which links to its messages begin. */
  url: string;
  app: AppInfo;
  people: Person[];
  conversations: Conversation[];
  messages: Message[];
  /** Person id -> open forms, the one on top last. */
  views: Record<string, OpenView[]>;
  /** Person id -> Home, where the app has published one. */
  homes: Record<string, HomeTab>;
  unread: Unread[];
  clock: ClockState;
  traffic: TrafficEntry[];
  rates: RateState[];
  faults: ActiveFault[];
}

export type Push =
  | { type: 'app'; app: AppInfo }
  | { type: 'person'; person: Person }
  | { type: 'conversation'; conversation: Conversation }
  | { type: 'message'; message: Message }
  | { type: 'message_gone'; channel: string; ts: string }
  | { type: 'views'; person: string; views: OpenView[] }
  | { type: 'home'; person: string; home: HomeTab }
  | { type: 'unread'; unread: Unread }
  | { type: 'clock'; clock: ClockState }
  | { type: 'traffic'; entries: TrafficEntry[] }
  | { type: 'rates'; rates: RateState[] }
  | { type: 'faults'; faults: ActiveFault[] };

/** Who acts at a page now, by id. `fresh` where the page has been loaded and has not been this person's since. */
export interface PagePresence {
  as: string;
  fresh: boolean;
}

/** Where a pressed element stands. */
export type Container =
  | { in: 'message'; channel: string; ts: string }
  | { in: 'view'; viewId: string }
  | { in: 'home' };

/** `person` is the id of who acts. */
export type PageAction =
  | { do: 'post'; person: string; channel: string; text: string; threadTs?: string }
  /** `text` is the whole line, `/gate status`. */
  | { do: 'command'; person: string; channel: string; text: string }
  /** `chosen` is the element's new value (absent for a button; an overflow sends `selected_option`); `state` all values of the container. */
  | {
      do: 'press';
      person: string;
      container: Container;
      blockId: string;
      actionId: string;
      chosen?: StateValue;
      state?: StateValues;
    }
  /** Options of an external select for what was typed; answered in `PageAnswer.options`. */
  | { do: 'suggest'; person: string; container: Container; blockId: string; actionId: string; typed: string }
  | { do: 'submit_view'; person: string; viewId: string; state: StateValues }
  /** `all` closes the whole stack, as the cross of a stacked form does. */
  | { do: 'close_view'; person: string; viewId: string; all?: boolean }
  | { do: 'react' | 'unreact'; person: string; channel: string; ts: string; name: string }
  | { do: 'edit'; person: string; channel: string; ts: string; text: string }
  | { do: 'open_tab'; person: string; tab: 'home' | 'messages' }
  | { do: 'shortcut'; person: string; callbackId: string; channel?: string; ts?: string }
  | { do: 'mark_read'; person: string; channel: string }
  /** Finds or makes the direct message with a person or the bot; answered in `PageAnswer.channel`. */
  | { do: 'open_dm'; person: string; with: string }
  | { do: 'dismiss'; person: string; channel: string; ts: string }
  | { do: 'join' | 'leave'; person: string; channel: string }
  | { do: 'travel'; to: number | 'next_working_morning' }
  | { do: 'travel_by'; ms: number }
  | { do: 'fault'; order: FaultOrder }
  | { do: 'clear_faults' };

/** `error` is a sentence for people, or Slack's code; `told` where a message of Slackbot's says it already. Field errors of a form come by the `views` push. */
export type PageAnswer =
  | { ok: true; channel?: string; ts?: string; options?: (OptionJson | OptionGroupJson)[] }
  | { ok: false; error: string; told?: true };

export type UploadAnswer = { ok: true; file: FileInfo } | { ok: false; error: string };
