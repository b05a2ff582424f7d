import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { logEntry } from './schema/index.ts';

/** Something that somebody wrote of an item. */
export interface ItemNote {
  /** Slack user id. */
  by: string;
  /** Milliseconds since the epoch. */
  at: number;
  text: string;
}

const stored = z.object({ text: z.string() });

const newestNotes = prepared((store) =>
  store
    .select({ actor: logEntry.actor, at: logEntry.at, data: logEntry.data })
    .from(logEntry)
    .where(
      and(
        eq(logEntry.workspace, sql.placeholder('workspace')),
        eq(logEntry.planId, sql.placeholder('planId')),
        eq(logEntry.subject, sql.placeholder('item')),
        // As the partial index has it, so that SQLite uses that and reads no other entry of the plan.
        sql`verb = 'item.noted'`,
      ),
    )
    .orderBy(desc(logEntry.seq))
    .limit(sql.placeholder('limit'))
    .prepare(),
);

/** The newest notes on an item, newest first. */
export function loadNotes(
  store: Store,
  key: { workspace: string; planId: string; item: string },
  limit: number,
): ItemNote[] {
  const rows = newestNotes(store).all({ ...key, limit });
  return rows.map(({ actor, at, data }) => ({ by: actor, at, text: stored.parse(JSON.parse(data)).text }));
}
