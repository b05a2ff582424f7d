import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

const driver = new SqliteDatabase(workerData as string, { readonly: true });
const told = String(driver.pragma('quick_check(1)', { simple: true }));
driver.close();
parentPort?.postMessage(told);
