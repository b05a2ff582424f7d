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

/** Members that are kept at once. */
const MOST = 10_000;
/** As they stand outside of transactions, so that one that is undone leaves nothing here: every click asks who it is. */
const kept = prepared((_store) => new Map<string, Member>());
const keyOf = ({ workspace, user }: Pick<Member, 'workspace' | 'user'>) => `${workspace} ${user}`;

/** What is known of somebody; null where Slack was never asked. */
export function loadMember(store: Store, workspace: string, user: string): Member | null {
  const read = () => memberOf(store).get({ workspace, user }) ?? null;
  if (store.$client.inTransaction) return read();
  const members = kept(store);
  const key = keyOf({ workspace, user });
  const known = members.get(key) ?? read();
  if (members.size >= MOST) members.clear();
  if (known !== null) members.set(key, known);
  return known;
}

export function saveMember(store: Store, row: Member): void {
  const { workspace: _workspace, user: _user, ...set } = row;
  names(store).delete(row.workspace);
  kept(store).delete(keyOf(row));
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
