import { plainDay } from '../../digest/words.ts';
import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { comeOddsOf, oddsTakeTime } from '../../operations/odds.ts';
import { pauseSync, resumeSync, skipNext } from '../../operations/sync/pause-sync.ts';
import { postDigestNow } from '../../operations/sync/post-now.ts';
import { scheduleSync } from '../../operations/sync/schedule-sync.ts';
import { loadSyncStatus, previewDigest } from '../../operations/sync/sync-status.ts';
import { type Answer, nothing, say } from '../answer.ts';
import { digestMessage } from '../blocks/digest.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import { pausedMessage, scheduledMessage, syncStatusMessage } from '../blocks/sync-status.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { onceOdds } from '../once-odds.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { helpAnswer } from './help.ts';
import { firstWord, plainText } from './words.ts';

type Verb = (context: SlackContext, actor: Actor, plan: PlanRef, rest: string) => Answer;

/** What `/sync` does, of the plan of a channel or the one that a button names. */
export const syncVerbs = { now, preview, schedule, pause, resume, skip, status } satisfies Record<
  string,
  Verb
>;

/** `/sync …` */
export function syncCommand(context: SlackContext, { actor, channel, text }: Command): Answer {
  const { word, typed, rest } = firstWord(text);
  if (word === '' || word === 'help') return helpAnswer('/sync');
  const verbs: Record<string, Verb> = syncVerbs;
  return Object.hasOwn(verbs, word)
    ? (verbs[word]?.(context, actor, { channel }, rest) ?? nothing)
    : helpAnswer('/sync', typed);
}

/** A digest that names chances which take time is posted when they have come. */
function now({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const load = () => {
    const loaded = loadAnalysedPlan(deps.database.store, actor, plan, deps.clock.now());
    return loaded.ok ? { stored: loaded.analysed.stored, day: loaded.analysed.today } : null;
  };
  const post = () => {
    const result = postDigestNow(deps, actor, plan);
    return result.ok ? null : refusalMessage(refusalWords(result));
  };
  const found = load();
  if (found !== null && oddsTakeTime(found.stored, found.day))
    return { kind: 'later', work: () => comeOddsOf(load).then(post) };
  const refused = post();
  return refused === null ? nothing : say(refused);
}

function preview({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const { store } = deps.database;
  const loaded = loadAnalysedPlan(store, actor, plan, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  return onceOdds(loaded.analysed, () => digestMessage(previewDigest(store, loaded.analysed)));
}

function status({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const result = loadSyncStatus(deps, actor, plan);
  return result.ok ? say(syncStatusMessage(result.status)) : refuseWith(result);
}

/** `09:30 workdays`, `mon,thu 14:00 skip`; without anything behind it, what is scheduled now. */
function schedule(context: SlackContext, actor: Actor, plan: PlanRef, rest: string): Answer {
  if (rest === '') return status(context, actor, plan);
  const result = scheduleSync(context.deps, actor, plan, plainText(rest));
  if (!result.ok) return refuseWith(result);
  return say(scheduledMessage(result));
}

/** `pause`, `pause 2026-12-01` or `pause until 2026-12-01`. */
function pause({ deps }: SlackContext, actor: Actor, plan: PlanRef, rest: string): Answer {
  const until = plainText(rest).replace(/^until\s+/iu, '') || null;
  const result = pauseSync(deps, actor, plan, until);
  return result.ok ? say(pausedMessage(until)) : refuseWith(result);
}

function resume({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const result = resumeSync(deps, actor, plan);
  if (!result.ok) return refuseWith(result);
  const next = result.next === null ? 'none in sight' : plainDay(result.next.date);
  return say(wordsMessage(`The daily sync goes on. Next: ${next}.`));
}

function skip({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const result = skipNext(deps, actor, plan);
  if (!result.ok) return refuseWith(result);
  const next = result.next === null ? 'none in sight' : plainDay(result.next);
  return say(wordsMessage(`No digest on ${plainDay(result.skipped)}. Next: ${next}.`));
}
