import { may } from '../../plan/may.ts';
import { saveRole } from '../../storage/plans.ts';
import { roleOf } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { ownersOf } from './roles.ts';

export interface TakeOver {
  plan: PlanRef;
  /** Slack says that the actor is an admin or owner of the workspace. */
  admin: boolean;
  /** Owners of whom Slack says that they are still there. */
  present: readonly string[];
}

/** Makes a workspace admin the owner of a plan whose owners are all gone. */
export function takeOverPlan(deps: Deps, actor: Actor, { plan: ref, admin, present }: TakeOver): Result {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const { stored } = found;
    const there = ownersOf(stored).filter((owner) => present.includes(owner));
    const doer = { role: roleOf(stored, actor), person: null, admin };
    if (!may(doer, 'take over', { ownersGone: there.length === 0 }))
      return admin ? refuse({ reason: 'owners-there', owners: there }) : refuse({ reason: 'not-admin' });
    saveRole(c.store, { workspace: actor.workspace, planId: stored.id, user: actor.user, role: 'owner' });
    c.record(stored.id, {
      verb: 'plan.taken over',
      subject: actor.user,
      level: 'warning',
      data: { owners: ownersOf(stored) },
    });
    c.post(stored.id, {
      key: `taken-over:${deps.ids.next()}`,
      channel: stored.channel,
      view: {
        type: 'words',
        text: `${stored.plan.name} has a new owner: a workspace admin took it over, since its owners are gone.`,
      },
    });
    return { ok: true };
  });
}
