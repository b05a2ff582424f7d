import type { IsoDate, Item } from '../plan.ts';
import type { ItemAnalysis } from './analysis.ts';
import { SLOTS_PER_DAY } from './estimate.ts';
import type { Facts } from './facts.ts';
import type { Model } from './model.ts';
import { type Backward, type Forward, floatOf } from './schedule.ts';
import { addLeaf, addTally, emptyTally, progressOf, statusOf, type Tally } from './tally.ts';

const dayOfSlot = (slot: number): number => Math.floor(slot / SLOTS_PER_DAY);

/** The day that holds the slot before `slot`. */
const lastDate = (model: Model, slot: number): IsoDate => model.calendar.dateAt(dayOfSlot(slot - 1));

const progressOfLeaf = (facts: Facts, remaining: number, estimate: number): number => {
  if (facts.status === 'done') return 1;
  if (facts.progress !== null) return Math.min(1, Math.max(0, facts.progress));
  if (facts.checks > 0) return facts.checked / facts.checks;
  if (facts.status === 'not started' || estimate === 0) return 0;
  return Math.max(0, 1 - remaining / estimate);
};

const lateDays = (model: Model, due: IsoDate | null, finish: IsoDate): number =>
  due === null ? 0 : Math.max(0, model.calendar.workdaysBetween(due, finish));

interface Dates {
  start: IsoDate;
  finish: IsoDate;
  latestStart: IsoDate;
  latestFinish: IsoDate;
}

/** The recorded dates; a start that nobody recorded is counted back from the finish. */
const doneDates = (model: Model, node: number, facts: Facts, finished: IsoDate): Dates => {
  const after = model.release[node] as number;
  const slots = model.estimate[node] as number;
  const counted = slots === 0 ? finished : model.calendar.dateAt(dayOfSlot(after - slots));
  const start = facts.started ?? (counted < finished ? counted : finished);
  return { start, finish: finished, latestStart: start, latestFinish: finished };
};

const openDates = (
  model: Model,
  node: number,
  facts: Facts,
  ahead: Forward,
  back: Backward,
  float: number,
): Dates => {
  const { calendar } = model;
  const finish = lastDate(model, ahead.reach[node] as number);
  if (model.length[node] === 0) {
    const latest = lastDate(model, (ahead.reach[node] as number) + float);
    return { start: finish, finish, latestStart: latest, latestFinish: latest };
  }
  const start = facts.started ?? calendar.dateAt(dayOfSlot(ahead.start[node] as number));
  const latestStart = calendar.dateAt(dayOfSlot(back.latestStart[node] as number));
  return {
    start,
    finish,
    latestStart: facts.status === 'in progress' ? start : latestStart,
    latestFinish: lastDate(model, back.latestFinish[node] as number),
  };
};

const leafAnalysis = (
  model: Model,
  node: number,
  facts: Facts,
  ahead: Forward,
  back: Backward,
  leastFloat: number,
): ItemAnalysis => {
  const { structure } = model;
  const item = model.plan.items[node] as Item;
  const float = facts.finished === null ? floatOf(node, ahead, back) : 0;
  const dates =
    facts.finished === null
      ? openDates(model, node, facts, ahead, back, float)
      : doneDates(model, node, facts, facts.finished);
  return {
    id: item.id,
    kind: item.kind,
    summary: false,
    status: facts.status,
    start: dates.start,
    finish: dates.finish,
    latestStart: dates.latestStart,
    latestFinish: dates.latestFinish,
    estimateDays: (model.estimate[node] as number) / SLOTS_PER_DAY,
    floatDays: float / SLOTS_PER_DAY,
    critical: float <= leastFloat && facts.finished === null,
    progress: progressOfLeaf(facts, model.length[node] as number, model.estimate[node] as number),
    blocked: facts.blocked,
    lateDays: lateDays(model, item.due, dates.finish),
    phase: structure.phase[node] ?? null,
    track: structure.track[node] ?? null,
    owner: structure.owner[node] ?? null,
  };
};

const summaryAnalysis = (model: Model, node: number, tally: Tally, blocked: boolean): ItemAnalysis => {
  const { structure, date } = model;
  const item = model.plan.items[node] as Item;
  const finish = tally.finish ?? date;
  return {
    id: item.id,
    kind: item.kind,
    summary: true,
    status: statusOf(tally),
    start: tally.start ?? date,
    finish,
    latestStart: tally.latestStart ?? date,
    latestFinish: tally.latestFinish ?? date,
    estimateDays: tally.weight / SLOTS_PER_DAY,
    floatDays: tally.floatDays ?? 0,
    critical: tally.critical,
    progress: progressOf(tally),
    blocked: tally.blocked || blocked,
    lateDays: lateDays(model, item.due, finish),
    phase: structure.phase[node] ?? null,
    track: structure.track[node] ?? null,
    owner: structure.owner[node] ?? null,
  };
};

/**
 * Every item in the order of the file: leaves by their times, summary items by their leaves. `last` is the open node
 * that comes last, whose float is the least.
 */
export const itemAnalyses = (
  model: Model,
  ahead: Forward,
  back: Backward,
  last: number,
  blockedSummaries: ReadonlySet<string>,
): ItemAnalysis[] => {
  const leastFloat = last < 0 ? 0 : floatOf(last, ahead, back);
  const { parent, topDown } = model.structure;
  const analyses: ItemAnalysis[] = new Array(topDown.length);
  /** Of summary items alone: each of them was met through its leaves before its turn comes. */
  const tallies: (Tally | undefined)[] = new Array(topDown.length);
  for (let position = topDown.length - 1; position >= 0; position--) {
    const node = topDown[position] as number;
    const own = tallies[node];
    const analysis = own
      ? summaryAnalysis(model, node, own, blockedSummaries.has(model.plan.items[node]?.id ?? ''))
      : leafAnalysis(model, node, model.facts[node] as Facts, ahead, back, leastFloat);
    analyses[node] = analysis;
    const above = parent[node] as number;
    if (above < 0) continue;
    let tally = tallies[above];
    if (!tally) {
      tally = emptyTally();
      tallies[above] = tally;
    }
    if (own) addTally(tally, own);
    else addLeaf(tally, analysis, model.estimate[node] as number);
  }
  return analyses;
};
