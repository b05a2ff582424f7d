import { plainDay } from '../../digest/words.ts';
import { type AnalysedPlan, asItStands } from '../../operations/analysed-plan.ts';
import { findItem, ownerOf, personOf } from '../../operations/find.ts';
import { namesOf } from '../../operations/names.ts';
import type { ItemAnalysis } from '../../plan/analysis/analysis.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import { localDate } from '../../plan/local-date.ts';
import type { Item } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { onceUntilWritten } from '../../storage/kept.ts';
import { loadNotes } from '../../storage/notes.ts';
import { type ItemView, itemMessage, type PointRow } from '../blocks/item.ts';
import type { Message } from '../blocks/message.ts';

/** How a button names an item. */
export function itemKey(planId: string, itemId: string): string {
  return `${planId}/${itemId}`;
}

/** The plan and item behind a button's value; null where it was forged or cut. */
export function readItemKey(value: string): { planId: string; item: string } | null {
  const slash = value.indexOf('/');
  return slash < 1 ? null : { planId: value.slice(0, slash), item: value.slice(slash + 1) };
}

/** One item as its message shows it; null where the plan has none of that id. */
function itemView(store: Store, analysed: AnalysedPlan, id: string): ItemView | null {
  const found = findItem(analysed.stored.plan, id);
  const line = analysed.analysis.items.find((one) => found.ok && one.id === found.item.id);
  if (!found.ok || line === undefined) return null;
  const { stored } = analysed;
  const names = namesOf(store, stored);
  const key = { workspace: stored.workspace, planId: stored.id, item: found.item.id };
  const notes = loadNotes(store, key, 3).map(({ by, at, text }) => {
    const day = plainDay(localDate(at, stored.plan.timezone), analysed.today);
    return { by: names.get(by)?.name ?? 'somebody', day, text };
  });
  return { ...toView(names, analysed, found.item, line), notes };
}

const messages = onceUntilWritten<Message | null>(500);

/** The message of one item; null as above. */
export function itemMessageOf(store: Store, analysed: AnalysedPlan, id: string): Message | null {
  const { stored, today } = analysed;
  return messages(store, `${asItStands(stored, today)} ${id}`, () => {
    const view = itemView(store, analysed, id);
    return view === null ? null : itemMessage(view);
  });
}

/** Convergence points whose requirements one person has to tick, the items of which are done. */
export function pointRowsOf({ stored, analysis }: AnalysedPlan, user: string): PointRow[] {
  const person = personOf(stored.plan, user)?.id;
  return analysis.convergence.flatMap(({ id, reached, requirementsOpen }) => {
    const point = stored.plan.convergence.find((one) => one.id === id);
    if (point === undefined || reached || requirementsOpen.length === 0) return [];
    if (person === undefined || point.owner !== person) return [];
    return [{ key: itemKey(stored.id, id), id, name: point.name, open: requirementsOpen }];
  });
}

/** The items of one person that are not done, those first that finish first. */
export function itemViewsOf(store: Store, analysed: AnalysedPlan, user: string): ItemView[] {
  const { plan } = analysed.stored;
  const person = personOf(plan, user);
  if (person === null) return [];
  const names = namesOf(store, analysed.stored);
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  return analysed.analysis.items
    .filter((line) => line.owner === person.id && !line.summary && line.status !== 'done')
    .sort((a, b) => (a.finish < b.finish ? -1 : 1))
    .flatMap((line) => {
      const item = byId.get(line.id);
      return item === undefined ? [] : [toView(names, analysed, item, line)];
    });
}

function toView(
  names: ReturnType<typeof namesOf>,
  { stored, today }: AnalysedPlan,
  item: Item,
  line: ItemAnalysis,
): ItemView {
  const { plan, state } = stored;
  const owner = ownerOf(plan, item);
  const done = new Set(state.items.get(item.id)?.subtasksDone ?? []);
  return {
    key: itemKey(stored.id, item.id),
    id: item.id,
    name: item.name,
    kind: item.kind,
    summary: line.summary,
    status: line.status,
    track: plan.tracks.find((track) => track.id === line.track)?.name ?? null,
    phase: plan.phases.find((phase) => phase.id === line.phase)?.name ?? null,
    owner: owner === null ? null : (names.get(owner)?.name ?? owner),
    start: line.start,
    finish: line.finish,
    due: item.due,
    lateDays: line.lateDays,
    floatDays: line.floatDays,
    critical: line.critical,
    progress: line.progress,
    blockers: state.blockers
      .filter((blocker) => blocker.item === item.id && blocker.resolvedOn === null)
      .map(({ id, needed }) => ({ blockerId: id, needed })),
    dependencies: dependenciesOf(plan, item).map((id) => ({
      id,
      open: state.items.get(id)?.finished == null,
    })),
    deliverable: item.deliverable,
    success: item.success.map(({ metric }) => {
      const result = state.results.find((one) => one.item === item.id && one.metric === metric);
      return { metric, met: result?.met ?? null, value: result?.value ?? null };
    }),
    subtasks: item.subtasks.map(({ text }) => ({ text, done: done.has(text) })),
    notes: [],
    today,
  };
}
