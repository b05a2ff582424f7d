import { atMost } from '../../clock.ts';
import type { OutboxRow } from '../../storage/outbox.ts';
import { attempt } from './attempt.ts';
import type { Desk, Parts } from './desk.ts';
import { createPace, type Rates, SLACK_RATES } from './pace.ts';
import { createQueue } from './queue.ts';

export type { Rendered } from './desk.ts';

export interface Delivery {
  /** Says that something may be due. */
  wake(): void;
  /** Resolves once nothing can be sent now and nothing is under way. */
  drained(): Promise<void>;
  /** Sends nothing more; resolves once what was under way has ended, or after 2.5 s without it. */
  stop(): Promise<void>;
}

/** Channels that are sent into at once. */
const LANES = 8;
/**
 * Milliseconds that what is under way has to end in; what does not is looked for at the next start. Ticks and the
 * connection have had up to 2 s before, and the process ends after 4.8 s in any case.
 */
const STOP_WAIT = 2_500;
/** Milliseconds for which nothing is sent after the database failed: a post that cannot be recorded is not sent. */
const AFTER_FAULT = 5_000;
/** Milliseconds after which the outbox is looked at anew, whatever was planned. */
const LONGEST_NAP = 60_000;

/**
 * Drains the outbox into Slack: channels side by side, each channel's rows one at a time and in order, answers
 * before digests before refreshes.
 */
export function createDelivery(parts: Parts & { rates?: Rates }): Delivery {
  const { deps, log } = parts;
  const pace = createPace(parts.rates ?? SLACK_RATES);
  const queue = createQueue(deps.database.store, pace);
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let abandoned = false;
  let timer: NodeJS.Timeout | null = null;
  let latest = 0;
  const desk: Desk = { ...parts, queue, pace, direct: new Map(), abandoned: () => abandoned };

  function wake(): void {
    try {
      fill();
    } catch (error) {
      faulty(error);
    }
  }

  function fill(): void {
    if (timer !== null) clearTimeout(timer);
    if (stopped || underWay.size >= LANES) return;
    const now = deps.clock.now();
    latest = Math.max(latest, now);
    const picked = queue.next(now);
    if (picked.row === null) {
      // After a clock was set back, what was due already is due again by then.
      plan(latest > now ? Math.min(picked.at ?? latest, latest) : picked.at);
      return;
    }
    begin(picked.row);
    // One in a turn: to render and mark several at once would hold up whoever waits for an answer.
    setImmediate(wake);
  }

  function begin(row: OutboxRow): void {
    queue.begin(row);
    const work = attempt(desk, row)
      .catch(faulty)
      .finally(() => {
        underWay.delete(work);
        queue.end(row);
        wake();
      });
    underWay.add(work);
  }

  function faulty(error: unknown): void {
    if (abandoned) return;
    log.error({ error: String(error) }, 'delivery stands still for a moment');
    const until = deps.clock.now() + AFTER_FAULT;
    pace.holdAll(until);
    plan(until);
  }

  function plan(at: number | null): void {
    if (timer !== null) clearTimeout(timer);
    if (stopped || at === null) return;
    timer = setTimeout(wake, Math.min(Math.max(at - deps.clock.now(), 5), LONGEST_NAP));
    timer.unref();
  }

  return {
    wake,
    async drained() {
      wake();
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await atMost(STOP_WAIT, Promise.all(underWay));
      abandoned = true;
    },
  };
}
