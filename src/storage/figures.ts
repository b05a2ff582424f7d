import { and, count, eq, gt, lte } from 'drizzle-orm';
import type { Store } from './database.ts';
import { countGivenUp, outboxLag } from './outbox.ts';
import { digest, schedule } from './schema/index.ts';

/** What the metrics tell of a database. */
export interface Figures {
  /** Rows that wait or are under way, and when (milliseconds) the oldest of them was queued. */
  outbox: { waiting: number; oldest: number | null };
  givenUp: { dead: number; uncertain: number };
  /** Scheduled digests by outcome, and how many of them were late. */
  digests: { full: number; short: number; skipped: number; late: number };
  /** Schedules whose time has come. */
  due: number;
  bytes: number;
}

export function loadFigures(store: Store, now: number): Figures {
  const many = (rows: { n: number }[]) => rows[0]?.n ?? 0;
  const scheduled = eq(digest.trigger, 'schedule');
  const outcomes = store
    .select({ outcome: digest.outcome, n: count() })
    .from(digest)
    .where(scheduled)
    .groupBy(digest.outcome)
    .all();
  const of = (outcome: string) => outcomes.find((row) => row.outcome === outcome)?.n ?? 0;
  const late = store
    .select({ n: count() })
    .from(digest)
    .where(and(scheduled, gt(digest.lateMinutes, 0)))
    .all();
  const due = store.select({ n: count() }).from(schedule).where(lte(schedule.nextDueAt, now)).all();
  return {
    outbox: outboxLag(store),
    givenUp: countGivenUp(store),
    digests: { full: of('full'), short: of('short'), skipped: of('skipped'), late: many(late) },
    due: many(due),
    bytes: sizeOf(store),
  };
}

function sizeOf(store: Store): number {
  const row = store.get<{ n: number }>(
    'select page_count * page_size as n from pragma_page_count(), pragma_page_size()',
  );
  return row?.n ?? 0;
}
