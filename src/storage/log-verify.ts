import { CHAIN_START, canonicalJson, chainHash } from './log.ts';

/** What a chain is checked from: the columns of a log row. */
export interface ChainRow {
  seq: number;
  workspace: string;
  planId: string | null;
  at: number;
  actor: string;
  level: string;
  verb: string;
  subject: string | null;
  /** JSON text of an object. */
  data: string;
  previous: string;
  hash: string;
}

export type ChainVerdict =
  | { ok: true; rows: number; head: string }
  /** The first row that does not fit: changed itself, or not the one that followed the row before it. */
  | { ok: false; seq: number; why: 'changed' | 'does not follow' }
  | { ok: false; seq: null; why: 'head not found' };

/**
 * Checks the rows of one chain, oldest first. A whole chain begins at its start; a part of one, as a record holds it,
 * may begin anywhere. A head, as a decision message shows it, must be the hash of one of the rows.
 */
export function verifyChain(
  rows: readonly ChainRow[],
  { head, whole = true }: { head?: string; whole?: boolean } = {},
): ChainVerdict {
  let previous = whole ? CHAIN_START : (rows[0]?.previous ?? CHAIN_START);
  for (const row of rows) {
    if (row.previous !== previous) return { ok: false, seq: row.seq, why: 'does not follow' };
    if (hashOf(row) !== row.hash) return { ok: false, seq: row.seq, why: 'changed' };
    previous = row.hash;
  }
  if (head !== undefined && !rows.some(({ hash }) => hash === head))
    return { ok: false, seq: null, why: 'head not found' };
  return { ok: true, rows: rows.length, head: previous };
}

function hashOf({
  workspace,
  planId,
  at,
  actor,
  level,
  verb,
  subject,
  data,
  previous,
}: ChainRow): string | null {
  const known = parsed(data);
  if (known === null || !isLevel(level)) return null;
  return chainHash(previous, { workspace, planId, at, actor, level, verb, subject, data: known });
}

function isLevel(text: string): text is 'info' | 'notice' | 'warning' {
  return ['info', 'notice', 'warning'].includes(text);
}

/** The object that a row's data are, where they stand as they were written; null for anything else. */
function parsed(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonicalJson(value) === data ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
