import { join } from 'node:path';
import type { Benchmark, Figure } from '../figure.ts';
import { timing } from '../race.ts';
import { commandBody } from './bodies.ts';
import { startServer } from './process.ts';
import { type Latency, latencies, latencyOf, type Target } from './rounds.ts';
import { channelAt, startWorld } from './world.ts';

export const child = (name: string): string => join(import.meta.dirname, `${name}-child.ts`);

const STRETCH_MS = 600;
const CONCURRENCIES = [1, 50];
/** What people ask most, on the example plan of 34 items. */
const READS = ['/plan help', '/task TASK-101', '/plan show'];
const BOLT = 'bare Bolt';
const BARE = 'bare node:http';

const asking = (command: string) => () => {
  const [name = '', ...rest] = command.split(' ');
  return commandBody(name, rest.join(' '), channelAt(0), 'U0LEAD');
};

/** How a command compares with an app on Bolt that only acknowledges. */
function figuresOf(command: string, ours: Latency, bolt: Latency, at: string): Figure[] {
  const against = (value: keyof Latency) => ({ name: BOLT, value: bolt[value] });
  return [
    {
      name: `${command}, p50, ${at}`,
      unit: 'ms',
      value: ours.p50,
      floor: against('p50'),
      goal: { of: 'ratio', is: 'at most', bound: 1.25 },
    },
    {
      name: `${command}, p99, ${at}`,
      unit: 'ms',
      value: ours.p99,
      floor: against('p99'),
      goal: { of: 'ratio', is: 'at most', bound: 1.5 },
    },
    {
      name: `${command}, requests a second, ${at}`,
      unit: '/s',
      value: ours.rate,
      floor: against('rate'),
      goal: null,
    },
  ];
}

async function atConcurrency(targets: readonly Target[], concurrency: number): Promise<Figure[]> {
  const seen = await latencies(targets, { concurrency, ms: STRETCH_MS });
  const at = `${concurrency} at a time`;
  const bolt = latencyOf(seen, BOLT);
  return [
    ...READS.flatMap((command) => figuresOf(command, latencyOf(seen, command), bolt, at)),
    {
      name: `an empty ack by ${BOLT}, p50, ${at}`,
      unit: 'ms',
      value: bolt.p50,
      floor: { name: BARE, value: latencyOf(seen, BARE).p50 },
      goal: null,
    },
  ];
}

export const slashCommands: Benchmark = {
  name: 'slash-commands',
  about:
    'Commands that only read, from a signed request to its whole answer on loopback: Signalbox as `npm start` runs it, with its log, against an app on Bolt whose handler only acknowledges, with nothing in its answer, and that against node:http with the same check of the signature. Each server is a process of its own; the sandbox stands in for the Web API.',
  async run() {
    const world = await startWorld(1);
    const bolt = await startServer((port) => ({ args: [child('bare-bolt'), String(port)] }));
    const bare = await startServer((port) => ({ args: [child('bare-http'), String(port)] }));
    const targets: Target[] = [
      ...READS.map((command) => ({ name: command, port: world.server.port, body: asking(command) })),
      { name: BOLT, port: bolt.port, body: asking('/task TASK-101') },
      { name: BARE, port: bare.port, body: asking('/task TASK-101') },
    ];
    const figures: Figure[] = [];
    try {
      for (const concurrency of CONCURRENCIES) figures.push(...(await atConcurrency(targets, concurrency)));
      figures.push({
        name: 'resident memory afterwards',
        unit: 'MB',
        value: timing([world.server.megabytes()]),
        floor: { name: BOLT, value: timing([bolt.megabytes()]) },
        goal: null,
      });
    } finally {
      await Promise.all([world, bolt, bare].map((one) => one.stop()));
    }
    return figures;
  },
};
