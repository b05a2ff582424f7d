import type { Clock } from '../../src/clock.ts';
import type { Ids } from '../../src/ids.ts';
import type { Actor, Deps } from '../../src/operations/deps.ts';
import { importPlan } from '../../src/operations/import-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { loadLog } from '../../src/storage/log.ts';
import { outbox } from '../../src/storage/schema/index.ts';

export interface SettableClock extends Clock {
  /** Sets the time: milliseconds since the epoch, or an ISO text with its offset. */
  set(time: number | string): void;
  /** Lets time pass, in minutes. */
  pass(minutes: number): void;
}

/** A small world to run operations in: the real migrations, a clock that is set, ids that count. */
export interface World {
  deps: Deps;
  database: Database;
  clock: SettableClock;
  /** An actor of the workspace; `T2` for one of another. */
  actor(user: string, workspace?: string): Actor;
  /** Imports a plan into the channel and returns its id; its importer `UANA` is its owner. */
  imported(plan: Plan, channel?: string): string;
  /** What was queued, oldest first; `view` is parsed. */
  queued(): Queued[];
  /** The verbs of a plan's log, oldest first. */
  verbs(planId: string): string[];
  /** How often somebody was told that something is queued. */
  woken(): number;
}

export interface Queued {
  key: string;
  kind: 'post' | 'refresh' | 'react';
  channel: string;
  target: string | null;
  notBefore: number;
  view: { type: string } & Record<string, unknown>;
}

export const WORKSPACE = 'T1';
export const CHANNEL = 'C1';

export function startWorld(at: number | string, path = ':memory:'): World {
  const clock = settableClock(at);
  const database = openDatabase(path);
  let wakes = 0;
  const deps: Deps = { database, clock, ids: countingIds(), wake: () => (wakes += 1) };
  const actor = (user: string, workspace = WORKSPACE): Actor => ({ workspace, user });
  return {
    deps,
    database,
    clock,
    actor,
    imported(plan, channel = CHANNEL) {
      const command = { channel, plan, source: null, against: null, entries: [] };
      const result = importPlan(deps, actor('UANA'), command);
      if (!result.ok) throw new Error(`not imported: ${result.reason}`);
      return result.planId;
    },
    queued: () =>
      database.store
        .select()
        .from(outbox)
        .orderBy(outbox.id)
        .all()
        .map(({ key, kind, channel, target, notBefore, view }) => {
          return { key, kind, channel, target, notBefore, view: JSON.parse(view) as Queued['view'] };
        }),
    verbs: (planId) => loadLog(database.store, WORKSPACE, planId).map(({ verb }) => verb),
    woken: () => wakes,
  };
}

function settableClock(at: number | string): SettableClock {
  const read = (time: number | string) => (typeof time === 'number' ? time : Date.parse(time));
  let now = read(at);
  return {
    now: () => now,
    set(time) {
      now = read(time);
    },
    pass(minutes) {
      now += minutes * 60_000;
    },
  };
}

function countingIds(): Ids {
  let last = 0;
  return { next: () => `id-${++last}` };
}
