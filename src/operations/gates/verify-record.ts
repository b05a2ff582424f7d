import { z } from 'zod';
import { canonicalJson } from '../../storage/log.ts';
import { type ChainVerdict, verifyChain } from '../../storage/log-verify.ts';

const text = z.string();
const logLine = z.object({
  seq: z.int(),
  workspace: text,
  planId: text.nullable(),
  at: z.int(),
  actor: text,
  level: text,
  verb: text,
  subject: text.nullable(),
  data: text,
  previous: text,
  hash: text,
});
const said = z.looseObject({ seat: text, version: z.int() });
/** As much of a record as its chain can vouch for. */
const checked = z.object({
  version: z.literal(1),
  review: z.object({ id: text }),
  ballots: z.array(said),
  decision: z.looseObject({ trace: z.array(z.unknown()) }).nullable(),
  log: z.array(logLine),
  head: text.nullable(),
});

export type RecordVerdict =
  | ChainVerdict
  | { ok: false; why: 'not a record' }
  /** The rows fit one another, but the record says something else than they do. */
  | { ok: false; why: 'differs from its log'; what: string };

/** Checks the JSON of a record: its chain, its head (or the one given), and its ballots and decision against the log. */
export function verifyRecord(json: string, head?: string): RecordVerdict {
  const record = checked.safeParse(parsed(json));
  if (!record.success) return { ok: false, why: 'not a record' };
  const { log, ballots, decision, review } = record.data;
  const wanted = head ?? record.data.head ?? undefined;
  const verdict = verifyChain(log, { whole: false, ...(wanted === undefined ? {} : { head: wanted }) });
  if (!verdict.ok) return verdict;
  const rows = log.map(({ verb, data }) => ({ verb, data: JSON.parse(data) as Record<string, unknown> }));
  const ofReview = rows.filter(({ data }) => data.review === review.id);
  const lost = ballots.find(
    (ballot) => !ofReview.some((row) => row.verb === 'gate.ballot' && tells(row.data, ballot)),
  );
  if (lost !== undefined)
    return { ok: false, why: 'differs from its log', what: `ballot ${lost.version} of ${lost.seat}` };
  const decided = ofReview.find(({ verb }) => verb === 'gate.decided')?.data.trace ?? null;
  if (canonicalJson(decided) !== canonicalJson(decision?.trace ?? null))
    return { ok: false, why: 'differs from its log', what: 'the decision' };
  return verdict;
}

const TOLD = ['seat', 'version', 'choice', 'reason', 'workaround', 'wouldChange'];

function tells(data: Record<string, unknown>, ballot: Record<string, unknown>): boolean {
  return TOLD.every((key) => (data[key] ?? null) === (ballot[key] ?? null));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
