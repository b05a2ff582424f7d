import { resolveBlocker } from '../../operations/blockers/resolve-blocker.ts';
import { loadBlocker } from '../../storage/blockers.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { resolveBlockerForm } from '../blocks/forms/blocker.ts';
import type { SlackContext } from '../context.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** [Resolve]: asks how it was resolved. */
export function openResolveForm({ deps }: SlackContext, { actor, value }: Click): Answer {
  const blocker = loadBlocker(deps.database.store, actor.workspace, value);
  if (blocker === null) return refuseWith({ reason: 'unknown-blocker', item: null });
  if (blocker.resolvedAt !== null) return refuseWith({ reason: 'already-resolved' });
  return { kind: 'open', view: resolveBlockerForm({ blocker: blocker.id }, blocker) };
}

export function submitResolution({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const { blocker = '' } = readFormIds(metadata);
  const result = resolveBlocker(deps, actor, { blockerId: blocker }, values.text(fieldIds.note) ?? '');
  if (result.ok) return { kind: 'close' };
  const { title, advice } = refusalWords(result);
  return { kind: 'errors', errors: { [fieldIds.note]: `${title} ${advice}` } };
}
