import type { Store } from '../../storage/database.ts';
import { type LogRow, loadLog } from '../../storage/log.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import type { Actor, PlanRef } from '../deps.ts';
import { findReadablePlan, personOf } from '../find.ts';
import { hiddenVotes } from '../gates/hidden-votes.ts';
import { namesOf } from '../names.ts';
import { type Result, refuse } from '../refusal.ts';
import { logWords } from './log-words.ts';

/** One entry of the execution log as people read it. */
export interface LogLine {
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  actor: string;
  level: LogRow['level'];
  verb: string;
  subject: string | null;
  /** What else was recorded in words, as `reason: late, items: 3`. */
  details: string;
  /** All of it. */
  data: unknown;
  /** null from a vote on that is hidden: who knows the row before could try what gives this one. */
  hash: string | null;
}

/** Entries of one plan, the newest first. */
export interface PlanLog {
  planId: string;
  planName: string;
  timezone: string;
  /** What was filtered for; null where nothing was. */
  filter: string | null;
  entries: LogLine[];
}

/** The execution log of a plan; `filter` is an item, gate or other subject, a person, a verb, or a level. */
export function loadPlanLog(
  store: Store,
  actor: Actor,
  ref: PlanRef,
  filter: string,
): Result<{ log: PlanLog }> {
  const found = findReadablePlan(store, actor, ref);
  if (!found.ok) return found;
  const { stored } = found;
  const names = namesOf(store, stored);
  const all = loadLog(store, stored.workspace, stored.id);
  const isHidden = hiddenVotes(store, stored.id);
  const firstHidden = all.find(isHidden)?.seq ?? Number.POSITIVE_INFINITY;
  const rows = all.map((row) => (isHidden(row) ? { ...row, data: HIDDEN } : row)).reverse();
  const wanted = filter.trim();
  const kept = wanted === '' ? rows : rows.filter(matching(stored, wanted));
  if (kept.length === 0 && rows.length > 0)
    return refuse({ reason: 'unknown-thing', id: wanted, nearest: null });
  const nameOf = (user: string) => names.get(user)?.name ?? (user === 'signalbox' ? 'Signalbox' : user);
  return {
    ok: true,
    log: {
      planId: stored.id,
      planName: stored.plan.name,
      timezone: stored.plan.timezone,
      filter: wanted === '' ? null : wanted,
      entries: kept.map((row) => {
        const line = toLine(row, nameOf);
        return row.seq < firstHidden ? line : { ...line, hash: null };
      }),
    },
  };
}

/** In place of what somebody said in a blind review that is open still. */
const HIDDEN = JSON.stringify({ blind: 'it shows at the close' });

function matching(stored: StoredPlan, wanted: string): (row: LogRow) => boolean {
  const text = wanted.toLowerCase();
  const [, mentioned] = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(wanted) ?? [];
  const named = stored.plan.people.find(({ id }) => id.toLowerCase() === text)?.slack ?? null;
  const user = mentioned ?? named;
  const person = user === null ? null : (personOf(stored.plan, user)?.id ?? null);
  return (row) =>
    row.actor === user ||
    row.subject?.toLowerCase() === text ||
    (person !== null && row.subject === person) ||
    row.verb === text ||
    row.verb.startsWith(`${text}.`) ||
    row.level === text;
}

function toLine(row: LogRow, nameOf: (user: string) => string): LogLine {
  const { seq, at, level, verb, subject, hash } = row;
  const data: unknown = JSON.parse(row.data);
  const isUser = subject !== null && /^[UW][A-Z0-9]{2,}$/.test(subject);
  return {
    seq,
    at,
    actor: nameOf(row.actor),
    level,
    verb,
    subject: isUser ? nameOf(subject) : subject,
    details: logWords(data, nameOf),
    data,
    hash,
  };
}
