import {
  type CommandOptions,
  type Deadlines,
  defaultEvents,
  defaultScopes,
  type PersonOptions,
  type SandboxOptions,
  slackDeadlines,
} from '../options.ts';
import type { CommandInfo, ShortcutInfo, Workspace } from '../protocol.ts';
import type { Room, StoredPerson } from './records.ts';

interface AppSettings {
  id: string;
  name: string;
  botUserId: string;
  botId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** Slack's old proof of itself; every payload still carries it. */
  verificationToken: string;
  scopes: Set<string>;
  events: Set<string>;
  commands: (CommandInfo & { shouldEscape: boolean })[];
  shortcuts: ShortcutInfo[];
}

export interface Settings {
  workspace: Workspace;
  app: AppSettings;
  deadlines: Deadlines;
  limitRates: boolean;
  eventsPerHour: number;
}

export function settingsOf(options: SandboxOptions): Settings {
  const app = options.app ?? {};
  return {
    workspace: {
      id: options.teamId ?? 'T0LOCAL',
      name: options.teamName ?? 'Sandbox',
      domain: options.domain ?? 'sandbox',
      zone: options.zone ?? 'UTC',
    },
    app: {
      id: app.id ?? 'A0SANDBOX',
      name: app.name ?? 'App',
      botUserId: app.botUserId ?? 'U0BOT',
      botId: app.botId ?? 'B0BOT',
      botToken: app.botToken ?? 'xoxb-sandbox',
      appToken: app.appToken ?? 'xapp-sandbox',
      signingSecret: app.signingSecret ?? 'sandbox-signing-secret',
      verificationToken: 'sandbox-verification-token',
      scopes: new Set(app.scopes ?? defaultScopes),
      events: new Set(app.events ?? defaultEvents),
      commands: (options.commands ?? []).map(commandOf),
      shortcuts: options.shortcuts ?? [],
    },
    deadlines: { ...slackDeadlines, ...options.deadlines },
    limitRates: options.rates !== 'off',
    eventsPerHour: options.eventsPerHour ?? 30_000,
  };
}

function commandOf(command: CommandOptions): CommandInfo & { shouldEscape: boolean } {
  return {
    command: command.command.startsWith('/') ? command.command : `/${command.command}`,
    description: command.description ?? '',
    usageHint: command.usageHint ?? '',
    shouldEscape: command.shouldEscape ?? false,
  };
}

/** Everybody in the workspace, the app's bot user and Slackbot included. */
export function peopleOf(options: SandboxOptions, settings: Settings): StoredPerson[] {
  const bot: PersonOptions = {
    id: settings.app.botUserId,
    name: settings.app.name,
    handle: settings.app.name.toLowerCase().replaceAll(' ', ''),
    isBot: true,
  };
  const slackbot: PersonOptions = { id: 'USLACKBOT', name: 'Slackbot', handle: 'slackbot', isBot: true };
  return [...options.people, bot, slackbot].map((person) => personOf(person, settings.workspace));
}

function personOf(person: PersonOptions, workspace: Workspace): StoredPerson {
  const handle = person.handle ?? person.name.split(' ')[0]?.toLowerCase() ?? person.id;
  return {
    id: person.id,
    handle,
    name: person.name,
    email: person.email ?? (person.isBot ? '' : `${handle}@example.com`),
    title: person.title ?? '',
    zone: person.zone ?? workspace.zone,
    isAdmin: (person.isAdmin ?? false) || (person.isOwner ?? false),
    isOwner: person.isOwner ?? false,
    isBot: person.isBot ?? false,
    isGuest: (person.isGuest ?? false) || (person.isSingleChannelGuest ?? false),
    isSingleChannelGuest: person.isSingleChannelGuest ?? false,
    deactivated: person.deactivated ?? false,
    teamId: person.teamId ?? workspace.id,
  };
}

export function roomsOf(
  options: SandboxOptions,
  settings: Settings,
  people: StoredPerson[],
  nowMs: number,
): Room[] {
  const everybody = people.filter((person) => !person.isBot && !person.isGuest).map((person) => person.id);
  return options.channels.map((channel) => {
    const named = channel.members?.map((member) => people.find((p) => p.handle === member)?.id ?? member);
    const members = [...new Set(named ?? everybody)];
    if (channel.app !== false && !members.includes(settings.app.botUserId))
      members.push(settings.app.botUserId);
    const info = {
      id: channel.id,
      name: channel.name,
      kind: channel.kind ?? ('public' as const),
      topic: channel.topic ?? '',
      archived: false,
      members,
    };
    return emptyRoom(info, nowMs);
  });
}

export function emptyRoom(info: Room['info'], nowMs: number): Room {
  return { info, createdMs: nowMs, messages: [], byTs: new Map(), lastRead: new Map() };
}
