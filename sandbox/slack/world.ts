import { type Clock, realTime } from '../clock.ts';
import type { SandboxOptions } from '../options.ts';
import type { AppInfo, Conversation, Person, Push } from '../protocol.ts';
import { type Delivery, deliveryOf } from './delivery/delivery.ts';
import { type EventLimit, eventLimit } from './delivery/event-limit.ts';
import { type ResponseUrls, responseUrlsOf } from './delivery/response-urls.ts';
import { type Triggers, triggersOf } from './delivery/triggers.ts';
import { type Faults, faults } from './faults.ts';
import { type Numbering, numbering } from './numbering.ts';
import { type RateLimits, rateLimits } from './rates.ts';
import type { Room, StoredFile, StoredPerson, StoredView } from './records.ts';
import { emptyRoom, peopleOf, roomsOf, type Settings, settingsOf } from './settings.ts';
import { type TrafficLog, trafficLog } from './traffic.ts';

/** A message or form of the app that breaks a manner that Slack itself lets pass, or that Slack refused. */
export interface Violation {
  /** `chat.postMessage`, `views.open`, `ack of /gate`. */
  where: string;
  problems: string[];
}

export type Tokens = 'valid' | 'revoked' | 'uninstalled';

/** The workspace as it stands, in memory, and what watches over it. */
export interface Ground {
  settings: Settings;
  clock: Clock;
  numbering: Numbering;
  people: Map<string, StoredPerson>;
  rooms: Map<string, Room>;
  files: Map<string, StoredFile>;
  views: Map<string, StoredView>;
  /** Person id -> ids of open forms, the one on top last. */
  stacks: Map<string, string[]>;
  /** Person id -> id of the published Home. */
  homes: Map<string, string>;
  tokens: Tokens;
  traffic: TrafficLog;
  rates: RateLimits;
  events: EventLimit;
  faults: Faults;
  violations: Violation[];
  /** Address of the sandbox, `http://127.0.0.1:4100`. */
  url: string;
  connections: number;
  listeners: Set<(push: Push) => void>;
  /** Open page -> id of the person who acts at it. */
  pages: Map<object, string>;
  push(push: Push): void;
}

/** The workspace with its line to the app. */
export interface World extends Ground {
  delivery: Delivery;
  triggers: Triggers;
  responseUrls: ResponseUrls;
}

export function worldOf(options: SandboxOptions): World {
  const ground = groundOf(options);
  return Object.assign(ground, {
    delivery: deliveryOf(ground, options.app?.requestUrl ?? null),
    triggers: triggersOf(ground),
    responseUrls: responseUrlsOf(ground),
  });
}

function groundOf(options: SandboxOptions): Ground {
  const settings = settingsOf(options);
  const clock = options.clock ?? realTime;
  const people = peopleOf(options, settings);
  const rooms = roomsOf(options, settings, people, clock.now());
  const listeners = new Set<(push: Push) => void>();
  const push = (what: Push) => {
    for (const listener of listeners) listener(what);
  };
  return {
    settings,
    clock,
    numbering: numbering(clock, realTime.now()),
    people: new Map(people.map((person) => [person.id, person])),
    rooms: new Map(rooms.map((room) => [room.info.id, room])),
    files: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    tokens: 'valid',
    traffic: trafficLog(clock, push),
    rates: rateLimits(clock, push),
    events: eventLimit(clock, push, settings.eventsPerHour),
    faults: faults(push),
    violations: [],
    url: '',
    connections: 0,
    listeners,
    pages: new Map(),
    push,
  };
}

export function appInfo(world: Ground): AppInfo {
  const { id, name, botUserId, botId, commands, shortcuts } = world.settings.app;
  return { id, name, botUserId, botId, commands, shortcuts, connections: world.connections };
}

/** Finds somebody by id, handle or full name. */
export function findPerson(world: World, who: string): StoredPerson | undefined {
  return (
    world.people.get(who) ??
    world.people.values().find((person) => person.handle === who.replace(/^@/, '') || person.name === who)
  );
}

/** Finds a channel by id or by name, with or without #. */
export function findRoom(world: World, which: string): Room | undefined {
  const name = which.replace(/^#/, '');
  return world.rooms.get(which) ?? world.rooms.values().find((room) => room.info.name === name);
}

export function isMember(room: Room, user: string): boolean {
  return room.info.members.includes(user);
}

/** Whether a person sees the conversation at all. */
export function maySee(room: Room, person: Person): boolean {
  return isMember(room, person.id) || (room.info.kind === 'public' && !person.isGuest);
}

/** The direct message between two users, made where there is none yet. */
export function directRoom(world: World, a: string, b: string): Room {
  const members = a === b ? [a] : [a, b];
  const isTheirs = (info: Conversation) =>
    info.kind === 'im' &&
    info.members.length === members.length &&
    members.every((m) => info.members.includes(m));
  const known = world.rooms.values().find((room) => isTheirs(room.info));
  if (known) return known;
  const id = world.numbering.id('D');
  const room = emptyRoom(
    { id, name: '', kind: 'im', topic: '', archived: false, members },
    world.clock.now(),
  );
  world.rooms.set(id, room);
  world.push({ type: 'conversation', conversation: room.info });
  return room;
}
