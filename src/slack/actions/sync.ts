import type { Answer } from '../answer.ts';
import { say } from '../answer.ts';
import { planActionIds } from '../blocks/plan-ids.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { syncVerbs } from '../commands/sync.ts';
import type { SlackContext } from '../context.ts';
import { openPauseForm, openScheduleForm } from '../forms/schedule-sync.ts';
import type { Click, ClickHandler } from '../listen.ts';

type Verb = (typeof syncVerbs)[keyof typeof syncVerbs];

/** A button whose value is the plan, for what `/sync` does with nothing behind it. */
const plain =
  (verb: Verb): ClickHandler =>
  (context, { actor, value }) =>
    verb(context, actor, { planId: value }, '');

/** Says that it is on its way: a digest stands in its channel, where the button may not have been. */
function clickNow(context: SlackContext, { actor, value }: Click): Answer {
  const answer = syncVerbs.now(context, actor, { planId: value });
  const posted = wordsMessage('The digest is on its way to its channel.');
  if (answer.kind === 'nothing') return say(posted);
  return answer.kind === 'later'
    ? { kind: 'later', work: async () => (await answer.work()) ?? posted }
    : answer;
}

/** [Daily Sync] in the Home and the buttons under what it opens. */
export const scheduleClicks: Record<string, ClickHandler> = {
  [planActionIds.syncNow]: clickNow,
  [planActionIds.syncPreview]: plain(syncVerbs.preview),
  [planActionIds.syncResume]: plain(syncVerbs.resume),
  [planActionIds.syncSkip]: plain(syncVerbs.skip),
  [planActionIds.syncSchedule]: openScheduleForm,
  [planActionIds.syncPause]: openPauseForm,
};
