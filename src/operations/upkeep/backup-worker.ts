import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { backUp } from '../../storage/backup.ts';

const { path, file } = workerData as { path: string; file: string };
const driver = new SqliteDatabase(path);
await backUp(driver, file);
driver.close();
parentPort?.postMessage(file);
