import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deps } from '../../src/operations/deps.ts';
import { importPlan } from '../../src/operations/import-plan.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { generatedPlan } from '../plan/generated-plan.ts';

/** Items of each plan. */
const ITEMS = 30;
/** Convergence points of each plan. */
const POINTS = 3;
const WORKSPACES = 1_000;
/** 05:30 UTC on a Monday; the digests are due at 09:30 in Berlin, three hours later. */
const MORNING = Date.parse('2026-02-02T05:30:00Z');
export const DUE = Date.parse('2026-02-02T08:30:00Z');

export interface ManyPlans {
  deps: Deps;
  /** Sets the clock, in milliseconds since the epoch. */
  set(now: number): void;
  /** Makes every plan due again as it was, without its digests. */
  reset(): void;
  end(): void;
}

/** A database file with so many plans of 30 items in 1,000 workspaces, one blocker each, all due at the same minute. */
export function manyPlans(count: number): ManyPlans {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const database = openDatabase(join(folder, 'signalbox.db'));
  let now = MORNING;
  let last = 0;
  const deps: Deps = {
    database,
    clock: { now: () => now },
    ids: { next: () => `id-${++last}` },
    wake: () => undefined,
  };
  const plan = generatedPlan(ITEMS);
  const first = plan.items[0];
  if (first === undefined) throw new Error('the generated plan is empty');
  first.actuals = { ...first.actuals, started: '2026-01-29', blocked: 'Keys are missing' };
  const command = {
    channel: 'C0',
    plan: {
      ...plan,
      convergence: plan.convergence.slice(-POINTS),
      sync: { at: '09:30', days: 'workdays', unchanged: 'short' } as const,
    },
    source: null,
    against: null,
    entries: [],
  };
  const imported = importPlan(deps, { workspace: 'T0', user: 'U0' }, command);
  if (!imported.ok) throw new Error(imported.reason);
  copyPlans(database.driver, imported.planId, count);
  database.driver.exec('delete from outbox; create table due_again as select * from schedule;');
  return {
    deps,
    set: (time) => {
      now = time;
    },
    reset() {
      now = MORNING;
      database.driver.exec(
        "delete from asked; delete from check_in; delete from snapshot where kind = 'digest'; delete from digest; delete from outbox; delete from schedule; insert into schedule select * from due_again;",
      );
    },
    end() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Copies a plan and its rows under further ids, spread over the workspaces. */
function copyPlans(driver: ReturnType<typeof openDatabase>['driver'], source: string, count: number): void {
  driver.exec(
    `create temp table copies as with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count - 1}) select 'plan-' || i as id, 'T' || (i % ${WORKSPACES}) as workspace, 'C' || i as channel from n`,
  );
  for (const table of ['plan', 'item', 'plan_role', 'blocker', 'schedule', 'snapshot']) {
    const columns = (driver.prepare(`pragma table_info(${table})`).all() as { name: string }[]).map(
      ({ name }) => name,
    );
    const kept = table === 'snapshot' ? columns.filter((name) => name !== 'id') : columns;
    const values = kept.map((name) => valueFor(table, name));
    driver
      .prepare(
        `insert into ${table} (${kept.join(', ')}) select ${values.join(', ')} from ${table} s, copies c where s.${table === 'plan' ? 'id' : 'plan_id'} = ?`,
      )
      .run(source);
  }
}

function valueFor(table: string, column: string): string {
  if (column === 'workspace') return 'c.workspace';
  if (column === 'plan_id' || (table === 'plan' && column === 'id')) return 'c.id';
  if (table === 'plan' && column === 'channel') return 'c.channel';
  if (table === 'blocker' && column === 'id') return "s.id || '-' || c.id";
  return `s.${column}`;
}
