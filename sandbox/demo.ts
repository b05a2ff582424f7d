import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signalbox } from '../src/signalbox.ts';
import { travellingClock } from './clock.ts';
import { friday, playStory } from './demo/story.ts';
import { demoWorkspace } from './demo/workspace.ts';
import { buildPage } from './page-server.ts';
import { startSandbox } from './sandbox.ts';
import { travelWith } from './travel-with.ts';

const folder = await mkdtemp(join(tmpdir(), 'signalbox-demo-'));
const clock = travellingClock(friday);
let app: Signalbox | null = null;

const port = Number(process.env.PORT ?? 4100);
const page = buildPage();
const slack = await startSandbox({
  ...demoWorkspace,
  clock,
  onTravel: async (target) => (app === null ? clock.set(target) : travelWith(clock, app, target)),
  port,
  pageFolder: page,
}).catch(portTaken);
// Loaded only now: the workspace answers at once, and the page is built meanwhile.
const { startSignalbox } = await import('../src/signalbox.ts');
app = await startSignalbox(
  {
    botToken: slack.botToken,
    transport: { mode: 'socket', appToken: slack.appToken },
    slackApiUrl: slack.apiUrl,
    databasePath: join(folder, 'signalbox.db'),
    logLevel: 'error',
  },
  { clock },
);
await playStory(slack, app, clock);
// The address is said when the page is there.
await page;

process.stdout.write(`
Signalbox demo, Monday 20 October 2025: ${slack.url}

Try, in #release, as Lead:
  1. /sync now            the daily sync; answer it with a reaction, as several people
  2. /gate open GATE-1    a gate review; act as others, vote, offer a condition, /gate close GATE-1
  3. travel by the clock at the top to the next working morning, and read what changed
Stop with Ctrl-C; nothing is kept.
`);

async function stop(): Promise<void> {
  await app?.stop();
  await slack.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

async function portTaken(error: NodeJS.ErrnoException): Promise<never> {
  if (error.code !== 'EADDRINUSE') throw error;
  await rm(folder, { recursive: true, force: true });
  process.stderr.write(
    `Port ${port} is taken, perhaps by another demo. End that, or choose a port: PORT=${port + 1} npm run demo\n`,
  );
  process.exit(1);
}
