import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { inRequest, type Logger } from '../log.ts';
import type { Database } from '../storage/database.ts';
import { loadSeen, saveSeen } from '../storage/seen.ts';

interface Watch {
  database: Database;
  clock: Clock;
  log: Logger;
  /** Told how long a delivery waited for its acknowledgement, in milliseconds. */
  onAck?(kind: string, ms: number): void;
}

/** Milliseconds after which what was handled is written down, many at once. */
const WRITE_AFTER = 500;
/** How many are written down without waiting for that; more at once would hold up the answers to others. */
const AT_ONCE = 250;
/** Slack delivers nothing again after an hour, and no more than so many in one. */
const AGAIN_WITHIN = 60 * 60_000;
const MOST = 30_000;

/**
 * Stands before Bolt: what Slack delivers twice is handled once, also across a restart, and answered the same. An id
 * counts as handled when its handler is done, so that what a crash cut short is handled when it comes again.
 */
export function guardInbox(app: App, { database, clock, log, onAck }: Watch): { flush(): void } {
  const handle = app.processEvent.bind(app);
  const answers = new Map<string, Promise<Acked>>();
  const known = new Set(loadSeen(database.store, { at: clock.now() - AGAIN_WITHIN, limit: MOST }).reverse());
  let handled: { id: string; workspace: string; at: number }[] = [];
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (handled.length === 0) return;
    try {
      database.transaction((store) => saveSeen(store, handled));
      handled = [];
    } catch (error) {
      log.warn({ error: String(error) }, 'could not write down what was handled');
    }
  }

  function done(id: string, workspace: string): void {
    handled.push({ id, workspace, at: clock.now() });
    known.add(id);
    if (known.size > MOST) known.delete(known.keys().next().value ?? '');
    if (handled.length % AT_ONCE === 0) flush();
    else timer ??= setTimeout(flush, WRITE_AFTER).unref();
  }

  async function once(event: ReceiverEvent, id: string): Promise<void> {
    const before = answers.get(id);
    if (before === undefined && !known.has(id)) return first(event, id);
    log.info({ kind: kindOf(event.body) }, 'delivered again, not handled again');
    const answer = await before;
    if (answer?.acked !== false) await event.ack(answer?.response);
  }

  async function first(event: ReceiverEvent, id: string): Promise<void> {
    const answer = Promise.withResolvers<Acked>();
    answers.set(id, answer.promise);
    let acked = false;
    try {
      await measured({
        ...event,
        ack: async (response) => {
          acked = true;
          answer.resolve({ acked: true, response });
          await event.ack(response);
        },
      });
    } finally {
      answer.resolve({ acked: false });
      answers.delete(id);
      if (acked) done(id, workspaceOf(event.body));
    }
  }

  async function measured(event: ReceiverEvent): Promise<void> {
    const started = clock.now();
    const kind = kindOf(event.body);
    const ack: ReceiverEvent['ack'] = async (response) => {
      await event.ack(response);
      const ms = clock.now() - started;
      onAck?.(kind, ms);
      log.info({ kind, ms }, 'acknowledged');
    };
    await handle({ ...event, ack });
  }

  app.processEvent = (event) => {
    const id = idOf(event.body);
    return inRequest(id ?? 'unnamed', () => (id === null ? measured(event) : once(event, id)));
  };
  return { flush };
}

type Acked = { acked: true; response: unknown } | { acked: false };
type Body = Record<string, unknown>;

/** The id that a repeated delivery shares with the first: of the event, or of the click. */
function idOf(body: Body): string | null {
  const id = body.event_id ?? body.trigger_id;
  return typeof id === 'string' && id !== '' ? id : null;
}

function workspaceOf(body: Body): string {
  const team = body.team_id ?? (body.team as Body | null | undefined)?.id;
  return typeof team === 'string' ? team : '';
}

/** What was delivered, without anything that somebody wrote: `/gate`, `reaction_added`, `block_actions`. */
function kindOf(body: Body): string {
  const kind = body.command ?? (body.event as Body | undefined)?.type ?? body.type;
  return typeof kind === 'string' ? kind : 'other';
}
