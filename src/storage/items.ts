import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Item, Plan } from '../plan/plan.ts';
import type { ItemState, PlanState, SuccessResult } from '../plan/state.ts';
import type { Store } from './database.ts';
import { forgetPlan } from './plan-cache.ts';
import { columnsOf, preparedBare } from './prepared.ts';
import { item, requirementTick, successResult } from './schema/index.ts';
import { storedTexts } from './stored-plan.ts';

type ItemRow = typeof item.$inferSelect;

/** Whose rows are meant; every row carries both. */
export interface PlanKey {
  workspace: string;
  planId: string;
}

export function toItemState(row: ItemRow): ItemState {
  return {
    started: row.started,
    finished: row.finished,
    progress: row.progress,
    remaining: row.remaining,
    subtasksDone: storedTexts.parse(JSON.parse(row.subtasksDone)),
  };
}

/** An item without its actuals, as JSON. */
function toDefinition(it: Item): string {
  return JSON.stringify({ ...it, actuals: undefined });
}

function toColumns(state: ItemState) {
  return {
    started: state.started,
    finished: state.finished,
    progress: state.progress,
    remaining: state.remaining,
    subtasksDone: JSON.stringify(state.subtasksDone),
  };
}

const untouched: ItemState = {
  started: null,
  finished: null,
  progress: null,
  remaining: null,
  subtasksDone: [],
};

const NOT_ARCHIVED = 0;

const upsert = preparedBare((store) => {
  const { planId: _planId, workspace: _workspace, id: _id, ...changed } = getTableColumns(item);
  const set = Object.fromEntries(
    Object.entries(changed).map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]),
  );
  return store
    .insert(item)
    .values(columnsOf(item))
    .onConflictDoUpdate({ target: [item.planId, item.id], set });
});

/** Stores all items of a plan with their states; items that it no longer names are archived, not deleted. */
export function saveItems(store: Store, key: PlanKey, plan: Plan, state: PlanState): void {
  forgetPlan(store, key.planId);
  archiveOthers(store, key, plan);
  const save = upsert(store);
  for (const [position, it] of plan.items.entries()) {
    const known = toColumns(state.items.get(it.id) ?? untouched);
    save.run(
      key.workspace,
      key.planId,
      it.id,
      position,
      toDefinition(it),
      NOT_ARCHIVED,
      known.started,
      known.finished,
      known.progress,
      known.remaining,
      known.subtasksDone,
    );
  }
}

function archiveOthers(store: Store, key: PlanKey, plan: Plan): void {
  const kept = new Set(plan.items.map((it) => it.id));
  const gone = store
    .select({ id: item.id })
    .from(item)
    .where(eq(item.planId, key.planId))
    .all()
    .filter((row) => !kept.has(row.id));
  for (const { id } of gone)
    store
      .update(item)
      .set({ archived: true })
      .where(and(eq(item.planId, key.planId), eq(item.id, id)))
      .run();
}

/** Stores what is known of one item. */
export function saveItemState(store: Store, planId: string, itemId: string, state: ItemState): void {
  forgetPlan(store, planId);
  store
    .update(item)
    .set(toColumns(state))
    .where(and(eq(item.planId, planId), eq(item.id, itemId)))
    .run();
}

/** Stores a changed definition of one item (its owner or estimate). */
export function saveItemDefinition(store: Store, planId: string, it: Item): void {
  forgetPlan(store, planId);
  store
    .update(item)
    .set({ definition: toDefinition(it) })
    .where(and(eq(item.planId, planId), eq(item.id, it.id)))
    .run();
}

/** Adds an item at the end of the plan. */
export function insertItem(store: Store, key: PlanKey, it: Item, position: number): void {
  forgetPlan(store, key.planId);
  store
    .insert(item)
    .values({
      ...key,
      id: it.id,
      position,
      definition: toDefinition(it),
      archived: false,
      ...toColumns(untouched),
    })
    .run();
}

export function saveRequirementTick(
  store: Store,
  row: PlanKey & { point: string; requirement: string; tickedBy: string; tickedAt: number },
): void {
  forgetPlan(store, row.planId);
  store.insert(requirementTick).values(row).onConflictDoNothing().run();
}

export function deleteRequirementTick(
  store: Store,
  planId: string,
  point: string,
  requirement: string,
): void {
  forgetPlan(store, planId);
  store
    .delete(requirementTick)
    .where(
      and(
        eq(requirementTick.planId, planId),
        eq(requirementTick.point, point),
        eq(requirementTick.requirement, requirement),
      ),
    )
    .run();
}

export function saveResult(
  store: Store,
  row: PlanKey & SuccessResult & { recordedBy: string; recordedAt: number },
): void {
  forgetPlan(store, row.planId);
  store
    .insert(successResult)
    .values(row)
    .onConflictDoUpdate({
      target: [successResult.planId, successResult.item, successResult.metric],
      set: {
        met: row.met,
        value: row.value,
        link: row.link,
        recordedBy: row.recordedBy,
        recordedAt: row.recordedAt,
      },
    })
    .run();
}
