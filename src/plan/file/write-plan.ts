import { Document, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Plan } from '../plan.ts';
import { editMap } from './edit-document.ts';
import { type DataMap, planData } from './plan-data.ts';
import { readPlan } from './read-plan.ts';
import { same } from './same.ts';
import { arrangeFile, keepPlain, LAYOUT, WRITING } from './yaml-style.ts';

function freshFile(plan: Plan): string {
  const document = new Document(planData(plan), WRITING);
  arrangeFile(document);
  return document.toString(LAYOUT);
}

/** The order of phases and roles is part of the plan, so their keys follow it. */
function orderKeys(map: YAMLMap, order: DataMap): void {
  const keys = [...order.keys()];
  const rank = (key: unknown): number => keys.indexOf(String(isScalar(key) ? key.value : key));
  map.items.sort((a, b) => rank(a.key) - rank(b.key));
  for (const { key, value } of map.items) {
    const inner = order.get(String(isScalar(key) ? key.value : key));
    if (isMap(value) && inner instanceof Map && isMap(value.items[0]?.value)) orderKeys(value, inner);
  }
}

/** The original with its nodes changed where the plan differs from it; null where that does not work out. */
function editedFile(plan: Plan, before: Plan, original: string): string | null {
  const document = parseDocument(original, WRITING);
  const contents = document.contents;
  if (!isMap(contents)) return null;
  keepPlain(document);
  const data = planData(plan);
  editMap(document, contents, planData(before), data);
  const allocation = contents.get('allocation', true);
  const order = data.get('allocation');
  if (isMap(allocation) && order instanceof Map) orderKeys(allocation, order);
  const text = document.toString(LAYOUT);
  const again = readPlan(text);
  return again.ok && same(again.value, plan) ? text : null;
}

/**
 * A plan as a YAML file that reads back as the same plan.
 * @param original the file that the plan came from: its comments, order of keys and notation stay, and
 *   where nothing has changed it is returned as it was; anything but a readable YAML plan is ignored
 */
export function writePlan(plan: Plan, original?: string): string {
  const before = original === undefined ? null : readPlan(original);
  if (original === undefined || !before?.ok) return freshFile(plan);
  if (same(before.value, plan)) return original;
  return editedFile(plan, before.value, original) ?? freshFile(plan);
}
