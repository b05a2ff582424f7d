import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ItemState, SuccessResult } from '../plan/state.ts';
import type { Store } from './database.ts';
import { forgetPlan } from './plan-cache.ts';
import { prepared } from './prepared.ts';
import { planReset, requirementTick, successResult } from './schema/index.ts';

export type StoredReset = typeof planReset.$inferSelect;
type Tick = Pick<typeof requirementTick.$inferSelect, 'point' | 'requirement' | 'tickedBy' | 'tickedAt'>;
type Result = SuccessResult & { recordedBy: string; recordedAt: number };

/** Everything that a reset takes away. */
export interface BeforeReset {
  phase: string | null;
  items: { id: string; state: ItemState }[];
  ticks: Tick[];
  results: Result[];
  /** Ids of the blockers that it resolved. */
  blockers: string[];
}

const text = z.string();
const maybe = text.nullable();
const share = z.number().nullable();

const shape: z.ZodType<BeforeReset> = z.strictObject({
  phase: maybe,
  items: z.array(
    z.strictObject({
      id: text,
      state: z.strictObject({
        started: maybe,
        finished: maybe,
        progress: share,
        remaining: share,
        subtasksDone: z.array(text),
      }),
    }),
  ),
  ticks: z.array(z.strictObject({ point: text, requirement: text, tickedBy: text, tickedAt: z.number() })),
  results: z.array(
    z.strictObject({
      item: text,
      metric: text,
      met: z.boolean(),
      value: maybe,
      link: maybe,
      recordedBy: text,
      recordedAt: z.number(),
    }),
  ),
  blockers: z.array(text),
});

export function insertReset(
  store: Store,
  row: Omit<StoredReset, 'before' | 'undoneAt'> & { before: BeforeReset },
): void {
  store
    .insert(planReset)
    .values({ ...row, before: JSON.stringify(row.before), undoneAt: null })
    .run();
}

const ofPlan = prepared((store) =>
  store
    .select()
    .from(planReset)
    .where(and(eq(planReset.planId, sql.placeholder('planId')), isNull(planReset.undoneAt)))
    .orderBy(desc(planReset.at))
    .prepare(),
);

/** The resets of a plan that were not undone, the newest first. */
export function loadResets(store: Store, planId: string): StoredReset[] {
  return ofPlan(store).all({ planId });
}

export function readBefore({ before }: StoredReset): BeforeReset {
  return shape.parse(JSON.parse(before));
}

export function markUndone(store: Store, id: string, at: number): void {
  store.update(planReset).set({ undoneAt: at }).where(eq(planReset.id, id)).run();
}

/** Ticked requirements of a plan with who ticked them. */
export function loadTickRows(store: Store, planId: string): Tick[] {
  return store
    .select({
      point: requirementTick.point,
      requirement: requirementTick.requirement,
      tickedBy: requirementTick.tickedBy,
      tickedAt: requirementTick.tickedAt,
    })
    .from(requirementTick)
    .where(eq(requirementTick.planId, planId))
    .all();
}

/** Success results of a plan with who recorded them. */
export function loadResultRows(store: Store, planId: string): Result[] {
  return store
    .select({
      item: successResult.item,
      metric: successResult.metric,
      met: successResult.met,
      value: successResult.value,
      link: successResult.link,
      recordedBy: successResult.recordedBy,
      recordedAt: successResult.recordedAt,
    })
    .from(successResult)
    .where(eq(successResult.planId, planId))
    .all();
}

export function deleteResult(store: Store, planId: string, item: string, metric: string): void {
  forgetPlan(store, planId);
  store
    .delete(successResult)
    .where(
      and(eq(successResult.planId, planId), eq(successResult.item, item), eq(successResult.metric, metric)),
    )
    .run();
}
