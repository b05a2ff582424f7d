import type { Actor, PlanRef } from '../../operations/deps.ts';
import { exportPlan } from '../../operations/plans/export-plan.ts';
import { loadPlanLog, type PlanLog } from '../../operations/plans/plan-log.ts';
import type { Answer } from '../answer.ts';
import { words } from '../blocks/escape.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Click, Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { sendFile, type Upload } from '../upload.ts';
import { readLogPage } from './plan-views.ts';

/** `/plan export`: the plan file, in the direct message with the app. */
export function exportVerb(context: SlackContext, { actor, channel }: Command): Answer {
  return exportAnswer(context, actor, { channel });
}

export function exportAnswer(context: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const result = exportPlan(context.deps.database.store, actor, plan);
  if (!result.ok) return refuseWith(result);
  const { filename, text, name } = result;
  const file = { filename, title: filename, content: text };
  return sending(context, actor, file, `The plan file of ${words(name, 200)} as it stands now.`);
}

/** [Send Me the File] under the log. */
export function clickLogFile(context: SlackContext, { actor, value }: Click): Answer {
  const { planId, filter } = readLogPage(value);
  const loaded = loadPlanLog(context.deps.database.store, actor, { planId }, filter);
  if (!loaded.ok) return refuseWith(loaded);
  const file = { filename: 'log.jsonl', title: 'log.jsonl', content: logText(loaded.log) };
  return sending(context, actor, file, `The log of ${words(loaded.log.planName, 200)}, newest first.`);
}

/** One JSON object a line. */
function logText({ entries }: PlanLog): string {
  return entries
    .map(({ at, ...entry }) => JSON.stringify({ at: new Date(at).toISOString(), ...entry }))
    .join('\n');
}

function sending(context: SlackContext, actor: Actor, file: Upload, comment: string): Answer {
  return {
    kind: 'later',
    work: async () => {
      await sendFile(context, actor.user, file, comment);
      return wordsMessage(`${file.filename} is in our direct message.`);
    },
  };
}
