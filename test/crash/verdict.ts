import { verifyChains } from '../../src/storage/chains.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { type Ground, PEOPLE } from './ground.ts';
import type { Acknowledged } from './work.ts';

export interface Verdict {
  acknowledged: number;
  /** Acknowledged and not in the database. */
  lost: string[];
  /** Standing more than once in Slack. */
  doubled: string[];
  /** Due and not standing in Slack. */
  missed: string[];
}

type Row = Record<string, string | number | null>;

/** Compares what was acknowledged, what is stored and what stands in Slack. The process must have ended. */
export function judge(ground: Ground, acknowledged: readonly Acknowledged[]): Verdict {
  const database = openDatabase(ground.path);
  try {
    const rows = (text: string) => database.driver.prepare(text).all() as Row[];
    const lost = acknowledged.filter((one) => !isStored(rows, one)).map((one) => JSON.stringify(one));
    const whole = database.driver.pragma('integrity_check', { simple: true });
    if (whole !== 'ok') lost.push(`the database: ${String(whole)}`);
    for (const { planId, verdict } of verifyChains(database.store).chains)
      if (!verdict.ok) lost.push(`the log of ${planId}: ${verdict.why}`);
    const standing = Map.groupBy(keysInSlack(ground), (key) => key);
    const doubled = [...standing].filter(([, all]) => all.length > 1).map(([key]) => key);
    return {
      acknowledged: acknowledged.length,
      lost,
      doubled,
      missed: [...unsaid(rows, new Set(standing.keys())), ...undecided(rows), ...unsynced(rows)],
    };
  } finally {
    database.close();
  }
}

function isStored(rows: (text: string) => Row[], one: Acknowledged): boolean {
  const channel = `C0${one.channel.toUpperCase()}`;
  if (one.what === 'import') return rows(`select 1 from plan where channel = '${channel}'`).length === 1;
  if (one.what === 'digest')
    return (
      rows(
        `select 1 from digest join plan on plan.id = plan_id where channel = '${channel}' and trigger = 'command'
         and digest.created_at between ${one.from} and ${one.to}`,
      ).length > 0
    );
  const [last] = rows(
    `select choice from ballot join review on review.id = review_id join plan on plan.id = review.plan_id
     where channel = '${channel}' and seat = '${one.seat}' and ballot.at <= ${one.to} order by ballot.at desc, ballot.rowid desc`,
  );
  return last?.choice === one.choice;
}

/** The keys of everything that the app posted, in channels, threads and direct messages. */
function keysInSlack({ slack, reviewed, synced, free }: Ground): string[] {
  const places = [
    ...[...reviewed, ...synced, ...free].map((name) => slack.channel(name)),
    ...PEOPLE.map((who) => slack.as(who).dm()),
  ];
  const all = places.flatMap((place) =>
    place
      .messages()
      .flatMap((message) => [message, ...(message.replyCount > 0 ? place.thread(message) : [])]),
  );
  return all.flatMap(({ metadata }) => {
    const key = (metadata?.event_payload as { key?: unknown } | undefined)?.key;
    return typeof key === 'string' ? [key] : [];
  });
}

/** Posts that are due and do not stand in Slack. Direct messages, whose history the app may not read, may stay uncertain. */
function unsaid(rows: (text: string) => Row[], standing: ReadonlySet<string>): string[] {
  const due = `kind = 'post' and not (status = 'pending' and not_before > ${Date.now()})`;
  return rows(`select key, channel, status, slack_ts, error from outbox where ${due}`)
    .filter(({ channel, status }) => String(channel).startsWith('C') || status !== 'uncertain')
    .filter(({ key, status, slack_ts }) => {
      const shown = status === 'sent' && slack_ts === null;
      return !shown && !standing.has(String(key));
    })
    .map(({ key, status, error }) => `${key} (${status}, ${error})`);
}

/** Closed reviews without a decision to post. */
function undecided(rows: (text: string) => Row[]): string[] {
  return rows(
    `select id from review where status = 'closed'
     and not exists (select 1 from outbox where key = 'decision:' || review.id)`,
  ).map(({ id }) => `decision of ${id}`);
}

/** Due times that have passed without a digest. */
function unsynced(rows: (text: string) => Row[]): string[] {
  const passed = Date.now() - 90_000;
  return rows(`select plan_id, next_due_at from schedule where next_due_at < ${passed}`).map(
    ({ plan_id }) => `digest of ${plan_id}`,
  );
}
