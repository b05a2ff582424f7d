import type { IsoDate } from './plan.ts';

/** What is known of one item today; the facts win over the actuals of the file. */
export interface ItemState {
  started: IsoDate | null;
  finished: IsoDate | null;
  progress: number | null;
  remaining: number | null;
  /** Texts of the checklist lines that are done. */
  subtasksDone: readonly string[];
}

export interface Blocker {
  id: string;
  item: string;
  /** Person id of the plan, or a Slack user id where the plan does not name the person. */
  raisedBy: string;
  raisedOn: IsoDate;
  /** What is needed. */
  needed: string;
  /** From whom it is needed: a person's id or free text. */
  neededFrom: string | null;
  critical: boolean;
  workaround: string | null;
  unresolvable: boolean;
  claimedBy: string | null;
  /** null while the blocker is open. */
  resolvedOn: IsoDate | null;
}

export interface SuccessResult {
  item: string;
  /** The text of the success metric. */
  metric: string;
  met: boolean;
  value: string | null;
  link: string | null;
}

/** Everything that has happened to a plan, as far as its analysis needs to know. */
export interface PlanState {
  /** Current phase; null where the plan has no phases or is complete. */
  phase: string | null;
  /** By item id; an item that is missing is untouched. */
  items: ReadonlyMap<string, ItemState>;
  blockers: readonly Blocker[];
  /** By convergence point id: the requirement texts that are ticked. */
  requirementsTicked: ReadonlyMap<string, ReadonlySet<string>>;
  results: readonly SuccessResult[];
}
