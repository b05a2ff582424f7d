import type { Statement } from 'better-sqlite3';
import type { Database } from '../../src/storage/database.ts';

export type Row = Record<string, string | number | null>;

/** The newest row of a table, as SQLite has it; automatic keys are left out where `without` names them. */
export function newestRow({ driver }: Database, table: string, without: readonly string[] = []): Row {
  const row = driver.prepare(`select * from "${table}" order by rowid desc limit 1`).get() as Row | undefined;
  if (row === undefined) throw new Error(`${table} is empty`);
  return Object.fromEntries(Object.entries(row).filter(([column]) => !without.includes(column)));
}

/** A prepared insert of rows that look like this one. */
export function inserting({ driver }: Database, table: string, row: Row): Statement<[Row]> {
  const columns = Object.keys(row);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map((column) => `@${column}`).join(', ');
  return driver.prepare(`insert into "${table}" (${names}) values (${values})`);
}
