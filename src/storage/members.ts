import { and, eq, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { member } from './schema/index.ts';

export type Member = typeof member.$inferSelect;

const memberOf = prepared((store) =>
  store
    .select()
    .from(member)
    .where(and(eq(member.workspace, sql.placeholder('workspace')), eq(member.user, sql.placeholder('user'))))
    .prepare(),
);

/** What is known of somebody; null where Slack was never asked. */
export function loadMember(store: Store, workspace: string, user: string): Member | null {
  return memberOf(store).get({ workspace, user }) ?? null;
}

export function saveMember(store: Store, row: Member): void {
  const { workspace: _workspace, user: _user, ...set } = row;
  names(store).delete(row.workspace);
  store
    .insert(member)
    .values(row)
    .onConflictDoUpdate({ target: [member.workspace, member.user], set })
    .run();
}

/** By workspace; members are written by the app's own process, one at a time and never taken back. */
const names = prepared((_store) => new Map<string, ReadonlyMap<string, string>>());

/** Names of everybody known in a workspace, by Slack user id; the same map until somebody's entry changes. */
export function loadMemberNames(store: Store, workspace: string): ReadonlyMap<string, string> {
  const known = names(store);
  const kept = known.get(workspace);
  if (kept !== undefined) return kept;
  const rows = store.select().from(member).where(eq(member.workspace, workspace)).all();
  const read = new Map(rows.map((row) => [row.user, row.name]));
  known.set(workspace, read);
  return read;
}

const deactivatedIn = prepared((store) =>
  store
    .select({ user: member.user })
    .from(member)
    .where(and(eq(member.workspace, sql.placeholder('workspace')), eq(member.standing, 'deactivated')))
    .prepare(),
);

/** Slack user ids of a workspace whose accounts are deactivated. */
export function loadDeactivated(store: Store, workspace: string): Set<string> {
  const rows = deactivatedIn(store).all({ workspace });
  return new Set(rows.map(({ user }) => user));
}
