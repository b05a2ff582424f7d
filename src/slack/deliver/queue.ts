import type { Store } from '../../storage/database.ts';
import { loadDueOutbox, nextOutboxAt, type OutboxRow } from '../../storage/outbox.ts';
import type { Method, Pace } from './pace.ts';

const PAGE = 200;
/** Rows that are looked at for one that may be sent now. */
const DEEPEST = 2_000;
/** Milliseconds after which a queue that is longer than that is looked at again. */
const LOOK_AGAIN = 1_000;

const METHODS: Record<OutboxRow['kind'], Method> = {
  post: 'chat.postMessage',
  refresh: 'chat.update',
  react: 'reactions.add',
};

const KINDS = Object.keys(METHODS) as OutboxRow['kind'][];

/** The Web API method that a row is sent by. */
export function methodOf(row: OutboxRow): Method {
  return METHODS[row.kind];
}

/** A row to send now, or when to look again (milliseconds since the epoch; null where nothing waits). */
export type Picked = { row: OutboxRow } | { row: null; at: number | null };

/** Which row is next: the most urgent one whose channel, method and own wait allow it. */
export interface Queue {
  next(now: number): Picked;
  /** Takes the row's channel for itself, so that a channel's rows go one at a time and in order. */
  begin(row: OutboxRow): void;
  end(row: OutboxRow): void;
  /** Lets one row alone until then. */
  wait(row: OutboxRow, until: number): void;
}

export function createQueue(store: Store, pace: Pace): Queue {
  const busy = new Set<string>();
  const waiting = new Map<number, number>();

  function next(now: number): Picked {
    const openings = KINDS.map((kind) => ({ kind, at: pace.openAt(METHODS[kind], now) }));
    const kinds = openings.filter(({ at }) => at <= now).map(({ kind }) => kind);
    let soonest = Math.min(...openings.map(({ at }) => at).filter((at) => at > now));
    if (kinds.length === 0) return { row: null, at: soonest };
    /** Channels with a post that has to wait: what is to be said after it waits too. */
    const behind = new Set<string>();
    for (let offset = 0; offset < DEEPEST; offset += PAGE) {
      const rows = loadDueOutbox(store, now, { kinds, limit: PAGE, offset });
      for (const row of rows) {
        if (busy.has(row.channel) || (row.kind === 'post' && behind.has(row.channel))) continue;
        const at = Math.max(waiting.get(row.id) ?? 0, pace.freeAt(methodOf(row), row.channel, now));
        if (at <= now) return { row };
        if (row.kind === 'post' && row.target === null) behind.add(row.channel);
        soonest = Math.min(soonest, at);
      }
      if (rows.length < PAGE) return { row: null, at: earliest(soonest, nextOutboxAt(store, now)) };
    }
    return { row: null, at: now + LOOK_AGAIN };
  }

  return {
    next,
    begin: (row) => void busy.add(row.channel),
    end: (row) => void busy.delete(row.channel),
    wait(row, until) {
      for (const [id, at] of waiting) if (at < until - LOOK_AGAIN * 600) waiting.delete(id);
      waiting.set(row.id, until);
    },
  };
}

function earliest(a: number, b: number | null): number | null {
  const at = Math.min(a, b ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(at) ? at : null;
}
