import { buildPage } from '../../sandbox/page-server.ts';
import { type Sandbox, startSandbox, travellingClock } from '../../sandbox/sandbox.ts';
import { type RunningApp, socketApp } from '../sandbox/bolt-app.ts';
import { listenAsStation } from './station-app.ts';

export interface Station {
  slack: Sandbox;
  app: RunningApp;
  stop: () => Promise<void>;
}

/** A browser beside it makes an app slow; what the page shows of that is no matter of its tests. */
const PATIENCE_MS = 15_000;

/** A workspace with a small app of its own, and the page on top: what the page tests and screenshots look at. */
export async function startStation(): Promise<Station> {
  const slack = await startSandbox({
    teamName: 'Junction Works',
    zone: 'Europe/Berlin',
    people: [
      { id: 'U0ANA', name: 'Ana Alvarez', handle: 'ana', title: 'Release lead', isAdmin: true },
      { id: 'U0BO', name: 'Bo Berg', handle: 'bo', title: 'Backend' },
      { id: 'U0CHI', name: 'Chi Chen', handle: 'chi', title: 'Frontend' },
      { id: 'U0DEE', name: 'Dee Diaz', handle: 'dee', title: 'Data' },
      { id: 'U0GUS', name: 'Gus Guest', handle: 'gus', isGuest: true },
    ],
    channels: [
      {
        id: 'C0RELEASE',
        name: 'release',
        topic: 'Checkout relaunch, first half',
        members: ['ana', 'bo', 'chi', 'dee'],
      },
      { id: 'C0GENERAL', name: 'general', app: false },
      { id: 'C0LONG', name: 'long-history', app: false },
      { id: 'C0LEADS', name: 'leads', kind: 'private', members: ['ana'], app: false },
    ],
    commands: [
      {
        command: '/plan',
        description: 'Import, show and check the plan',
        usageHint: 'show | import | check',
        shouldEscape: true,
      },
      {
        command: '/gate',
        description: 'Hold a gate review',
        usageHint: 'open | vote | status',
        shouldEscape: true,
      },
      { command: '/sync', description: 'The daily sync', usageHint: 'now | preview', shouldEscape: true },
    ],
    shortcuts: [
      { callbackId: 'raise_blocker', name: 'Report a Blocker', kind: 'global' },
      { callbackId: 'blocker_from_message', name: 'Make This a Blocker', kind: 'message' },
    ],
    app: { name: 'Stationmaster' },
    clock: travellingClock(Date.parse('2025-10-20T07:12:00Z')),
    rates: 'off',
    deadlines: { ack: PATIENCE_MS, trigger: PATIENCE_MS },
    pageFolder: await buildPage(),
  });
  const app = await socketApp(slack, listenAsStation, { patienceMs: PATIENCE_MS });
  return {
    slack,
    app,
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}
