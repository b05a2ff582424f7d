import type { Statement } from 'better-sqlite3';
import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Store } from './database.ts';

/** A statement that is built and prepared once for each open database, for what runs often. */
export function prepared<T>(build: (store: Store) => T): (store: Store) => T {
  const known = new WeakMap<Store, T>();
  return (store) => {
    const statement = known.get(store) ?? build(store);
    known.set(store, statement);
    return statement;
  };
}

/**
 * The same on the bare driver, for rows by the thousand, each of which the query builder would work out anew. Values are
 * given in the order of the table's columns and as SQLite has them.
 */
export function preparedBare(
  build: (store: Store) => { toSQL(): { sql: string } },
): (store: Store) => Statement {
  return prepared((store) => store.$client.prepare(build(store).toSQL().sql));
}

/**
 * Inserts rows of a table on the bare driver, the values as the table says; columns that are left out stay empty.
 * `once` leaves a row that is there already as it is.
 */
export function preparedInsert<T extends SQLiteTable>(
  table: T,
  { leftOut = [], once = false }: { leftOut?: readonly string[]; once?: boolean } = {},
): (store: Store, row: T['$inferInsert']) => void {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !leftOut.includes(name));
  const statement = preparedBare((store) => {
    const insert = store.insert(table).values(columnsOf(table, leftOut));
    return once ? insert.onConflictDoNothing() : insert;
  });
  return (store, row: Record<string, unknown>) => {
    const values = columns.map(([name, column]) => {
      const value = row[name];
      return value == null ? null : column.mapToDriverValue(value);
    });
    statement(store).run(values);
  };
}

/** A placeholder of its own name for every column of a table but those left out, for a prepared insert. */
export function columnsOf<T extends SQLiteTable>(
  table: T,
  leftOut: readonly string[] = [],
): T['$inferInsert'] {
  const names = Object.keys(getTableColumns(table)).filter((name) => !leftOut.includes(name));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as T['$inferInsert'];
}

/** Reads a stored JSON text, which is mostly the one that was read before, once. */
export function readOnce<T>(read: (text: string) => T, most = 100): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
