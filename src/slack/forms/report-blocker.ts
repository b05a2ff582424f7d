import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { forbids } from '../../operations/authority.ts';
import { raiseBlocker } from '../../operations/blockers/raise-blocker.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { findItem, personOf } from '../../operations/find.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { blockerForm } from '../blocks/forms/blocker.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** What is known of a blocker before it is reported. */
export interface ReportedBlocker {
  item: string | null;
  needed?: string | null;
  /** Permalink of the message that it is reported from. */
  link?: string | null;
  /** Response URL of the private message that the report takes the place of. */
  instead?: string | null;
}

/** Opens the form to report a blocker; the person's own items stand first, `item` is chosen where it is named. */
export function openBlockerForm(
  { deps }: SlackContext,
  actor: Actor,
  ref: PlanRef,
  { item, needed = null, link = null, instead = null }: ReportedBlocker,
): Answer {
  const loaded = loadAnalysedPlan(deps.database.store, actor, ref, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const { stored, analysis } = loaded.analysed;
  const forbidden = forbids(stored, actor, 'raise blocker');
  if (forbidden) return refuseWith(forbidden);
  const found = item === null ? null : findItem(stored.plan, item);
  if (found !== null && !found.ok) return refuseWith(found);
  const chosen = found?.item.id ?? null;
  const finished = chosen === null ? null : (stored.state.items.get(chosen)?.finished ?? null);
  if (chosen !== null && finished !== null)
    return refuseWith({ reason: 'already-done', id: chosen, on: finished });
  const mine = personOf(stored.plan, actor.user)?.id ?? null;
  const names = new Map(stored.plan.items.map(({ id, name }) => [id, name]));
  const items = analysis.items
    .filter((line) => line.id === chosen || (!line.summary && line.status !== 'done'))
    .sort((a, b) => Number(b.owner === mine) - Number(a.owner === mine))
    .map(({ id }) => ({ id, name: names.get(id) ?? id }));
  const ids = {
    plan: stored.id,
    ...(link === null ? {} : { link }),
    ...(instead === null ? {} : { instead }),
  };
  const view = blockerForm(ids, { items, item: chosen, needed });
  return { kind: 'open', view };
}

/** Reports the blocker that was filled in. */
export async function submitBlocker(
  { deps, people }: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const { plan = '', link = null, instead = null } = readFormIds(metadata);
  const from = values.user(fieldIds.from);
  if (from !== null) await people.standingOf(from);
  const result = raiseBlocker(deps, actor, {
    plan: { planId: plan },
    item: values.choice(fieldIds.item) ?? values.text(fieldIds.item) ?? '',
    needed: values.text(fieldIds.needed) ?? '',
    neededFrom: from,
    critical: values.ticked(fieldIds.critical).includes('critical'),
    workaround: values.text(fieldIds.workaround),
    link,
  });
  if (result.ok) {
    const { item, channel, inThread } = result;
    const where = inThread ? 'in the thread of today’s digest' : 'in the channel';
    const message = wordsMessage(`Reported: ${item} is blocked.`, [`It stands ${where}.`]);
    return { kind: 'say', message, channel, instead };
  }
  const { title, advice } = refusalWords(result);
  const about = result.reason === 'not-a-person' ? fieldIds.from : fieldIds.item;
  const field = result.reason.startsWith('text-') ? fieldIds.needed : about;
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
