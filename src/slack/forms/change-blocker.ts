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
  return { kind: 'open', view: changeBlockerForm({ blocker: blocker.id, ...shownOf(blocker) }, blocker) };
}

export async function submitChange(
  { deps, people }: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const { blocker: blockerId = '', ...shown } = readFormIds(metadata);
  const known = loadBlocker(deps.database.store, actor.workspace, blockerId);
  if (known === null) return at(fieldIds.workaround, { reason: 'unknown-blocker', item: null });
  const owner = values.user(fieldIds.owner);
  if (owner !== null && owner !== known.claimedBy) await people.standingOf(owner);
  return save(deps, actor, { id: known.id, now: shownOf(known), shown, given: readGiven(values) });
}

type Fields = Pick<StoredBlocker, 'claimedBy' | 'workaround' | 'critical' | 'unresolvable'>;
type Shown = Record<keyof Fields, string>;

/** What the form shows of a blocker, as it carries it. */
function shownOf({ claimedBy, workaround, critical, unresolvable }: Fields): Shown {
  return {
    claimedBy: claimedBy ?? '',
    workaround: workaround ?? '',
    critical: String(critical),
    unresolvable: String(unresolvable),
  };
}

function readGiven(values: FormValues): Fields {
  return {
    claimedBy: values.user(fieldIds.owner),
    workaround: values.text(fieldIds.workaround),
    critical: values.ticked(fieldIds.critical).includes('critical'),
    unresolvable: values.ticked(fieldIds.unresolvable).includes('unresolvable'),
  };
}

/** Saves what was changed in the form; what differs only because others changed it meanwhile is left as they did. */
function save(
  deps: Deps,
  actor: Actor,
  { id, now, shown, given }: { id: string; now: Shown; shown: Partial<Shown>; given: Fields },
): FormAnswer {
  const ref = { blockerId: id };
  const told = shownOf(given);
  const isChanged = (key: keyof Fields) => told[key] !== (shown[key] ?? now[key]) && told[key] !== now[key];
  const marks = {
    ...(isChanged('workaround') && { workaround: given.workaround }),
    ...(isChanged('critical') && { critical: given.critical }),
    ...(isChanged('unresolvable') && { unresolvable: given.unresolvable }),
  };
  const marked = Object.keys(marks).length > 0 ? markBlocker(deps, actor, ref, marks) : { ok: true as const };
  if (!marked.ok) return at(fieldIds.workaround, marked);
  const handed = isChanged('claimedBy')
    ? handBlocker(deps, actor, ref, given.claimedBy)
    : { ok: true as const };
  return handed.ok ? { kind: 'close' } : at(fieldIds.owner, handed);
}

function at(field: string, refusal: Parameters<typeof refusalWords>[0]): FormAnswer {
  const { title, advice } = refusalWords(refusal);
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
