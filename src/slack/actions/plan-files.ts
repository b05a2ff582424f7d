import type { Answer } from '../answer.ts';
import { messageForm } from '../blocks/forms/form.ts';
import { teach } from '../commands/help.ts';
import type { SlackContext } from '../context.ts';
import { openImport } from '../forms/import-plan.ts';
import { openNewPlan } from '../forms/new-plan.ts';
import type { Click } from '../listen.ts';

/** [Look at It] under the offer of a shared file: the import form for that file. */
export function clickImportFile(context: SlackContext, { actor, channel, value }: Click): Answer {
  return openImport(context, { actor, channel: channel ?? '', text: '' }, '', value);
}

/** [Import a Plan] in the first message. */
export function clickImportHere(context: SlackContext, { actor, channel }: Click): Answer {
  return openImport(context, { actor, channel: channel ?? '', text: '' }, '');
}

/** [Start a Small One] in the first message. */
export function clickNewPlanHere(context: SlackContext, { channel }: Click): Answer {
  return openNewPlan(context, channel ?? '');
}

/** [Help], in a channel or over the Home. */
export function clickHelp(context: SlackContext, { actor, channel }: Click): Answer {
  const answer = teach(context, actor, { channel: channel ?? '' }, '/plan');
  return channel === null && answer.kind === 'say'
    ? { kind: 'open', view: messageForm(answer.message) }
    : answer;
}
