import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { demoWorkspace } from '../sandbox/demo/workspace.ts';
import { eventScopes } from '../sandbox/manners/event-scopes.ts';

/** Slack's limits for an app manifest: https://docs.slack.dev/reference/app-manifest */
const url = z.url({ protocol: /^https$/ });
const manifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4_000).optional(),
    background_color: z.string().regex(/^#([0-9a-fA-F]{3}){1,2}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[A-Za-z0-9 ._-]{1,80}$/),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000),
          should_escape: z.literal(true),
          url: url.optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url.optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: url.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

const text = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const socket = manifest.parse(parse(text('manifest.yml')));
const http = manifest.parse(parse(text('manifest-http.yml')));

/** Each scope with what it is for; nothing else is asked for. */
const SCOPES = {
  commands: 'slash commands',
  'chat:write': 'posts',
  'reactions:read': 'answers to a digest',
  'reactions:write': 'the reactions under a digest',
  'users:read': 'who may vote',
  'users:read.email': 'people that a plan names by their address',
  'channels:read': 'members of public channels',
  'groups:read': 'members of private channels',
  'channels:history': 'posts made exactly once',
  'groups:history': 'posts made exactly once, in private channels',
  'files:read': 'plans given as files',
  'files:write': 'charts, exports and records',
  'im:write': 'direct messages',
};

describe.each([
  ['manifest.yml', socket],
  ['manifest-http.yml', http],
])('%s', (_name, { oauth_config, settings, features }) => {
  it('asks for the least scopes that serve', () => {
    expect(oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(SCOPES).toSorted());
  });

  it('has the scope of each event that it hears of', () => {
    for (const event of settings.event_subscriptions.bot_events)
      expect(oauth_config.scopes.bot, event).toEqual(expect.arrayContaining([...(eventScopes[event] ?? [])]));
    for (const event of ['app_uninstalled', 'tokens_revoked', 'app_home_opened'])
      expect(settings.event_subscriptions.bot_events).toContain(event);
  });

  it('names the commands that the sandbox has', () => {
    const inSandbox = demoWorkspace.commands?.map(({ command, usageHint }) => [command, usageHint]);
    expect(features.slash_commands.map(({ command, usage_hint }) => [command, usage_hint])).toEqual(
      inSandbox,
    );
  });
});

it('hints at every subcommand that the README teaches', () => {
  const taught = [...text('README.md').matchAll(/`(\/(?:plan|task|sync|gate)) ([^`]+)`/g)];
  expect(taught.length).toBeGreaterThan(5);
  for (const [, name, rest = ''] of taught) {
    const word = rest.split(' ').find((one) => /^[a-z]+$/.test(one));
    const command = socket.features.slash_commands.find((one) => one.command === name);
    expect(command?.usage_hint.split(/[\s|[\]]+/), `${name} ${rest}`).toContain(word);
  }
});

describe('the two manifests', () => {
  it('differ in how Slack reaches the app alone', () => {
    expect([socket.settings.socket_mode_enabled, http.settings.socket_mode_enabled]).toEqual([true, false]);
    const urls = JSON.stringify(http).match(/https:[^"]+/g) ?? [];
    expect(new Set(urls).size).toBe(1);
    expect(urls).toHaveLength(http.features.slash_commands.length + 2);
    expect(JSON.stringify(socket)).not.toContain('https:');
    const bare = (one: unknown) =>
      JSON.parse(JSON.stringify(one, (key, value) => (/url$|socket_mode/.test(key) ? undefined : value)));
    expect(bare(http)).toEqual(bare(socket));
  });
});
