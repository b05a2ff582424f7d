import { type ChannelDriver, channelDriver } from './driver/channel.ts';
import { type PersonDriver, personDriver } from './driver/person.ts';
import { type Patience, settled, until } from './driver/wait.ts';
import type { SandboxOptions } from './options.ts';
import type { FaultOrder, TrafficDetail } from './protocol.ts';
import { serveWorld } from './server.ts';
import { breakThings } from './slack/break.ts';
import { findRoom, type Violation, type World, worldOf } from './slack/world.ts';
import { journeys } from './travel.ts';

export { travellingClock } from './clock.ts';
export type { SandboxOptions } from './options.ts';

/** A local Slack workspace, with what a Bolt app needs to connect and what a test needs to act. */
export interface Sandbox {
  /** Address of the page, `http://127.0.0.1:4100`. */
  url: string;
  /** For the app: Web API base (SLACK_API_URL), tokens and signing secret. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** Somebody by handle, id or name. */
  as(who: string): PersonDriver;
  /** A conversation by name or id, as everybody in it sees it. */
  channel(which: string): ChannelDriver;
  break(order: FaultOrder): void;
  /** Goes to a later instant; what is due on the way runs first. */
  travel(to: number | 'next_working_morning'): Promise<void>;
  now(): number;
  /** Delivers by signed requests to this address from now on; by Socket Mode for null. */
  deliverTo(requestUrl: string | null): void;
  /** How many sockets the app holds open. */
  connections(): number;
  /** Waits until the app holds a socket open. */
  connected(patience?: Patience): Promise<void>;
  /** What the app posted or opened against Slack's manners, refused or not. */
  violations(): Violation[];
  /** Everything between Slack and the app, oldest first; the newest 2,000. */
  traffic(): TrafficDetail[];
  /** Waits until nothing has been under way between Slack and the app for a moment (default 50 ms). */
  settled(quietMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a workspace on loopback; the app connects to `apiUrl` as it would to Slack. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = worldOf(options);
  const travels = journeys(world, options);
  const stopServing = await serveWorld(world, travels, options);
  for (const order of options.faults ?? []) breakThings(world, order);
  const { botToken, appToken, signingSecret } = world.settings.app;
  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    botToken,
    appToken,
    signingSecret,
    as: (who) => personDriver(world, who),
    channel: (which) => channelDriver(world, roomNamed(world, which)),
    break: (order) => breakThings(world, order),
    travel: (to) => travels.to(to),
    now: () => world.clock.now(),
    deliverTo: (requestUrl) => world.delivery.deliverTo(requestUrl),
    connections: () => world.connections,
    async connected(patience) {
      await until(() => world.connections > 0, 'the app to connect', patience);
    },
    violations: () => [...world.violations],
    traffic: () => world.traffic.details(),
    settled: (quietMs) => settled(world, quietMs),
    async stop() {
      world.delivery.stop();
      await stopServing();
    },
  };
}

function roomNamed(world: World, which: string) {
  const room = findRoom(world, which);
  if (!room) throw new Error(`There is no channel ${which} in this workspace`);
  return room;
}
