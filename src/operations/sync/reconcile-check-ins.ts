import {
  type Answer,
  deleteCheckIn,
  listNewestDigests,
  loadCheckIns,
  saveCheckIn,
} from '../../storage/digests.ts';
import { loadOutboxByKey } from '../../storage/outbox.ts';
import { change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { postKeys } from '../posts.ts';
import { answerOf, mayAnswer } from './check-in.ts';
import { CHECK_IN_REACTIONS } from './post-digest.ts';

/** A digest that stands in Slack. */
export interface PostedDigest {
  planId: string;
  digestId: string;
  channel: string;
  ts: string;
}

/** Milliseconds; nobody answers an older digest. */
const FRESH = 4 * 24 * 60 * 60_000;

/** The newest digest of each active plan, where it stands in Slack and is some days old at most. */
export function reactedDigests({ database, clock }: Deps, workspace: string): PostedDigest[] {
  const { store } = database;
  return listNewestDigests(store, workspace, clock.now() - FRESH).flatMap((digest) => {
    const post = loadOutboxByKey(store, postKeys.digest(digest.digestId));
    if (post?.slackChannel == null || post.slackTs === null) return [];
    return [{ ...digest, channel: post.slackChannel, ts: post.slackTs }];
  });
}

/** An answer that was given while the app was down. */
interface GivenMeanwhile {
  user: string;
  answer: Answer;
}

/** Who gives each answer by a reaction that stands. */
function standingAnswers(reactions: ReadonlyMap<string, readonly string[]>): Map<Answer, Set<string>> {
  const answers = Object.keys(CHECK_IN_REACTIONS) as Answer[];
  const standing = new Map(answers.map((answer) => [answer, new Set<string>()]));
  for (const [name, users] of reactions) {
    const answer = answerOf(name);
    if (answer !== null) for (const user of users) standing.get(answer)?.add(user);
  }
  return standing;
}

/** Makes the answers that were given by reactions those that stand in Slack; answers by buttons stay. */
export function reconcileCheckIns(
  deps: Deps,
  workspace: string,
  { planId, digestId }: PostedDigest,
  reactions: ReadonlyMap<string, readonly string[]>,
): { given: GivenMeanwhile[]; takenBack: number } {
  return change(deps, { workspace, user: SIGNALBOX }, (c) => {
    const known = loadCheckIns(c.store, digestId);
    const given: GivenMeanwhile[] = [];
    let takenBack = 0;
    for (const [answer, standing] of standingAnswers(reactions)) {
      for (const user of standing) {
        if (!mayAnswer(c, { workspace, user }, planId)) continue;
        const row = { workspace, digestId, user, answer, via: 'reaction', at: c.now } as const;
        if (saveCheckIn(c.store, row)) given.push({ user, answer });
      }
      for (const { user } of known.filter((row) => row.answer === answer && row.via === 'reaction'))
        if (!standing.has(user) && deleteCheckIn(c.store, digestId, user, answer)) takenBack += 1;
    }
    const data = { given: given.length, takenBack };
    if (data.given + takenBack > 0) c.note(planId, { verb: 'checkin.reconciled', subject: digestId, data });
    return { given, takenBack };
  });
}
