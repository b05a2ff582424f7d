import type { Store } from '../../storage/database.ts';
import { loadDueOutbox, nextOutboxAt, type OutboxRow } from '../../storage/outbox.ts';
import type { Method, Pace } from './pace.ts';

/** Rows that are read first; twice as many each time that none of them may be sent yet. */
const PAGE = 8;
/** Rows of a kind that are looked at for one that may be sent now. */
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

  /** The first row of a kind that may be sent now, in the order of urgency. */
  function first(kind: OutboxRow['kind'], now: number): Picked {
    const openAt = pace.openAt(METHODS[kind], now);
    if (openAt > now) return { row: null, at: openAt };
    let soonest: number | null = null;
    /** Channels with a post that has to wait: what is to be said after it waits too. */
    const behind = new Set<string>();
    for (let offset = 0, limit = PAGE; offset < DEEPEST; offset += limit, limit *= 2) {
      const rows = loadDueOutbox(store, now, { kind, limit, offset });
      for (const row of rows) {
        if (busy.has(row.channel) || behind.has(row.channel)) continue;
        const at = Math.max(waiting.get(row.id) ?? 0, pace.freeAt(METHODS[kind], row.channel, now));
        if (at <= now) return { row };
        if (kind === 'post' && row.target === null) behind.add(row.channel);
        soonest = earliest(soonest, at);
      }
      if (rows.length < limit) return { row: null, at: soonest };
    }
    return { row: null, at: now + LOOK_AGAIN };
  }

  function next(now: number): Picked {
    let soonest: number | null = null;
    let urgent: OutboxRow | null = null;
    for (const kind of KINDS) {
      const picked = first(kind, now);
      if (picked.row === null) soonest = earliest(soonest, picked.at);
      else if (urgent === null || goesBefore(picked.row, urgent)) urgent = picked.row;
    }
    if (urgent !== null) return { row: urgent };
    return { row: null, at: earliest(soonest, nextOutboxAt(store, now)) };
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

function goesBefore(a: OutboxRow, b: OutboxRow): boolean {
  return a.priority === b.priority ? a.id < b.id : a.priority < b.priority;
}

function earliest(a: number | null, b: number | null): number | null {
  const at = Math.min(a ?? Number.POSITIVE_INFINITY, b ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(at) ? at : null;
}
