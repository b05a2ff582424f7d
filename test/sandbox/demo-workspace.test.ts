import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { friday, playStory } from '../../sandbox/demo/story.ts';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { defaultEvents, defaultScopes } from '../../sandbox/options.ts';
import { type Started, startApp } from '../app/start.ts';

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

it('the demo says what to do where its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const demo = spawn(process.execPath, [join(import.meta.dirname, '../../sandbox/demo.ts')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = text(demo.stderr);
  const [status] = await once(demo, 'exit');
  other.close();
  expect([status, await said]).toEqual([1, expect.stringContaining(`PORT=${port + 1} npm run demo`)]);
});

describe('the demo’s story', () => {
  it('has an item that is late and another that is blocked, and brings a digest with each new morning', async () => {
    const travel = (at: number) => world.travel(new Date(at).toISOString());
    const world: Started = await startApp(new Date(friday).toISOString(), { onTravel: travel });
    try {
      const { slack } = world;
      await playStory(slack, world.app, { set: (ms) => world.jump(new Date(ms).toISOString()) });
      const release = slack.channel('release');
      const digests = () =>
        release.messages().flatMap(({ text }) => /^Daily sync · .* · (\w+ \d+ \w+)/.exec(text)?.[1] ?? []);
      expect(digests()).toEqual(['Mon 20 Oct']);
      const { shown } = await release.waitFor('Daily sync');
      expect(shown).toMatch(/Overdue\*: TASK-107 \(Enh\)/);
      expect(shown).not.toContain('posted 5 minutes late');
      await release.waitFor('TASK-202 v1.35.0-alpha.2 released');
      await slack.travel('next_working_morning');
      await slack.travel('next_working_morning');
      await world.app.drained();
      expect(digests()).toEqual(['Mon 20 Oct', 'Tue 21 Oct', 'Wed 22 Oct']);
      expect(slack.violations()).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});

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
