import { hash } from 'node:crypto';
import { and, asc, desc, eq, gte, isNull, max, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { keptInMemory } from './kept.ts';
import { prepared, preparedInsert } from './prepared.ts';
import { logEntry } from './schema/index.ts';

export type LogLevel = 'info' | 'notice' | 'warning';

/** One line of the execution log before it is chained. */
export interface NewLogEntry {
  workspace: string;
  /** null for what concerns no plan; such entries have a chain of their own. */
  planId: string | null;
  /** Milliseconds since the epoch. */
  at: number;
  /** Slack user id, or `signalbox` for what happens by itself. */
  actor: string;
  level: LogLevel;
  /** What happened, as `item.started`. */
  verb: string;
  /** Id of the item, gate, blocker … concerned. */
  subject: string | null;
  data: Record<string, unknown>;
}

export type LogRow = typeof logEntry.$inferSelect;

/** Hash that the first entry of a chain follows. */
export const CHAIN_START = '0'.repeat(64);

/** JSON with the keys of every object sorted, so that equal values have equal text; of what JSON can say alone. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(Reflect.get(value, key))]));
}

/** SHA-256 in hex over the previous hash and the canonical JSON of the entry (its `data` parsed). */
export function chainHash(previous: string, entry: NewLogEntry): string {
  const { workspace, planId, at, actor, level, verb, subject, data } = entry;
  const text = canonicalJson({ workspace, planId, at, actor, level, verb, subject, data });
  return hash('sha256', `${previous}\n${text}`);
}

const ofChain = and(
  eq(logEntry.workspace, sql.placeholder('workspace')),
  sql`${logEntry.planId} is ${sql.placeholder('planId')}`,
);
const headOf = prepared((store) =>
  store
    .select({ hash: logEntry.hash })
    .from(logEntry)
    .where(ofChain)
    .orderBy(desc(logEntry.seq))
    .limit(1)
    .prepare(),
);
const append = preparedInsert(logEntry, { leftOut: ['seq'] });

function inChain(workspace: string, planId: string | null) {
  const plan = planId === null ? isNull(logEntry.planId) : eq(logEntry.planId, planId);
  return and(eq(logEntry.workspace, workspace), plan);
}

/** Heads of chains, which every entry follows. */
const heads = keptInMemory<string>(1_000);
const keyOf = (workspace: string, planId: string | null) => `${workspace} ${planId ?? ''}`;

/** Hash of the newest entry of a plan's chain. */
export function loadChainHead(store: Store, workspace: string, planId: string | null): string {
  const kept = heads(store).get(keyOf(workspace, planId));
  return kept ?? headOf(store).get({ workspace, planId })?.hash ?? CHAIN_START;
}

/** Appends one entry to its chain and returns its hash, the chain's new head. */
export function appendLog(store: Store, entry: NewLogEntry): string {
  const previous = loadChainHead(store, entry.workspace, entry.planId);
  const hash = chainHash(previous, entry);
  append(store, { ...entry, data: canonicalJson(entry.data), previous, hash });
  heads(store).set(keyOf(entry.workspace, entry.planId), hash);
  return hash;
}

/** The entries of a plan's chain, oldest first. */
export function loadLog(store: Store, workspace: string, planId: string | null): LogRow[] {
  return store.select().from(logEntry).where(inChain(workspace, planId)).orderBy(asc(logEntry.seq)).all();
}

const lastTouched = prepared((store) =>
  store
    .select({ subject: logEntry.subject, at: max(logEntry.at) })
    .from(logEntry)
    .where(ofChain)
    .groupBy(logEntry.subject)
    .prepare(),
);

/** When (milliseconds) the log last spoke of each subject of a plan: items by their id. */
export function loadLastTouched(store: Store, workspace: string, planId: string): Map<string, number> {
  const rows = lastTouched(store).all({ workspace, planId });
  return new Map(rows.flatMap(({ subject, at }) => (subject === null || at === null ? [] : [[subject, at]])));
}

/** When something was last done to a plan (milliseconds since the epoch); null where it never was. */
export function loadLastAt(
  store: Store,
  { workspace, planId }: { workspace: string; planId: string },
  verb: string,
): number | null {
  const row = store
    .select({ at: logEntry.at })
    .from(logEntry)
    .where(and(inChain(workspace, planId), eq(logEntry.verb, verb)))
    .orderBy(desc(logEntry.seq))
    .limit(1)
    .get();
  return row?.at ?? null;
}

/** Who did something since an instant (milliseconds), as finishing an item, by its subject; the last where several did. */
export function loadActorsSince(
  store: Store,
  { workspace, planId }: { workspace: string; planId: string },
  verb: string,
  since: number,
): Map<string, string> {
  const rows = store
    .select({ subject: logEntry.subject, actor: logEntry.actor })
    .from(logEntry)
    .where(and(inChain(workspace, planId), eq(logEntry.verb, verb), gte(logEntry.at, since)))
    .orderBy(asc(logEntry.seq))
    .all();
  return new Map(rows.flatMap(({ subject, actor }) => (subject === null ? [] : [[subject, actor]])));
}

/** When (milliseconds) the newest entry of any log was written; null where there is none. */
export function loadNewestAt(store: Store): number | null {
  const row = store
    .select({ at: max(logEntry.at) })
    .from(logEntry)
    .get();
  return row?.at ?? null;
}
