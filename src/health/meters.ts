import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from '../storage/figures.ts';

/** What is measured while the process runs. */
export interface Meters {
  acked(kind: string, ms: number): void;
  called(method: string, result: string): void;
  /** Everything, in the text form that Prometheus reads. */
  text(): Promise<string>;
  contentType: string;
}

/** `figures` is asked at each reading; `now` is the time in milliseconds. */
export function createMeters({ figures, now, ready }: Sources): Meters {
  const registers = [new Registry()];
  const acks = new Histogram({
    name: 'signalbox_ack_seconds',
    help: 'Time from a delivery of Slack to its acknowledgement.',
    labelNames: ['kind'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers,
  });
  const calls = new Counter({
    name: 'signalbox_slack_calls_total',
    help: 'Calls that the outbox made, by method and result; `limited` are answers 429.',
    labelNames: ['method', 'result'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `signalbox_${name}`, help, registers });
  const gauges: [Gauge, (known: Figures) => number][] = [
    [gauge('outbox_waiting', 'Posts, refreshes and reactions that wait.'), ({ outbox }) => outbox.waiting],
    [
      gauge('outbox_lag_seconds', 'Age of the oldest that waits.'),
      ({ outbox }) => (outbox.oldest === null ? 0 : Math.max(0, now() - outbox.oldest) / 1_000),
    ],
    [gauge('outbox_dead', 'Posts that were given up.'), ({ givenUp }) => givenUp.dead],
    [gauge('outbox_uncertain', 'Posts of which nobody can say.'), ({ givenUp }) => givenUp.uncertain],
    [gauge('digests_due', 'Schedules whose time has come.'), ({ due }) => due],
    [gauge('digests_posted', 'Scheduled digests posted.'), ({ digests }) => digests.full + digests.short],
    [gauge('digests_skipped', 'Scheduled digests left out.'), ({ digests }) => digests.skipped],
    [gauge('digests_late', 'Scheduled digests that were late.'), ({ digests }) => digests.late],
    [gauge('database_bytes', 'Size of the database.'), ({ bytes }) => bytes],
    [gauge('ready', '1 where the process can do its work.'), () => (ready() ? 1 : 0)],
    [gauge('resident_bytes', 'Resident memory.'), () => process.memoryUsage.rss()],
  ];
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const held = gauge(
    'eventloop_delay_p99_seconds',
    'How long the event loop was held, since the last reading.',
  );
  return {
    acked: (kind, ms) => acks.observe({ kind }, ms / 1_000),
    called: (method, result) => calls.inc({ method, result }),
    contentType: registers[0]?.contentType ?? 'text/plain',
    async text() {
      const known = figures();
      for (const [one, read] of gauges) one.set(read(known));
      held.set(delay.percentile(99) / 1e9);
      delay.reset();
      return (await registers[0]?.metrics()) ?? '';
    },
  };
}

interface Sources {
  figures(): Figures;
  now(): number;
  ready(): boolean;
}
