import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseBlocker } from '../../src/operations/blockers/raise-blocker.ts';
import type { Actor, Deps } from '../../src/operations/deps.ts';
import { castBallot } from '../../src/operations/gates/cast-ballot.ts';
import { openGate } from '../../src/operations/gates/open-gate.ts';
import { importPlan } from '../../src/operations/import-plan.ts';
import { startItem } from '../../src/operations/items/start-item.ts';
import { losePost } from '../../src/operations/sync/lose-channel.ts';
import { postDigestNow } from '../../src/operations/sync/post-now.ts';
import { reportUndelivered } from '../../src/operations/upkeep/report-undelivered.ts';
import { smallPlan } from './small-plan.ts';
import { startWorld, type World } from './world.ts';

const root = join(import.meta.dirname, '../..');
const SECRET = 'Secret of the other team';
const THEIRS = 'T2';
/** The same people have the same ids in both workspaces here, which Slack does not promise to rule out. */
const ours: Actor = { workspace: 'T1', user: 'UANA' };
const theirs: Actor = { workspace: THEIRS, user: 'UANA' };

let world: World;
let sink: Record<string, unknown>;
beforeAll(() => {
  world = startWorld('2026-11-02T09:00:00Z');
  sink = story(world.deps);
});
afterAll(() => world.database.close());

/** Fills the other workspace, and gives an argument that names everything in it under every name. */
function story(deps: Deps): Record<string, unknown> {
  const command = {
    channel: 'C1',
    plan: smallPlan({ name: SECRET }),
    source: null,
    against: null,
    entries: [],
  };
  const plan = done(importPlan(deps, theirs, command));
  const ref = { planId: plan.planId };
  done(startItem(deps, theirs, { plan: ref, item: 'TASK-1' }));
  const { blockerId } = done(
    raiseBlocker(deps, theirs, {
      plan: ref,
      item: 'TASK-1',
      needed: SECRET,
      neededFrom: 'bo',
      critical: true,
      workaround: null,
      link: null,
    }),
  );
  const { digestId } = done(postDigestNow(deps, theirs, ref));
  const { reviewId } = done(openGate(deps, theirs, { plan: ref, gate: 'GATE-1' }));
  const vote = { choice: 'green' } as const;
  done(castBallot(deps, theirs, { review: { reviewId }, vote, standing: 'member' }));
  const things = { ...ref, blockerId, digestId, reviewId, channel: 'C1', item: 'TASK-1', gate: 'GATE-1' };
  return {
    ...things,
    plan: ref,
    review: { reviewId },
    blocker: { blockerId },
    ref: things,
    user: 'UBO',
    person: 'bo',
    seat: 'ana',
    delegate: 'fay',
    text: 'theirs',
    reason: 'theirs',
    confirmation: SECRET,
    role: 'owner',
    scope: 'plan',
    level: 'plan',
    vote,
    standing: 'member',
    admin: true,
    present: [],
    added: true,
    name: 'white_check_mark',
    messageTs: '1.1',
    criterion: 'C1',
    given: { state: 'met', note: 'x' },
    outcome: 'green',
    choice: 'stop',
    until: null,
    due: '2026-11-09',
    owner: 'bo',
    point: 'CP-1',
    at: '10:00',
  };
}

function done<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
}

/** Every row of the other workspace, by table. */
function everything(): Record<string, unknown[]> {
  return Object.fromEntries(
    tables().map((table) => [
      table,
      world.database.driver
        .prepare(`select * from "${table}" where workspace = ? order by rowid`)
        .all(THEIRS),
    ]),
  );
}

function tables(): string[] {
  const rows = world.database.driver
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name !== '__drizzle_migrations');
}

interface Operation {
  path: string;
  name: string;
  /** Whether it takes the whole of what operations need, or the database alone. */
  takes: 'Deps' | 'Store';
  /** Whether it acts for somebody, or is told the workspace alone. */
  in: 'Actor' | 'string';
}

/** Every exported function of operations that acts for somebody or in a workspace, read from the files. */
const operations: Operation[] = globSync('src/operations/**/*.ts', { cwd: root }).flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*(?:\w+|\{[^}]*\}): (Deps|Store),\s*(?:(?:\w+|\{[^}]*\}): (Actor)\b|workspace: string)/g,
  );
  return [...found].map(([, name = '', takes, actor]) => ({
    path,
    name,
    takes: takes === 'Deps' ? 'Deps' : 'Store',
    in: actor === 'Actor' ? 'Actor' : 'string',
  }));
});

describe('workspaces are kept apart', () => {
  it('every row carries its workspace', () => {
    expect(tables().length).toBeGreaterThan(20);
    for (const table of tables()) {
      const columns = world.database.driver.pragma(`table_info("${table}")`) as { name: string }[];
      expect([table, columns.map(({ name }) => name)]).toEqual([
        table,
        expect.arrayContaining(['workspace']),
      ]);
    }
  });

  it('finds the operations', () => {
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.map(({ name }) => name)).toEqual(expect.arrayContaining(['castBallot', 'startItem']));
    const told = operations.filter((one) => one.in === 'string').map(({ name }) => name);
    expect(told).toEqual(expect.arrayContaining(['loadReviewView', 'loseChannel', 'reconcileCheckIns']));
  });

  it.each(operations)(
    '$name neither reads nor writes what is of another',
    async ({ path, name, takes, in: inside }) => {
      const module = (await import(join(root, path))) as Record<string, (...args: unknown[]) => unknown>;
      const run = module[name];
      if (run === undefined) throw new Error(`${path} does not export ${name}`);
      const first = takes === 'Deps' ? world.deps : world.database.store;
      const second = inside === 'Actor' ? ours : ours.workspace;
      const before = everything();
      const answers: unknown[] = [];
      for (const third of [sink, sink.planId, sink.reviewId, sink.channel, ours.user])
        try {
          answers.push(await run(first, second, third, sink, sink));
        } catch (error) {
          // An argument of the wrong kind; what it was about to touch is looked at below all the same.
          answers.push(error);
        }
      expect(everything()).toEqual(before);
      expect(
        answers.filter((answer) => (answer as { ok?: unknown } | null)?.ok === true && tells(answer)),
      ).toEqual([]);
      expect(JSON.stringify(answers)).not.toContain(SECRET);
    },
  );

  it('a post of one that names a plan of another is no concern of that plan', () => {
    const before = everything();
    const post = { key: 'digest:x', workspace: ours.workspace, planId: String(sink.planId), channel: 'C1' };
    expect(losePost(world.deps, post, 'is_archived')).toBe(false);
    reportUndelivered(world.deps, { ...post, status: 'dead', error: 'is_archived' });
    expect(everything()).toEqual(before);
    const queued = world.database.driver.prepare(
      "select count(*) as n from outbox where key like 'undelivered:%'",
    );
    expect(queued.get()).toEqual({ n: 0 });
  });

  it('the same work in one leaves the other as it is', () => {
    const before = everything();
    const channel = 'C1';
    const command = { channel, plan: smallPlan(), source: null, against: null, entries: [] };
    done(importPlan(world.deps, ours, command));
    done(startItem(world.deps, ours, { plan: { channel }, item: 'TASK-1' }));
    done(postDigestNow(world.deps, ours, { channel }));
    done(openGate(world.deps, ours, { plan: { channel }, gate: 'GATE-1' }));
    expect(everything()).toEqual(before);
  });
});

/** Whether an answer holds any of the other workspace's ids. */
function tells(answer: unknown): boolean {
  const text = JSON.stringify(answer);
  return [sink.planId, sink.reviewId, sink.blockerId, sink.digestId].some((id) => text.includes(String(id)));
}
