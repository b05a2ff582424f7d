import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import SqliteDatabase from 'better-sqlite3';
import { SIGNING_SECRET } from './signed.ts';

/**
 * Run as a process of its own with a port, and a database file where one durable write is to come before the
 * ack of a click: the least that an app on Bolt does.
 */
const [port, path] = process.argv.slice(2);
const app = new App({
  receiver: new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR }),
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0BOT' }),
  logLevel: LogLevel.ERROR,
});
const write = path === undefined ? () => {} : durableWrite(path);

app.command(/^\//, async ({ ack }) => {
  await ack();
});
app.action(/./, async ({ ack, body, action }) => {
  write(body.user.id, JSON.stringify(action));
  await ack();
});
await app.start(Number(port));

function durableWrite(file: string): (user: string, action: string) => void {
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table if not exists click (id integer primary key, user text, action text)');
  const insert = database.prepare('insert into click (user, action) values (?, ?)');
  return (user, action) => void insert.run(user, action);
}
