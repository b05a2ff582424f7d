import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Store } from './database.ts';
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

/** The newest notes on an item, newest first. */
export function loadNotes(
  store: Store,
  key: { workspace: string; planId: string; item: string },
  limit: number,
): ItemNote[] {
  const ofItem = and(
    eq(logEntry.workspace, key.workspace),
    eq(logEntry.planId, key.planId),
    eq(logEntry.subject, key.item),
    eq(logEntry.verb, 'item.noted'),
  );
  const rows = store.select().from(logEntry).where(ofItem).orderBy(desc(logEntry.seq)).limit(limit).all();
  return rows.map(({ actor, at, data }) => ({ by: actor, at, text: stored.parse(JSON.parse(data)).text }));
}
