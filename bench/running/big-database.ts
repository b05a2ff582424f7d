import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database.ts';
import { seedMorning } from '../morning/seed.ts';

const MEGABYTE = 1_048_576;
/** Plans that are stored to see how much one takes. */
const PROBE = 20;
const EACH = 100;

/** A database of at least so many megabytes, of plans of 100 items each whose next digest is far away. */
export function bigDatabase(folder: string, name: string, megabytes: number): string {
  const size = (plans: number) => statSync(seeded(join(folder, `${plans}-${name}`), plans)).size;
  const bytesEach = (size(PROBE) - size(0)) / PROBE;
  return seeded(join(folder, name), Math.ceil((megabytes * MEGABYTE) / bytesEach));
}

function seeded(path: string, plans: number): string {
  const [date, dueAt] = ['2100-01-04', Date.parse('2100-01-04T09:00:00Z')];
  seedMorning(path, { plans, workspaces: 1, itemsEach: EACH, date, dueAt });
  const database = openDatabase(path);
  // Into the file itself, so that its size is that of all that is stored.
  database.driver.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return path;
}
