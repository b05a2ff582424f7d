import type { Odds } from '../plan/odds/odds.ts';
import { odds, oddsInSteps } from '../plan/odds/simulate.ts';
import type { IsoDate, Plan } from '../plan/plan.ts';
import type { StoredPlan } from '../storage/plans.ts';
import { givenWay } from './given-way.ts';
import { goesWith } from './goes-with.ts';

/** Seed of the odds: the same plan on the same day has the same chances wherever it is asked. */
const SEED = 1;
/** Items up to which the odds are worked out on the spot: of so many the most runs take some milliseconds. */
const FEW = 40;
/** The same where every duration is a single number, so that nothing has to be drawn. */
const MANY = 1_000;

const TRIES = 3;

/** By the plan as it stood, so that what is remembered is never old, and goes with the plan. */
const known = goesWith<StoredPlan, { day: IsoDate; odds: Odds }>();
const coming = goesWith<StoredPlan, { day: IsoDate; odds: Promise<Odds> }>();
/** One at a time: the steps of two would run in one turn of the event loop. */
let last: Promise<unknown> = Promise.resolve();

/** The chances of a plan as it stands on a day; null where they take longer and `comeOdds` has not brought them yet. */
export function oddsOn(stored: StoredPlan, day: IsoDate): Odds | null {
  if (oddsTakeTime(stored, day)) return null;
  const before = known.get(stored);
  if (before?.day === day) return before.odds;
  return keep(stored, day, odds(stored.plan, stored.state, day, { seed: SEED }));
}

/** They are not known yet and would hold up whatever else waits. */
export function oddsTakeTime(stored: StoredPlan, day: IsoDate): boolean {
  return known.get(stored)?.day !== day && hasSlowOdds(stored.plan);
}

/** The odds of the plan are not worked out on the spot. */
export function hasSlowOdds({ items }: Plan): boolean {
  const isDrawn = items.some(({ duration }) => duration !== null && duration.kind !== 'fixed');
  return items.length > (isDrawn ? FEW : MANY);
}

/** Works the odds out in steps that hold nobody up; from then on `oddsOn` has them for this plan as it stands. */
export function comeOdds(stored: StoredPlan, day: IsoDate): Promise<Odds> {
  const ready = oddsOn(stored, day);
  if (ready !== null) return Promise.resolve(ready);
  const begun = coming.get(stored);
  if (begun?.day === day) return begun.odds;
  const promised = last.then(() => inSteps(stored, day));
  last = promised.catch(() => undefined);
  coming.set(stored, { day, odds: promised });
  return promised;
}

/**
 * The same for a plan that may change meanwhile: `load` gives it as it stands, or null where its odds are not needed.
 * Gives up on a plan that changes all the time.
 */
export async function comeOddsOf(load: () => { stored: StoredPlan; day: IsoDate } | null): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = load();
    if (found === null || !oddsTakeTime(found.stored, found.day)) return;
    await comeOdds(found.stored, found.day);
  }
}

async function inSteps(stored: StoredPlan, day: IsoDate): Promise<Odds> {
  const steps = oddsInSteps(stored.plan, stored.state, day, { seed: SEED });
  for (;;) {
    const step = steps.next();
    if (step.done) return keep(stored, day, step.value);
    await givenWay();
  }
}

function keep(stored: StoredPlan, day: IsoDate, value: Odds): Odds {
  known.set(stored, { day, odds: value });
  return value;
}
