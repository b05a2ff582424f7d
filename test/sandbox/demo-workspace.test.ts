import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { defaultEvents, defaultScopes } from '../../sandbox/options.ts';

const manifest = z
  .object({
    display_information: z.object({ name: z.string() }),
    features: z.object({
      shortcuts: z.array(z.object({ name: z.string(), type: z.string(), callback_id: z.string() })),
      slash_commands: z.array(
        z.object({
          command: z.string(),
          description: z.string(),
          usage_hint: z.string(),
          should_escape: z.boolean(),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8')));

describe('the demo’s app is the manifest’s', () => {
  it('by its name, commands and shortcuts', () => {
    expect(demoWorkspace.app?.name).toBe(manifest.display_information.name);
    expect(demoWorkspace.commands).toEqual(
      manifest.features.slash_commands.map(({ usage_hint, should_escape, ...command }) => ({
        ...command,
        usageHint: usage_hint,
        shouldEscape: should_escape,
      })),
    );
    expect(demoWorkspace.shortcuts).toEqual(
      manifest.features.shortcuts.map(({ callback_id, name, type }) => ({
        callbackId: callback_id,
        name,
        kind: type,
      })),
    );
  });

  it('by its scopes and events', () => {
    expect([...defaultScopes].sort()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
    expect([...defaultEvents].sort()).toEqual(manifest.settings.event_subscriptions.bot_events.toSorted());
  });
});
