import { z } from 'zod';
import { plainDay } from '../../digest/words.ts';
import type { Actor } from '../../operations/deps.ts';
import { importPlan } from '../../operations/import-plan.ts';
import { type ImportPreview, previewImport } from '../../operations/preview-import.ts';
import { readPlanText } from '../../operations/read-plan-text.ts';
import type { CardSettings } from '../../plan/file/cards/complete-cards.ts';
import { localDate } from '../../plan/local-date.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Problem } from '../../plan/problem.ts';
import { deleteDraft, insertDraft, loadDraft } from '../../storage/drafts.ts';
import { loadActivePlan } from '../../storage/plans.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { noticeForm } from '../blocks/forms/form.ts';
import { importForm, importPreviewForm } from '../blocks/forms/import.ts';
import type { SlackContext } from '../context.ts';
import { downloadText } from '../download.ts';
import type { Command, Form } from '../listen.ts';
import { refusalWords } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

const TITLE = 'Import a Plan';
const defaultsShape = z.object({ name: z.string().optional(), timezone: z.string(), start: z.string() });

/**
 * `/plan import`: the form, filled with what the channel's plan or today's date suggests.
 * @param file id of a file that was shared already and is not asked for
 */
export function openImport(
  { deps }: SlackContext,
  { actor, channel }: Command,
  _rest = '',
  file?: string,
): Answer {
  const plan = loadActivePlan(deps.database.store, actor.workspace, channel)?.plan;
  const timezone = plan?.timezone ?? 'UTC';
  const defaults = {
    text: null,
    name: plan?.name ?? null,
    timezone,
    start: plan?.start ?? localDate(deps.clock.now(), timezone),
  };
  return { kind: 'open', view: importForm({ channel, ...(file === undefined ? {} : { file }) }, defaults) };
}

/** Reads the file or the text and shows what the import would do, or every problem with its place. */
export function submitImport(context: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const ids = readFormIds(metadata);
  const { channel = '', file = values.files(fieldIds.file)[0] } = ids;
  const typed = values.text(fieldIds.text);
  if (file === undefined && typed === null)
    return { kind: 'errors', errors: { [fieldIds.text]: 'Choose a file, or paste a plan here.' } };
  const name = values.text(fieldIds.name);
  const defaults: CardSettings = {
    ...(name === null ? {} : { name }),
    timezone: values.text(fieldIds.timezone) ?? 'UTC',
    start: values.text(fieldIds.start) ?? localDate(context.deps.clock.now(), 'UTC'),
  };
  const again = (problems: Problem[]) => importForm(ids, { ...shownAgain(defaults), text: typed }, problems);
  return {
    kind: 'wait',
    view: noticeForm(TITLE, ['Reading the plan…']),
    ready: async () => {
      const text =
        file === undefined ? { ok: true as const, value: typed ?? '' } : await downloadText(context, file);
      if (!text.ok) return again(text.problems);
      const read = await readPlanText(text.value, defaults);
      return read.ok
        ? showPreview(context, actor, channel, text.value, defaults, read.value)
        : again(read.problems);
    },
  };
}

function shownAgain({
  name = null,
  timezone,
  start,
}: {
  name?: string | null;
  timezone: string;
  start: string;
}) {
  return { name, timezone, start };
}

export function showPreview(
  { deps }: SlackContext,
  actor: Actor,
  channel: string,
  text: string,
  defaults: CardSettings,
  plan: Plan,
) {
  const result = previewImport(deps, actor, { channel, plan });
  if (!result.ok) {
    const { title, advice } = refusalWords(result);
    return noticeForm(TITLE, [title, advice]);
  }
  const id = deps.ids.next();
  insertDraft(deps.database.store, {
    id,
    workspace: actor.workspace,
    channel,
    user: actor.user,
    text,
    defaults: JSON.stringify(defaults),
    against: result.preview.against,
    createdAt: deps.clock.now(),
  });
  return importPreviewForm({ draft: id }, toPreviewView(plan, result.preview));
}

function toPreviewView(plan: Plan, { replaces, entries, moves, analysis, findings }: ImportPreview) {
  const dates = moves.map(({ id, from, to, days }) => {
    const point = id ?? 'The end';
    const amount = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
    return `${point}: ${plainDay(from)} to ${plainDay(to)}, ${amount} ${days > 0 ? 'later' : 'earlier'}`;
  });
  const forecast =
    replaces === null ? [`Ends ${plainDay(analysis.end, analysis.date)} by today's forecast`] : dates;
  return {
    name: plan.name,
    replaces,
    counts: {
      items: plan.items.length,
      tracks: plan.tracks.length,
      convergence: plan.convergence.length,
      gates: plan.gates.length,
    },
    changes: [
      { heading: 'Dates', lines: forecast },
      {
        heading: 'Changes',
        lines:
          replaces !== null && entries.length === 0
            ? ['Nothing differs from the plan that is here.']
            : entries,
      },
    ],
    findings: findings.map(({ message, items }) =>
      items.length > 1
        ? `${message} (${items.slice(0, 6).join(', ')}${items.length > 6 ? ` +${items.length - 6} more` : ''})`
        : message,
    ),
  };
}

/** [Import] or [Apply] under the preview: imports the draft that was shown. */
export function confirmImport(context: SlackContext, { actor, metadata }: Form): FormAnswer {
  const { store } = context.deps.database;
  const draft = loadDraft(store, actor.workspace, actor.user, readFormIds(metadata).draft ?? '');
  if (draft === null) return { kind: 'update', view: refusalView({ reason: 'draft-gone' }) };
  return {
    kind: 'wait',
    view: noticeForm(TITLE, ['Importing…']),
    ready: async () => {
      const { name, ...rest } = defaultsShape.parse(JSON.parse(draft.defaults));
      const defaults = { ...rest, ...(name === undefined ? {} : { name }) };
      const read = await readPlanText(draft.text, defaults);
      if (!read.ok)
        return importForm({ channel: draft.channel }, { ...shownAgain(defaults), text: null }, read.problems);
      const preview = previewImport(context.deps, actor, { channel: draft.channel, plan: read.value });
      const result = importPlan(context.deps, actor, {
        channel: draft.channel,
        plan: read.value,
        source: draft.text,
        against: draft.against,
        entries: preview.ok ? preview.preview.entries : [],
      });
      if (!result.ok) return refusalView(result);
      deleteDraft(store, draft.id);
      const done = result.created ? 'is imported. You are its owner.' : 'is up to date.';
      return noticeForm(TITLE, [`${read.value.name} ${done}`, 'The channel has a message about it.']);
    },
  };
}

function refusalView(refusal: Parameters<typeof refusalWords>[0]) {
  const { title, advice } = refusalWords(refusal);
  return noticeForm(TITLE, [title, advice]);
}
