import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from '../../storage/database.ts';
import { loadNewestAt } from '../../storage/log.ts';
import { inWorker } from '../in-worker.ts';
import { bad, type Examined, good } from './examined.ts';

const MEGABYTE = 1_024 * 1_024;
/** Free bytes below which a disk is worth a look, and below which writes may fail soon. */
const LITTLE = 500 * MEGABYTE;
const NEXT_TO_NOTHING = 50 * MEGABYTE;
/** Milliseconds by which the log may lie ahead of the clock. */
const TOLERATED = 60_000;

/** The machine's part: its database, disk and clock. */
export async function examineMachine(database: Database, now: number): Promise<Examined[]> {
  return [await databaseState(database), diskState(database.driver.name), clockState(database, now)];
}

async function databaseState({ driver, problem }: Database): Promise<Examined> {
  const what = 'Database';
  const kept = problem();
  if (kept !== null)
    return bad(
      what,
      'broken',
      `Nothing can be stored: ${kept}.`,
      'Make room on its disk, or stop the app, put the file back and start the app again.',
    );
  const check = await wholeness(driver);
  if (check !== 'ok')
    return bad(
      what,
      'broken',
      `It is damaged: ${check}`,
      'Stop the app and restore the newest backup: signalbox restore.',
    );
  if (driver.pragma('synchronous', { simple: true }) !== 2)
    return bad(
      what,
      'warning',
      'Its writes are not synchronous.',
      'Start the app anew; if that stays so, report it.',
    );
  const pages = Number(driver.pragma('page_count', { simple: true }));
  const size = Math.ceil((pages * Number(driver.pragma('page_size', { simple: true }))) / MEGABYTE);
  return good(what, `Whole, ${size} MB.`);
}

/** What SQLite says of the whole file: `ok`, or what is wrong. Beside the event loop, as that reads all of it. */
async function wholeness(driver: Database['driver']): Promise<string> {
  if (driver.memory) return String(driver.pragma('quick_check(1)', { simple: true }));
  const checking = inWorker<string>('src/operations/doctor/check-worker.ts', driver.name);
  return checking.catch((error: unknown) => String(error));
}

function diskState(path: string): Examined {
  const what = 'Disk';
  if (path === ':memory:' || path === '') return good(what, 'Nothing is kept on disk.');
  const { bavail, bsize } = statfsSync(dirname(resolve(path)));
  return judgeDisk(bavail * bsize);
}

/** The verdict on free bytes. */
export function judgeDisk(free: number): Examined {
  const what = 'Disk';
  const left = `${Math.floor(free / MEGABYTE)} MB are free.`;
  if (free < NEXT_TO_NOTHING) return bad(what, 'broken', left, 'Make room now: soon nothing can be stored.');
  if (free < LITTLE) return bad(what, 'warning', left, 'Make room on the disk of the database.');
  return good(what, left);
}

function clockState({ store }: Database, now: number): Examined {
  const newest = loadNewestAt(store);
  return judgeClock(now, newest);
}

/** The verdict on the clock, from the newest entry of the log; both in milliseconds since the epoch. */
export function judgeClock(now: number, newest: number | null): Examined {
  const what = 'Clock';
  const time = `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (newest !== null && newest > now + TOLERATED)
    return bad(
      what,
      'broken',
      `It says ${time}, earlier than the log's newest entry.`,
      'Set the machine by a time server (NTP).',
    );
  return good(what, `It says ${time}.`);
}
