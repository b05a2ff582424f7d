import { handBlocker } from '../../operations/blockers/claim-blocker.ts';
import { markBlocker } from '../../operations/blockers/resolve-blocker.ts';
import type { Actor, Deps } from '../../operations/deps.ts';
import { loadBlocker, type StoredBlocker } from '../../storage/blockers.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { changeBlockerForm } from '../blocks/forms/blocker.ts';
import type { SlackContext } from '../context.ts';
import type { FormValues } from '../form-values.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** [Change] under a blocker: who has it, its workaround, how bad it is. */
export function clickChange({ deps }: SlackContext, { actor, value }: Click): Answer {
  const blocker = loadBlocker(deps.database.store, actor.workspace, value);
  if (blocker === null) return refuseWith({ reason: 'unknown-blocker', item: null });
  if (blocker.resolvedAt !== null) return refuseWith({ reason: 'already-resolved' });
  const ids = { blocker: blocker.id, holder: blocker.claimedBy ?? '' };
  return { kind: 'open', view: changeBlockerForm(ids, blocker) };
}

export async function submitChange(
  { deps, people }: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const { blocker: blockerId = '', holder = '' } = readFormIds(metadata);
  const known = loadBlocker(deps.database.store, actor.workspace, blockerId);
  if (known === null) return at(fieldIds.workaround, { reason: 'unknown-blocker', item: null });
  const owner = values.user(fieldIds.owner);
  if (owner !== null && owner !== known.claimedBy) await people.standingOf(owner);
  return save(deps, actor, known, { values, shown: holder === '' ? null : holder });
}

/** Saves what differs from what is known; who has it only where that is not who was `shown`, as others may have taken it since. */
function save(
  deps: Deps,
  actor: Actor,
  known: StoredBlocker,
  { values, shown }: { values: FormValues; shown: string | null },
): FormAnswer {
  const ref = { blockerId: known.id };
  const marks = {
    workaround: values.text(fieldIds.workaround),
    critical: values.ticked(fieldIds.critical).includes('critical'),
    unresolvable: values.ticked(fieldIds.unresolvable).includes('unresolvable'),
  };
  const differ =
    marks.workaround !== known.workaround ||
    marks.critical !== known.critical ||
    marks.unresolvable !== known.unresolvable;
  const marked = differ ? markBlocker(deps, actor, ref, marks) : { ok: true as const };
  if (!marked.ok) return at(fieldIds.workaround, marked);
  const to = values.user(fieldIds.owner);
  const handed =
    to === shown || to === known.claimedBy ? { ok: true as const } : handBlocker(deps, actor, ref, to);
  return handed.ok ? { kind: 'close' } : at(fieldIds.owner, handed);
}

function at(field: string, refusal: Parameters<typeof refusalWords>[0]): FormAnswer {
  const { title, advice } = refusalWords(refusal);
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
