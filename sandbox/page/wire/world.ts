import type {
  ActiveFault,
  AppInfo,
  Conversation,
  HomeTab,
  Message,
  OpenView,
  Person,
  Push,
  RateState,
  Snapshot,
  TrafficEntry,
  Unread,
  Workspace,
} from '../../protocol.ts';
import { placeMessage, removeMessage, sortIntoChannels } from './messages.ts';

/** What the page knows, as the sandbox told it. Never changed in place: a push makes a new one that shares the rest. */
export interface World {
  workspace: Workspace;
  /** With which links to the workspace's messages begin. */
  url: string;
  app: AppInfo;
  people: ReadonlyMap<string, Person>;
  conversations: ReadonlyMap<string, Conversation>;
  /** Channel id -> its messages, oldest first, replies included. */
  messages: ReadonlyMap<string, readonly Message[]>;
  views: Readonly<Record<string, OpenView[]>>;
  homes: Readonly<Record<string, HomeTab>>;
  /** By `unreadKey`. */
  unread: ReadonlyMap<string, Unread>;
  clock: HeardClock;
  traffic: readonly TrafficEntry[];
  rates: readonly RateState[];
  faults: readonly ActiveFault[];
}

/** The sandbox's clock and the moment, on the page's own monotonic clock, at which it was told. */
export interface HeardClock {
  nowMs: number;
  flows: boolean;
  heardAt: number;
}

const TRAFFIC_KEPT = 2000;

/** Key of one person's unread count in one channel. */
export function unreadKey(person: string, channel: string): string {
  return `${person} ${channel}`;
}

/** The world that a snapshot describes, heard at `heardAt` (performance.now). */
export function worldOf(snapshot: Snapshot, heardAt: number): World {
  return {
    workspace: snapshot.workspace,
    url: snapshot.url,
    app: snapshot.app,
    people: new Map(snapshot.people.map((person) => [person.id, person])),
    conversations: new Map(snapshot.conversations.map((conversation) => [conversation.id, conversation])),
    messages: sortIntoChannels(snapshot.messages),
    views: snapshot.views,
    homes: snapshot.homes,
    unread: new Map(snapshot.unread.map((entry) => [unreadKey(entry.person, entry.channel), entry])),
    clock: { ...snapshot.clock, heardAt },
    traffic: snapshot.traffic.slice(-TRAFFIC_KEPT),
    rates: snapshot.rates,
    faults: snapshot.faults,
  };
}

/** The world after one push. */
export function afterPush(world: World, push: Push, heardAt: number): World {
  switch (push.type) {
    case 'app':
      return { ...world, app: push.app };
    case 'person':
      return { ...world, people: withEntry(world.people, push.person.id, push.person) };
    case 'conversation':
      return {
        ...world,
        conversations: withEntry(world.conversations, push.conversation.id, push.conversation),
      };
    case 'message':
      return { ...world, messages: placeMessage(world.messages, push.message) };
    case 'message_gone':
      return { ...world, messages: removeMessage(world.messages, push.channel, push.ts) };
    case 'views':
      return { ...world, views: { ...world.views, [push.person]: push.views } };
    case 'home':
      return { ...world, homes: { ...world.homes, [push.person]: push.home } };
    case 'unread':
      return {
        ...world,
        unread: withEntry(world.unread, unreadKey(push.unread.person, push.unread.channel), push.unread),
      };
    case 'clock':
      return { ...world, clock: { ...push.clock, heardAt } };
    case 'traffic':
      return { ...world, traffic: withEntries(world.traffic, push.entries) };
    case 'rates':
      return { ...world, rates: withRates(world.rates, push.rates) };
    case 'faults':
      return { ...world, faults: push.faults };
  }
}

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

function withRates(known: readonly RateState[], told: readonly RateState[]): readonly RateState[] {
  const keyed = [...known, ...told].map((rate) => [`${rate.method} ${rate.scope}`, rate] as const);
  return [...new Map(keyed).values()];
}

function withEntries(
  traffic: readonly TrafficEntry[],
  entries: readonly TrafficEntry[],
): readonly TrafficEntry[] {
  const byId = new Map(traffic.map((entry) => [entry.id, entry]));
  for (const entry of entries) byId.set(entry.id, entry);
  return [...byId.values()].slice(-TRAFFIC_KEPT);
}
