import type { Role } from '../../plan/may.ts';
import { deleteRole, type StoredPlan, saveRole } from '../../storage/plans.ts';
import { forbids, roleOf } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';

/** Slack user ids of a plan's owners. */
export function ownersOf({ roles }: Pick<StoredPlan, 'roles'>): string[] {
  return [...roles].flatMap(([user, role]) => (role === 'owner' ? [user] : []));
}

export interface GrantRole {
  plan: PlanRef;
  /** Slack user id. */
  user: string;
  /** `member` takes any other role away. */
  role: Role;
}

/** Gives somebody a role of a plan; its last owner cannot give theirs away. */
export function grantRole(deps: Deps, actor: Actor, command: GrantRole): Result<{ before: Role }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, command.plan);
    if (!found.ok) return found;
    const { stored } = found;
    const forbidden = forbids(stored, actor, 'grant roles');
    if (forbidden) return forbidden;
    const before = roleOf(stored, { ...actor, user: command.user });
    if (before === command.role) return refuse({ reason: 'role-unchanged', role: before });
    if (before === 'owner' && ownersOf(stored).length === 1) return refuse({ reason: 'last-owner' });
    storeRole(c, stored, command.user, command.role);
    const data = { user: command.user, from: before, to: command.role };
    c.record(stored.id, { verb: 'role.granted', subject: command.user, level: 'notice', data });
    return { ok: true, before };
  });
}

function storeRole(c: Change, { id, workspace }: StoredPlan, user: string, role: Role): void {
  if (role === 'member') deleteRole(c.store, id, user);
  else saveRole(c.store, { workspace, planId: id, user, role });
}
