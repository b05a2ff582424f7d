import { holderOf } from '../../gate/seats.ts';
import { isPassed } from '../../gate/standing.ts';
import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { personOf } from '../../operations/find.ts';
import { gateStandings, standingGates } from '../../operations/gates/gate-standings.ts';
import { personKey } from '../../operations/gates/people.ts';
import { stillMissed } from '../../operations/gates/still-missed.ts';
import { delegationsOf } from '../../operations/gates/stored-to-review.ts';
import type { ItemAnalysis } from '../../plan/analysis/analysis.ts';
import { loadBlockers } from '../../storage/blockers.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import { loadOpenReviews } from '../../storage/reviews.ts';
import type {
  HomeBallot,
  HomeBlocker,
  HomeChoice,
  HomeItem,
  HomeOverview,
  HomePlan,
} from '../blocks/home-overview.ts';
import { itemKey } from '../views/item-view.ts';

/** Items that are listed, over all plans. */
const MOST_ITEMS = 8;

/** What one person's Home shows of the plans that they may see. */
export function overviewOf(
  store: Store,
  plans: readonly AnalysedPlan[],
  { user, today, example }: { user: string; today: string; example: string | null },
): HomeOverview {
  const items = plans
    .flatMap((one) => itemsOf(one, user))
    .sort(
      (a, b) =>
        b.lateDays - a.lateDays || Number(b.critical) - Number(a.critical) || (a.finish < b.finish ? -1 : 1),
    );
  const listed = plans.map((one) => planLine(store, one, user));
  return {
    today,
    items: items.slice(0, MOST_ITEMS),
    moreItems: Math.max(0, items.length - MOST_ITEMS),
    choices: plans.flatMap((one) => choicesOf(store, one, user)),
    ballots: plans.flatMap((one) => ballotsOf(store, one, user)).sort((a, b) => a.closesAt - b.closesAt),
    blockers: plans.flatMap((one) => blockersOf(store, one, user)).sort((a, b) => b.ageDays - a.ageDays),
    plans: [...listed.filter(({ mine }) => mine), ...listed.filter(({ mine }) => !mine)],
    example,
  };
}

/** Own items that are under way or should be. */
function itemsOf({ stored, analysis, today }: AnalysedPlan, user: string): HomeItem[] {
  const person = personOf(stored.plan, user)?.id;
  if (person === undefined) return [];
  const byId = new Map(stored.plan.items.map((item) => [item.id, item]));
  const isDue = (line: ItemAnalysis) =>
    line.owner === person && !line.summary && line.status !== 'done' && line.start <= today;
  return analysis.items.filter(isDue).map((line) => ({
    key: itemKey(stored.id, line.id),
    id: line.id,
    name: byId.get(line.id)?.name ?? line.id,
    plan: stored.plan.name,
    status: line.status === 'in progress' ? 'in progress' : 'not started',
    finish: line.finish,
    due: byId.get(line.id)?.due ?? null,
    lateDays: line.lateDays,
    critical: line.critical,
    blocked: line.blocked,
  }));
}

/** Open reviews in which the person holds a seat that has not answered. */
function ballotsOf(store: Store, { stored, today }: AnalysedPlan, user: string): HomeBallot[] {
  const me = personKey(stored.plan, user);
  return loadOpenReviews(store, stored.id).flatMap(({ row, gate, ballots, delegations }) => {
    const known = delegationsOf(stored, gate, delegations);
    const seat = gate.seats.find(({ person }) => holderOf(person, known, today) === me);
    const ballot = ballots.find((one) => one.seat === seat?.person);
    if (seat === undefined || (ballot !== undefined && !ballot.outdated)) return [];
    const { timezone, name } = stored.plan;
    const { id: reviewId, closesAt } = row;
    return [
      {
        reviewId,
        gate: `${gate.id} ${gate.name}`,
        plan: name,
        timezone,
        closesAt,
        outdated: ballot !== undefined,
      },
    ];
  });
}

