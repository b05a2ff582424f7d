import type { Decision } from '../../gate/decision.ts';
import type { GateRecord, LogLine } from '../../gate/record.ts';
import type { Condition } from '../../gate/review.ts';
import type { IsoDate } from '../../plan/plan.ts';
import { loadBallotVersions } from '../../storage/ballots.ts';
import { loadConditions } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { type LogRow, loadLog } from '../../storage/log.ts';
import { loadOverrideHead, type StoredOverride } from '../../storage/overrides.ts';
import type { StoredCondition } from '../../storage/reviews.ts';
import type { After } from './close-review.ts';
import { loadReviewContext, type ReviewContext } from './review-context.ts';
import { toBallot, toCondition, toDelegation, toEvidence } from './stored-to-review.ts';

/** Everything that is kept of one round, with the log rows that its hash chain is checked by; null where it is not known. */
export function loadGateRecord(
  store: Store,
  workspace: string,
  reviewId: string,
): { record: GateRecord; name(person: string): string } | null {
  const context = loadReviewContext(store, workspace, reviewId);
  if (context === null) return null;
  const { head, stored, review, name } = context;
  const { row } = stored;
  const conditions = loadConditions(store, row.id);
  const record: GateRecord = {
    version: 1,
    plan: { id: head.id, name: head.plan.name, timezone: head.plan.timezone },
    review: {
      id: row.id,
      round: row.round,
      kind: row.kind,
      follows: row.follows,
      presenter: review.presenter,
      openedAt: row.openedAt,
      closesAt: row.closesAt,
      extended: row.extended,
      closedAt: row.closedAt,
      closedBy: row.closedBy,
    },
    gate: stored.gate,
    evidence: stored.evidence
      .filter(({ kind }) => kind === 'judged')
      .map((known) => {
        const { source, version, at } = known;
        return { ...toEvidence(head, known), source, version, at };
      }),
    ballots: loadBallotVersions(store, row.id).map((ballot) => {
      const { castBy, at } = ballot;
      return { ...toBallot(head, ballot), castBy, at };
    }),
    conditions: conditions
      .filter(({ origin }) => origin === 'review')
      .map((known) => ({ ...asLogged(head, known), at: known.at, withdrawnAt: known.withdrawnAt })),
    delegations: stored.delegations.map((known) => ({ ...toDelegation(head, known), at: known.at })),
    decision: row.decision === null ? null : (JSON.parse(row.decision) as Decision),
    override: overrideOf(store, context, conditions),
    after: afterOf(stored.override?.after ?? row.after),
    log: logOf(loadLog(store, workspace, head.id), row.id),
    head: row.head,
  };
  return { record, name };
}

/** People as the log names them, by which a record is verified, also where the plan calls them otherwise by now. */
function asLogged(head: ReviewContext['head'], row: StoredCondition): Condition {
  const { owner, offeredBy } = row;
  return { ...toCondition(head, row), owner, offeredBy };
}

function overrideOf(
  store: Store,
  { head, stored }: ReviewContext,
  conditions: readonly StoredCondition[],
): GateRecord['override'] {
  if (stored.override === null) return null;
  const { from, to, reason, by, at }: StoredOverride = stored.override;
  const added = conditions.filter(({ origin }) => origin === 'override').map((row) => asLogged(head, row));
  const after = loadOverrideHead(store, stored.override, head.id);
  return { from, to, reason, by, at, conditions: added, head: after };
}

function afterOf(
  text: string | null,
): { phase: string | null; completesPlan: boolean; choices: After['choices']; on: IsoDate } | null {
  const after = JSON.parse(text ?? 'null') as After | null;
  if (after === null) return null;
  const { phase, completesPlan, choices, on } = after;
  return { phase, completesPlan, choices, on };
}

/** The rows of the plan's chain from the opening to the last word on the review, without gaps. */
function logOf(rows: readonly LogRow[], reviewId: string): LogLine[] {
  const first = rows.findIndex((row) => row.verb === 'gate.opened' && isAbout(row, reviewId));
  const last = rows.findLastIndex((row) => ENDS.has(row.verb) && isAbout(row, reviewId));
  return first < 0 ? [] : rows.slice(first, last < first ? rows.length : last + 1);
}

const ENDS = new Set(['gate.decided', 'gate.cancelled', 'gate.overridden']);

function isAbout({ data }: LogRow, reviewId: string): boolean {
  return (JSON.parse(data) as { review?: unknown }).review === reviewId;
}
