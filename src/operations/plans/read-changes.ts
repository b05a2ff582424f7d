import type { Change } from '../../plan/analysis/what-if.ts';
import { isDate, parseDateRange, parseDays, parseDuration } from '../../plan/file/notation.ts';
import type { Duration, IsoDate, Item, Plan } from '../../plan/plan.ts';
import { findItem } from '../find.ts';
import { namedPerson } from '../gates/people.ts';
import { type Result, refuse } from '../refusal.ts';

type Read = Result<{ change: Change }>;

interface Case {
  plan: Plan;
  today: IsoDate;
}

type Pattern = [RegExp, (now: Case, parts: string[]) => Read];

const OK = (change: Change): Read => ({ ok: true, change });

/** What can be tried, each as somebody would say it. */
const patterns: Pattern[] = [
  [/^drop (\S+) from (\S+)$/i, (now, [on, item]) => drop(now, on, item)],
  [/^(?:unblock (\S+)|(\S+) unblocked)$/i, (now, [a, b]) => onItem(now, a ?? b, unblock(now))],
  [/^(\S+) (?:not before|starts?(?: on)?) (\S+)$/i, (now, [id, day]) => notBefore(now, id, day)],
  [/^(\S+) (?:done|finished)(?: (?:on )?(\S+))?$/i, (now, [id, day]) => finished(now, id, day)],
  [/^(\S+) (?:is )?away (\S+)$|^away (\S+) (\S+)$/i, (now, [a, b, c, d]) => away(now, a ?? c, b ?? d)],
  [/^(?:assign )?(\S+) (?:to|owner) (\S+)$/i, (now, [id, who]) => assign(now, id, who)],
  [/^(\S+) (not )?parallel$/i, (now, [id, not]) => onItem(now, id, parallel(not === undefined))],
  [/^(\S+) ([+-]) ?(.+)$/, (now, [id, sign, days]) => shift(now, id, sign, days)],
  [/^(\S+) (?:takes )?(\d.*)$/i, (now, [id, text]) => estimate(now, id, text)],
];

/** Reads `TASK-1 +3 days, drop TASK-2 from TASK-3`: changes to try, with a comma, a semicolon or `and` between. */
export function readChanges(text: string, plan: Plan, today: IsoDate): Result<{ changes: Change[] }> {
  const parts = text
    .split(/\s*(?:[,;\n]|\band\b)\s*/i)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');
  if (parts.length === 0) return refuse({ reason: 'bad-what-if', text: 'Nothing' });
  const changes: Change[] = [];
  for (const part of parts) {
    const read = readOne(part, { plan, today });
    if (!read.ok) return read;
    changes.push(read.change);
  }
  return { ok: true, changes };
}

function readOne(text: string, now: Case): Read {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return read(now, match.slice(1));
  }
  return refuse({ reason: 'bad-what-if', text });
}

function onItem({ plan }: Case, id: string | undefined, make: (item: Item) => Change | null): Read {
  const found = findItem(plan, id ?? '');
  if (!found.ok) return found;
  const change = make(found.item);
  return change === null ? refuse({ reason: 'bad-what-if', text: id ?? '' }) : OK(change);
}

function drop(now: Case, on: string | undefined, from: string | undefined): Read {
  const other = findItem(now.plan, on ?? '');
  if (!other.ok) return other;
  return onItem(now, from, ({ id }) => ({ kind: 'drop-dependency', item: id, on: other.item.id }));
}

const unblock =
  ({ today }: Case) =>
  ({ id }: Item): Change => ({ kind: 'unblock', item: id, on: today });

const parallel =
  (isParallel: boolean) =>
  ({ id }: Item): Change => ({ kind: 'parallel', item: id, parallel: isParallel });

function notBefore(now: Case, id: string | undefined, day = ''): Read {
  if (!isDate(day)) return refuse({ reason: 'bad-date', text: day });
  return onItem(now, id, (item) => ({ kind: 'not-before', item: item.id, date: day }));
}

function finished(now: Case, id: string | undefined, day = now.today): Read {
  if (!isDate(day)) return refuse({ reason: 'bad-date', text: day });
  return onItem(now, id, (item) => ({ kind: 'finish', item: item.id, on: day }));
}

function away({ plan }: Case, who = '', days = ''): Read {
  const range = parseDateRange(days);
  if (range === null) return refuse({ reason: 'bad-date', text: days });
  const named = namedPerson(plan, bare(who));
  if (!named.ok) return refuse({ reason: 'unknown-person', id: who });
  return OK({ kind: 'away', person: named.person, range });
}

function assign(now: Case, id: string | undefined, who = ''): Read {
  const named = namedPerson(now.plan, bare(who));
  if (!named.ok) return refuse({ reason: 'unknown-person', id: who });
  return onItem(now, id, (item) => ({ kind: 'assign', item: item.id, owner: named.person }));
}

/** `<@U0ANA|ana>` as Slack escapes it, `@ana` as it was typed. */
function bare(who: string): string {
  return /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(who)?.[1] ?? who.replace(/^@/, '');
}

function estimate(now: Case, id: string | undefined, text = ''): Read {
  const duration = parseDuration(text, now.plan.calendar.workdays.length);
  if (duration === null) return refuse({ reason: 'bad-estimate', text });
  return onItem(now, id, (item) => ({ kind: 'estimate', item: item.id, duration }));
}

function shift(now: Case, id: string | undefined, sign: string | undefined, text = ''): Read {
  const days = parseDays(text, now.plan.calendar.workdays.length);
  if (days === null) return refuse({ reason: 'bad-estimate', text });
  const by = sign === '-' ? -days : days;
  return onItem(now, id, (item) => {
    const duration = shifted(item.duration ?? { kind: 'fixed', days: 1 }, by);
    return { kind: 'estimate', item: item.id, duration };
  });
}

/** An estimate longer or shorter by working days, never less than none. */
function shifted(duration: Duration, by: number): Duration {
  const moved = (days: number) => Math.max(0, days + by);
  switch (duration.kind) {
    case 'fixed':
      return { kind: 'fixed', days: moved(duration.days) };
    case 'range':
      return { kind: 'range', low: moved(duration.low), high: moved(duration.high) };
    case 'pert':
      return {
        kind: 'pert',
        optimistic: moved(duration.optimistic),
        likely: moved(duration.likely),
        pessimistic: moved(duration.pessimistic),
      };
  }
}
