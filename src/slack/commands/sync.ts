import { scheduleWords } from '../../digest/schedule.ts';
import { plainDay } from '../../digest/words.ts';
import { pauseSync, resumeSync, skipNext } from '../../operations/sync/pause-sync.ts';
import { postDigestNow } from '../../operations/sync/post-now.ts';
import { scheduleSync } from '../../operations/sync/schedule-sync.ts';
import { loadSyncStatus, previewDigest } from '../../operations/sync/sync-status.ts';
import { type Answer, nothing, say } from '../answer.ts';
import { digestMessage } from '../blocks/digest.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { nextWords, syncStatusMessage } from '../blocks/sync-status.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { helpAnswer } from './help.ts';
import { firstWord, plainText } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer;

const verbs: Record<string, Verb> = { now, preview, schedule, pause, resume, skip, status };

/** `/sync …` */
export function syncCommand(context: SlackContext, command: Command): Answer {
  const { word, rest } = firstWord(command.text);
  if (word === '' || word === 'help') return helpAnswer('/sync');
  return verbs[word]?.(context, command, rest) ?? helpAnswer('/sync', word);
}

function now({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const result = postDigestNow(deps, actor, { channel });
  return result.ok ? nothing : refuseWith(result);
}

function preview({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const result = previewDigest(deps, actor, { channel });
  return result.ok ? say(digestMessage(result.view)) : refuseWith(result);
}

function status({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const result = loadSyncStatus(deps, actor, { channel });
  return result.ok ? say(syncStatusMessage(result.status)) : refuseWith(result);
}

/** `09:30 workdays`, `mon,thu 14:00 skip`; without anything behind it, what is scheduled now. */
function schedule(context: SlackContext, command: Command, rest: string): Answer {
  if (rest === '') return status(context, command);
  const result = scheduleSync(context.deps, command.actor, { channel: command.channel }, plainText(rest));
  if (!result.ok) return refuseWith(result);
  const { sync, next, timezone } = result;
  const words = `The daily sync is scheduled: ${scheduleWords(sync)}, ${timezone}.`;
  return say(wordsMessage(words, [nextWords(next?.dueAt ?? null, timezone)]));
}

/** `pause`, `pause 2026-12-01` or `pause until 2026-12-01`. */
function pause({ deps }: SlackContext, { actor, channel }: Command, rest: string): Answer {
  const until = plainText(rest).replace(/^until\s+/iu, '') || null;
  const result = pauseSync(deps, actor, { channel }, until);
  if (!result.ok) return refuseWith(result);
  const words =
    until === null
      ? 'The daily sync is paused: /sync resume goes on with it.'
      : `The daily sync is paused until ${plainDay(until)}.`;
  return say(wordsMessage(words));
}

function resume({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const result = resumeSync(deps, actor, { channel });
  if (!result.ok) return refuseWith(result);
  const next = result.next === null ? 'none in sight' : plainDay(result.next.date);
  return say(wordsMessage(`The daily sync goes on. Next: ${next}.`));
}

function skip({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const result = skipNext(deps, actor, { channel });
  if (!result.ok) return refuseWith(result);
  const next = result.next === null ? 'none in sight' : plainDay(result.next);
  return say(wordsMessage(`No digest on ${plainDay(result.skipped)}. Next: ${next}.`));
}