/** Open blockers that the person has, is asked for or raised, and those of own items that nobody has. */
function blockersOf(
  store: Store,
  { stored, today, calendar, analysis }: AnalysedPlan,
  user: string,
): HomeBlocker[] {
  if (stored.state.blockers.every(({ resolvedOn }) => resolvedOn !== null)) return [];
  const me = new Set([user, personKey(stored.plan, user)]);
  const mine = new Set(
    analysis.items.flatMap(({ id, owner }) => (owner !== null && me.has(owner) ? [id] : [])),
  );
  return loadBlockers(store, stored.id).flatMap((blocker) => {
    if (blocker.resolvedAt !== null) return [];
    const { claimedBy, neededFrom, raisedBy } = blocker;
    const isMe = (who: string | null) => who !== null && me.has(who);
    const why = isMe(claimedBy)
      ? 'mine'
      : claimedBy === null && isMe(neededFrom)
        ? 'asked'
        : isMe(raisedBy)
          ? 'raised'
          : claimedBy === null && mine.has(blocker.item)
            ? 'item'
            : null;
    if (why === null) return [];
    const ageDays = Math.max(1, calendar.workdaysBetween(blocker.raisedOn, today) + 1);
    const { id: blockerId, item, needed, critical } = blocker;
    return [{ blockerId, item, plan: stored.plan.name, needed, critical, ageDays, why }];
  });
}

/** A plan in the list of plans. */
export function planLine(store: Store, analysed: AnalysedPlan, user: string): HomePlan {
  const { stored, analysis, calendar, today } = analysed;
  const { plan, state, roles } = stored;
  const baseline = loadSnapshot(store, stored.id, 'baseline');
  const due = new Map(plan.items.map((item) => [item.id, item.due]));
  const next = analysis.convergence
    .filter(({ reached }) => !reached)
    .reduce<(typeof analysis.convergence)[number] | null>(
      (first, one) => (first === null || one.forecast < first.forecast ? one : first),
      null,
    );
  return {
    planId: stored.id,
    name: plan.name,
    phase: plan.phases.find(({ id }) => id === state.phase)?.name ?? null,
    progress: analysis.progress,
    end: analysis.end,
    laterDays: baseline === null ? null : calendar.workdaysBetween(baseline.end, analysis.end),
    blockers: state.blockers.filter(({ resolvedOn }) => resolvedOn === null).length,
    overdue: analysis.items.filter(
      ({ id, summary, status }) => !summary && status !== 'done' && (due.get(id) ?? today) < today,
    ).length,
    missed: stillMissed(store, stored.id).map(({ text }) => text),
    point:
      next === null
        ? null
        : {
            id: next.id,
            name: plan.convergence.find(({ id }) => id === next.id)?.name ?? '',
            forecast: next.forecast,
            lateDays: next.lateDays,
          },
    gate:
      gatesOf(store, analysed).find(({ phase, passed }) => phase === state.phase && !passed)?.line ?? null,
    mine: roles.has(user) || personOf(plan, user) !== null,
  };
}

/** Every gate of a plan with how it stands. */
export function gatesOf(store: Store, analysed: AnalysedPlan) {
  return standingGates(store, analysed).map(({ id, name, phase, forecast, last, reviewOpen }) => {
    return { phase, passed: isPassed(last), line: { id, name, forecast, open: reviewOpen, last } };
  });
}

/** What the person, where an owner of the plan, is to choose after a review. */
function choicesOf(store: Store, { stored }: AnalysedPlan, user: string): HomeChoice[] {
  if (stored.roles.get(user) !== 'owner') return [];
  return [...gateStandings(store, stored)].flatMap(([gate, { waits, reviewId, outcome, why }]) => {
    if (waits !== 'choice') return [];
    const name = stored.plan.gates.find(({ id }) => id === gate)?.name ?? '';
    return [
      {
        reviewId,
        gate: `${gate} ${name}`.trimEnd(),
        plan: stored.plan.name,
        outcome,
        missed: why === 'conditions missed',
      },
    ];
  });
}
