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
const many = z.array(z.record(text, z.unknown()));
/** As much of a record as its chain can vouch for. */
const checked = z.object({
  version: z.literal(1),
  review: z.object({ id: text }),
  gate: z.unknown(),
  evidence: many,
  ballots: many,
  conditions: many,
  decision: z.record(text, z.unknown()).nullable(),
  override: z.record(text, z.unknown()).nullable(),
  log: z.array(logLine),
  head: text.nullable(),
});
type Checked = z.infer<typeof checked>;
type Said = Record<string, unknown>;

export type RecordVerdict =
  | ChainVerdict
  | { ok: false; why: 'not a record' }
  /** The rows fit one another, but the record says something else than they do. */
  | { ok: false; why: 'differs from its log'; what: string };

/** Checks the JSON of a record: its chain, its head (or the one given), and everything that it tells against the log. */
export function verifyRecord(json: string, head?: string): RecordVerdict {
  const record = checked.safeParse(parsed(json));
  if (!record.success) return { ok: false, why: 'not a record' };
  const { log } = record.data;
  const wanted = head ?? record.data.head ?? undefined;
  const verdict = verifyChain(log, { whole: false, ...(wanted === undefined ? {} : { head: wanted }) });
  if (!verdict.ok) return verdict;
  const what = difference(record.data);
  return what === null ? verdict : { ok: false, why: 'differs from its log', what };
}

/** The first thing that a record tells otherwise than the rows of its log; null where there is none. */
function difference({ review, gate, evidence, ballots, conditions, decision, override, log }: Checked) {
  const logged = (verb: string): Said[] =>
    log
      .filter((row) => row.verb === verb)
      .map(({ data }) => JSON.parse(data) as Said)
      .filter((data) => data.review === review.id);
  const promised = logged('gate.ballot').flatMap(({ condition }) =>
    condition === null ? [] : [condition as Said],
  );
  if (!same(logged('gate.opened')[0]?.gate, gate)) return 'what the gate asked';
  const lost = (told: Said[], rows: Said[], keys: string[]) =>
    told.find((one) => !rows.some((row) => keys.every((key) => same(row[key], one[key]))));
  const known = lost(evidence, logged('gate.evidence'), ['criterion', 'version', 'state', 'value', 'link']);
  if (known !== undefined) return `evidence ${known.version} of ${known.criterion}`;
  const keys = ['seat', 'version', 'choice', 'reason', 'workaround', 'wouldChange'];
  const ballot = lost(ballots, logged('gate.ballot'), keys);
  if (ballot !== undefined) return `ballot ${ballot.version} of ${ballot.seat}`;
  const offered = [...logged('gate.condition'), ...promised];
  const condition = lost(conditions, offered, ['id', 'against', 'text', 'due']);
  if (condition !== undefined) return `condition ${condition.id}`;
  const decided = ['outcome', 'rule', 'evidence', 'votes', 'trace'];
  if (differs(decision, logged('gate.decided').at(-1), decided)) return 'the decision';
  return differs(override, logged('gate.overridden').at(-1), ['from', 'to', 'reason'])
    ? 'the override'
    : null;
}

function differs(told: Said | null, row: Said | undefined, keys: string[]): boolean {
  if (told === null || row === undefined) return told !== null || row !== undefined;
  return keys.some((key) => !same(told[key], row[key]));
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
