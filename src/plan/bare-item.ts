import type { Item, ItemKind } from './plan.ts';

/** An item with nothing but its id, kind and name. */
export const bareItem = (id: string, kind: ItemKind, name: string): Item => ({
  id,
  kind,
  parent: null,
  name,
  phase: null,
  track: null,
  owner: null,
  priority: null,
  duration: null,
  notBefore: null,
  due: null,
  dependencies: [],
  parallel: true,
  deliverable: null,
  success: [],
  subtasks: [],
  actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null },
});
