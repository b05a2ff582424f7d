import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import type { Deps } from '../../src/operations/deps.ts';
import { importPlan } from '../../src/operations/import-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { Benchmark } from '../figure.ts';
import { WORKSPACE } from '../http/bodies.ts';
import { generatedPlan } from '../plan/generated-plan.ts';
import { timed } from '../plan/timed.ts';
import { race } from '../race.ts';
import { inFolder } from './folder.ts';
import { inserting, newestRow } from './rows.ts';

const SIZE = 10_000;

/** Imports plans into one channel after another; gives their ids. */
export function importing(deps: Deps): (plan: Plan) => string {
  let channels = 0;
  const actor = { workspace: WORKSPACE, user: 'U0LEAD' };
  return (plan) => {
    const command = { channel: `C${++channels}`, plan, source: null, against: null, entries: [] };
    const imported = importPlan(deps, actor, command);
    if (!imported.ok) throw new Error(`the plan is refused: ${imported.reason}`);
    return imported.planId;
  };
}

/** The same rows by the bare driver, each item made into JSON on the way; it computes nothing. */
function bare(database: Database, { items }: Plan): () => unknown {
  const { driver } = database;
  const once = ['plan', 'plan_role', 'log_entry', 'outbox', 'snapshot'].map((table) => {
    const row = newestRow(database, table, ['seq', ...(table === 'plan' ? [] : ['id'])]);
    return { table, row, insert: inserting(database, table, row) };
  });
  const item = newestRow(database, 'item');
  const insertItem = inserting(database, 'item', item);
  let plans = 0;
  const write = driver.transaction(() => {
    const id = `bare-${++plans}`;
    for (const { table, row, insert } of once) {
      if (table === 'plan') insert.run({ ...row, id, channel: id });
      else insert.run({ ...row, plan_id: id, ...(table === 'outbox' ? { key: id } : {}) });
    }
    for (const [position, { actuals: _actuals, ...definition }] of items.entries())
      insertItem.run({
        ...item,
        plan_id: id,
        id: definition.id,
        position,
        definition: JSON.stringify(definition),
      });
  });
  return () => write.immediate();
}

export const storePlan: Benchmark = {
  name: 'store-plan',
  about:
    'Importing a plan of 10,000 items that was read already (its baseline is computed and stored with it) against a transaction of the bare driver that writes the same rows, with the same pragmas, each on a file of its own.',
  run: () =>
    inFolder(async (folder) => {
      const plan = generatedPlan(SIZE);
      const open = (name: string) => {
        const database = openDatabase(join(folder, name));
        const deps: Deps = { database, clock: systemClock, ids: randomIds, wake: () => {} };
        const store = importing(deps);
        return { database, store: () => store(plan) };
      };
      const [operation, floor] = [open('ours.db'), open('bare.db')];
      floor.store();
      const times = await race([
        { name: 'ours', run: operation.store },
        { name: 'bare', run: bare(floor.database, plan) },
      ]);
      for (const { database } of [operation, floor]) database.close();
      return [
        {
          name: 'storing a plan of 10,000 items',
          unit: 'ms',
          value: timed(times, 'ours'),
          floor: { name: 'bare driver', value: timed(times, 'bare') },
          goal: { of: 'ratio', is: 'at most', bound: 1.5 },
        },
      ];
    }),
};
