import { and, eq } from 'drizzle-orm';
import type { Store } from './database.ts';
import { member } from './schema/index.ts';

export type Member = typeof member.$inferSelect;

/** What is known of somebody; null where Slack was never asked. */
export function loadMember(store: Store, workspace: string, user: string): Member | null {
  const row = store
    .select()
    .from(member)
    .where(and(eq(member.workspace, workspace), eq(member.user, user)))
    .get();
  return row ?? null;
}

export function saveMember(store: Store, row: Member): void {
  const { workspace: _workspace, user: _user, ...set } = row;
  store
    .insert(member)
    .values(row)
    .onConflictDoUpdate({ target: [member.workspace, member.user], set })
    .run();
}

/** Names of everybody known in a workspace, by Slack user id. */
export function loadMemberNames(store: Store, workspace: string): Map<string, string> {
  const rows = store.select().from(member).where(eq(member.workspace, workspace)).all();
  return new Map(rows.map((row) => [row.user, row.name]));
}
