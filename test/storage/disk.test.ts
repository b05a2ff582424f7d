import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { watchDisk } from '../../src/storage/disk.ts';

it('believes a full disk for ten seconds, though a small write would go through, and then tries one', () => {
  let now = 0;
  const driver = new SqliteDatabase(':memory:');
  const disk = watchDisk(driver, () => now);
  const told: (string | null)[] = [];
  const at = (ms: number) => {
    now = ms;
    told.push(disk.problem());
  };
  at(0);
  disk.failed({ code: 'SQLITE_FULL' });
  at(9_999);
  at(10_000);
  disk.failed({ code: 'SQLITE_BUSY' });
  at(10_001);
  disk.failed({ code: 'SQLITE_IOERR_WRITE' });
  driver.pragma('query_only = ON');
  at(30_000);
  driver.pragma('query_only = OFF');
  at(30_001);
  driver.close();
  const full = 'the database takes nothing (SQLITE_FULL)';
  const broken = 'the database takes nothing (SQLITE_IOERR_WRITE)';
  expect(told).toEqual([null, full, null, null, broken, null]);
});
