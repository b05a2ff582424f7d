import { readFileSync } from 'node:fs';
import { dateOf, dayOf, weekdayOf } from '../../plan/calendar/day.ts';
import { isZone } from '../../plan/file/notation.ts';
import { readPlan } from '../../plan/file/read-plan.ts';
import { localDate } from '../../plan/local-date.ts';
import type { IsoDate, Plan } from '../../plan/plan.ts';
import { ROOT } from '../../root.ts';
import { loadExample, markExample } from '../../storage/example.ts';
import { loadActivePlan } from '../../storage/plans.ts';
import { change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { importPlan } from '../import-plan.ts';
import { type Result, refuse } from '../refusal.ts';

const FILE = new URL('examples/first-plan.yaml', ROOT);

/**
 * A small plan to look around in, begun on a Monday three to nine days ago, of which the actor owns the items: in a channel of
 * their own, and theirs to remove without a trace.
 */
export function makeExample(
  deps: Deps,
  actor: Actor,
  { channel, timezone }: { channel: string; timezone: string },
): Result<{ planId: string }> {
  const { store } = deps.database;
  const known = loadExample(store, actor.workspace, actor.user);
  if (known !== null) return { ok: true, planId: known.id };
  const there = loadActivePlan(store, actor.workspace, channel);
  if (there !== null) return refuse({ reason: 'plan-changed-meanwhile' });
  const zone = isZone(timezone) ? timezone : 'UTC';
  const plan = examplePlan(localDate(deps.clock.now(), zone), zone, actor.user);
  const result = importPlan(deps, actor, { channel, plan, source: null, against: null, entries: [] });
  if (!result.ok) return result;
  change(deps, actor, (c) => {
    markExample(c.store, result.planId);
    c.note(result.planId, { verb: 'example.made', subject: result.planId });
  });
  return { ok: true, planId: result.planId };
}

/** Days after its start on which the file's plan has its first item done and two more begun in time. */
const UNDER_WAY = 3;

/** The file's plan moved so that it is under way, and on time, on `today`. */
function examplePlan(today: IsoDate, timezone: string, user: string): Plan {
  const read = readPlan(readFileSync(FILE, 'utf8'));
  if (!read.ok) throw new Error(`the example plan does not read: ${read.problems[0]?.message}`);
  const plan = read.value;
  const then = dayOf(today) - UNDER_WAY;
  const monday = then - weekdayOf(then);
  const by = monday - dayOf(plan.start);
  const moved = (date: IsoDate): IsoDate => dateOf(dayOf(date) + by);
  const maybe = (date: IsoDate | null) => (date === null ? null : moved(date));
  return {
    ...plan,
    timezone,
    start: moved(plan.start),
    people: plan.people.map((person, at) => (at === 0 ? { ...person, slack: user } : person)),
    items: plan.items.map((item) => ({
      ...item,
      due: maybe(item.due),
      notBefore: maybe(item.notBefore),
      actuals: {
        ...item.actuals,
        started: maybe(item.actuals.started),
        finished: maybe(item.actuals.finished),
      },
    })),
    convergence: plan.convergence.map((point) => ({ ...point, due: maybe(point.due) })),
  };
}
