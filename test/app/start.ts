import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { type Sandbox, startSandbox, travellingClock } from '../../sandbox/sandbox.ts';
import { travelWith } from '../../sandbox/travel-with.ts';
import type { Config } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { type Signalbox, startSignalbox } from '../../src/signalbox.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';

/** The real app, connected to a sandbox with the demo's people, on a database file of its own. */
export interface Started {
  slack: Sandbox;
  app: Signalbox;
  config: Config;
  /** A second connection to the app's database, to look at what is stored. */
  database: Database;
  /** Goes to an instant (ISO) and meets everything that is due on the way. */
  travel(to: string): Promise<void>;
  /** Goes on until everything queued was sent and Slack is quiet; where a refresh waits for its time, to that time. */
  quiet(): Promise<void>;
  /** Ends the app and starts it anew on the same database; `meanwhile` happens while it is down. */
  restart(meanwhile?: () => void | Promise<void>): Promise<void>;
  /** Sets the clock to an instant (ISO); what was due on the way is met by nobody. */
  jump(to: string): void;
  stop(): Promise<void>;
}

/** Starts at `at` (ISO instant); `rates: 'off'` keeps Slack's rate limits out of stories that are not about them. */
export async function startApp(at: string, options: Partial<SandboxOptions> = {}): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-test-'));
  const clock = travellingClock(Date.parse(at));
  const slack = await startSandbox({ ...demoWorkspace, rates: 'off', clock, ...options });
  const config: Config = {
    botToken: slack.botToken,
    transport: { mode: 'socket', appToken: slack.appToken },
    slackApiUrl: slack.apiUrl,
    databasePath: join(folder, 'signalbox.db'),
    logLevel: 'silent',
  };
  const rates = options.rates === 'slack' ? {} : { rates: unpaced };
  const start = () => startSignalbox(config, { clock, log: createLogger(config.logLevel), ...rates });
  const started = { slack, config, app: await start(), database: openDatabase(config.databasePath) };
  return Object.assign(started, {
    travel: (to: string) => travelWith(clock, started.app, Date.parse(to)),
    async quiet() {
      for (;;) {
        await started.app.drained();
        let heldUntil = nextRefresh(started.database, clock.now());
        if (heldUntil === null) await slack.settled();
        heldUntil ??= nextRefresh(started.database, clock.now());
        if (heldUntil === null) return;
        const wait = heldUntil - clock.now();
        if (wait > 0) clock.advance(wait);
        else await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    jump: (to: string) => clock.set(Date.parse(to)),
    async restart(meanwhile: () => void | Promise<void> = () => undefined) {
      await started.app.stop();
      await meanwhile();
      started.app = await start();
    },
    async stop() {
      await started.app.stop();
      await slack.stop();
      started.database.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** Calls as fast as they come, for a Slack that does not count them. */
const unpaced = {
  channel: { burst: 1, everyMs: 0 },
  posts: { burst: 1, everyMs: 0 },
  others: { burst: 1, everyMs: 0 },
};

/** Until when (milliseconds) a refresh's pause of 1.5 s holds the next row back; null where no row is held. */
function nextRefresh({ driver }: Database, now: number): number | null {
  const soon = driver.prepare(
    "select min(not_before) as at from outbox where status = 'pending' and not_before <= ?",
  );
  return (soon.get(now + 2_000) as { at: number | null }).at;
}

/** The text of an example plan. */
export function exampleText(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, '../../examples', name), 'utf8');
}

/** Imports a plan as somebody in a channel would: by the form, with a file. */
export async function importPlanFile(
  slack: Sandbox,
  who: string,
  { name, content, channel }: { name: string; content: string; channel: string },
): Promise<void> {
  const person = slack.as(who);
  await person.command('/plan import', { channel });
  await person.waitForForm('Import a Plan');
  await person.fill({ 'Plan file': { name, content } }).submit();
  await person.waitForForm('What the Import Does');
  await person.submit();
  // The form says first that it is importing, which promises nothing yet.
  const end = Date.now() + 10_000;
  while (!/is imported|is up to date/.test(person.form()?.shown ?? '')) {
    if (Date.now() > end) throw new Error(`the import does not end: ${person.form()?.shown}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await person.closeForm();
}
