import type { Actor, Deps } from '../deps.ts';
import { dayOf } from '../find.ts';
import { postKeys } from '../posts.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { type BlockerRef, saveBlocker, withBlocker } from './change-blocker.ts';

/** Resolves a blocker with a note, and tells the people it held up in its thread. */
export function resolveBlocker(
  deps: Deps,
  actor: Actor,
  ref: BlockerRef,
  note: string,
): Result<{ item: string }> {
  return withBlocker(deps, actor, ref, (c, found) => {
    if (found.blocker.resolvedAt !== null) return refuse({ reason: 'already-resolved' });
    const refused = note === '' ? null : refusesText('the note', note, 1_000);
    if (refused) return refused;
    const { stored, blocker } = found;
    saveBlocker(
      c,
      found,
      {
        resolvedAt: c.now,
        resolvedOn: dayOf(stored, c.now),
        resolvedBy: actor.user,
        resolution: note === '' ? null : note,
        escalateAt: null,
      },
      { verb: 'blocker.resolved', level: 'notice' },
    );
    c.post(stored.id, {
      key: `blocker-resolved:${blocker.id}:${c.now}`,
      channel: stored.channel,
      thread: postKeys.blocker(blocker.id),
      view: { type: 'blocker resolved', blockerId: blocker.id },
    });
    return { ok: true, item: blocker.item };
  });
}

/** Opens a resolved blocker again; its age counts from when it was first raised. */
export function reopenBlocker(deps: Deps, actor: Actor, blockerId: string): Result {
  return withBlocker(deps, actor, { blockerId }, (c, found) => {
    if (found.blocker.resolvedAt === null) return refuse({ reason: 'not-resolved' });
    const open = { resolvedAt: null, resolvedOn: null, resolvedBy: null, resolution: null, escalateAt: 0 };
    saveBlocker(c, found, open, { verb: 'blocker.reopened', level: 'notice' });
    return { ok: true };
  });
}

/** Says what is known of a blocker: critical or not, its workaround, or that nothing will resolve it. */
export function markBlocker(
  deps: Deps,
  actor: Actor,
  ref: BlockerRef,
  marks: { critical?: boolean; workaround?: string | null; unresolvable?: boolean },
): Result<{ item: string }> {
  return withBlocker(deps, actor, ref, (c, found) => {
    if (found.blocker.resolvedAt !== null) return refuse({ reason: 'already-resolved' });
    const refused = marks.workaround == null ? null : refusesText('the workaround', marks.workaround, 1_000);
    if (refused) return refused;
    saveBlocker(
      c,
      found,
      { ...marks, escalateAt: 0 },
      { verb: 'blocker.marked', level: 'notice', data: marks },
    );
    return { ok: true, item: found.blocker.item };
  });
}
