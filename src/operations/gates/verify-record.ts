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
  override: z.looseObject({ conditions: many.default([]) }).nullable(),
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

/** The first thing that a record tells otherwise than the rows of its log, or keeps back of them; null where there is none. */
function difference({ review, gate, evidence, ballots, conditions, decision, override, log }: Checked) {
  const logged = (verb: string): Said[] =>
    log
      .filter((row) => row.verb === verb)
      .map(({ data, actor }) => ({ ...(JSON.parse(data) as Said), actor }))
      .filter((data: Said) => data.review === review.id);
  if (!same(logged('gate.opened')[0]?.gate, gate)) return 'what the gate asked';
  const known = odd(evidence, logged('gate.evidence'), EVIDENCE);
  if (known !== undefined) return `evidence ${known.version} of ${known.criterion}`;
  const cast = ballots.map((ballot): Said => ({ ...ballot, actor: ballot.castBy }));
  const ballot = odd(cast, logged('gate.ballot'), BALLOT);
  if (ballot !== undefined) return `ballot ${ballot.version} of ${ballot.seat}`;
  const brought = logged('gate.ballot').flatMap(({ condition }) =>
    condition === null ? [] : [condition as Said],
  );
  const added = logged('gate.overridden').flatMap((row) => row.conditions as Said[]);
  const condition =
    odd(conditions, [...logged('gate.condition'), ...brought], CONDITION) ??
    (override === null ? undefined : odd(override.conditions, added, CONDITION));
  if (condition !== undefined) return `condition ${condition.id}`;
  if (differs(decision, logged('gate.decided').at(-1), DECISION)) return 'the decision';
  const overridden = override === null ? null : { ...override, actor: override.by };
  return differs(overridden, logged('gate.overridden').at(-1), OVERRIDE) ? 'the override' : null;
}

const EVIDENCE = ['criterion', 'version', 'state', 'value', 'link', 'source'];
const BALLOT = ['seat', 'version', 'choice', 'reason', 'workaround', 'wouldChange', 'actor'];
const CONDITION = ['id', 'against', 'text', 'owner', 'due', 'offeredBy'];
const DECISION = ['outcome', 'rule', 'evidence', 'votes', 'trace'];
const OVERRIDE = ['from', 'to', 'reason', 'actor'];

/** The first that is told and was not logged so, else the first that was logged and is not told. */
function odd(told: readonly Said[], logged: readonly Said[], keys: readonly string[]): Said | undefined {
  const without = (some: readonly Said[], others: readonly Said[]) =>
    some.find((one) => !others.some((other) => keys.every((key) => same(other[key], one[key]))));
  return without(told, logged) ?? without(logged, told);
}

function differs(told: Said | null, row: Said | undefined, keys: readonly string[]): boolean {
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
