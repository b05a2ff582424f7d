import { type AnalysedPlan, loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { namedPerson } from '../../operations/gates/people.ts';
import { loadRehearsal } from '../../operations/gates/rehearsal-view.ts';
import { loadReviewView } from '../../operations/gates/review-view.ts';
import { namesOf } from '../../operations/names.ts';
import { type Result, refuse } from '../../operations/refusal.ts';
import { nearest } from '../../plan/file/nearest.ts';
import type { Gate, Person } from '../../plan/plan.ts';
import { loadOpenReview } from '../../storage/reviews.ts';
import { type Answer, say } from '../answer.ts';
import { itemListMessage } from '../blocks/item.ts';
import type { Message } from '../blocks/message.ts';
import { gateMessage } from '../blocks/phase.ts';
import { pointMessage } from '../blocks/point.ts';
import { reviewMessage } from '../blocks/review.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { onceOdds } from '../once-odds.ts';
import { refuseWith } from '../refuse.ts';
import { itemMessageOf, itemViewsOf } from '../views/item-view.ts';
import { planMessageOf } from '../views/plan-view.ts';
import { pointView } from '../views/point-view.ts';
import { mentionedUser } from './words.ts';

/** `/plan show [ID]`: the plan, or one item, convergence point, gate or person of it. */
export function showPlan(context: SlackContext, { actor, channel }: Command, rest: string): Answer {
  if (rest === '') return showWhole(context, actor, { channel });
  const { deps } = context;
  const loaded = loadAnalysedPlan(deps.database.store, actor, { channel }, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const shown = showThing(context, actor.workspace, loaded.analysed, rest);
  return shown.ok ? shown.answer : refuseWith(shown);
}

/** The whole plan, as `/plan show` and [Open Plan] tell of it. */
export function showWhole({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const { store } = deps.database;
  const loaded = loadAnalysedPlan(store, actor, plan, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  return onceOdds(loaded.analysed, () => planMessageOf(store, loaded.analysed));
}

/** One item, convergence point, gate or person by its id, in any case. */
export function showThing(
  context: SlackContext,
  workspace: string,
  analysed: AnalysedPlan,
  id: string,
): Result<{ answer: Answer }> {
  const done = (answer: Answer) => ({ ok: true as const, answer });
  const { store } = context.deps.database;
  const { plan } = analysed.stored;
  const wanted = id.toLowerCase();
  const isIt = (one: { id: string }) => one.id.toLowerCase() === wanted;
  const item = plan.items.find(isIt);
  const message = item === undefined ? null : itemMessageOf(store, analysed, item.id);
  if (message !== null) return done(say(message));
  const point = plan.convergence.find(isIt);
  if (point !== undefined)
    return done(onceOdds(analysed, () => pointMessage(pointView(store, analysed, point))));
  const gate = plan.gates.find(isIt);
  if (gate !== undefined) return done(showGate(context, workspace, analysed, gate));
  const named = namedPerson(plan, mentionedUser(id) ?? id.replace(/^@/, ''));
  const person = named.ok ? plan.people.find((one) => one.id === named.person) : undefined;
  if (person !== undefined) return done(say(personMessage(context, analysed, person)));
  const all = [...plan.items, ...plan.convergence, ...plan.gates, ...plan.people];
  return refuse({
    reason: 'unknown-thing',
    id,
    nearest: nearest(
      id,
      all.map((one) => one.id),
    ),
  });
}

function showGate({ deps }: SlackContext, workspace: string, { stored }: AnalysedPlan, gate: Gate): Answer {
  const { store } = deps.database;
  const now = deps.clock.now();
  const open = loadOpenReview(store, stored.id, gate.id);
  const review = open === null ? null : loadReviewView(store, workspace, open.row.id, now);
  if (review !== null) return say(reviewMessage(review));
  const plan = { planId: stored.id };
  const rehearsal = loadRehearsal(store, { workspace, user: '' }, { plan, gate: gate.id }, now);
  return rehearsal.ok ? say(gateMessage(rehearsal.view)) : refuseWith(rehearsal);
}

function personMessage({ deps }: SlackContext, analysed: AnalysedPlan, person: Person): Message {
  const { store } = deps.database;
  const { stored, today } = analysed;
  const name = namesOf(store, stored).get(person.id)?.name ?? person.id;
  const roles = [
    ...person.roles,
    ...stored.plan.tracks.filter(({ lead }) => lead === person.id).map((t) => `leads ${t.name}`),
  ];
  const away = person.away.find(({ to }) => to >= today);
  const facts = [...roles, ...(away === undefined ? [] : [`away ${away.from} to ${away.to}`])].join(', ');
  const views = person.slack === null ? [] : itemViewsOf(store, analysed, person.slack);
  const title = facts === '' ? name : `${name} · ${facts}`;
  const empty = `${name} has no open items in this plan.`;
  return itemListMessage({ title, items: views, points: [], empty, checkIn: null });
}
