import { setTimeout as pause } from 'node:timers/promises';
import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { change } from '../../operations/change.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import type { DrawnPlan } from '../../operations/plans/draw-plan.ts';
import { loadOutboxByKey } from '../../storage/outbox.ts';
import type { Answer } from '../answer.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { untilProcessed, uploadFile } from '../upload.ts';
import { firstWord } from './words.ts';

/** Times that the message of the picture is looked for before its SVG is left out, and the milliseconds between. */
const TRIES = 40;
const PAUSE = 250;

/** `/plan chart [dark]`: the picture in the channel, with its SVG in the thread. */
export function chartVerb(context: SlackContext, { actor, channel }: Command, rest: string): Answer {
  const theme = firstWord(rest).word === 'dark' ? 'dark' : 'light';
  return chartAnswer(context, actor, { channel }, theme);
}

export function chartAnswer(
  context: SlackContext,
  actor: Actor,
  plan: PlanRef,
  theme: 'light' | 'dark' = 'light',
): Answer {
  const { database, clock } = context.deps;
  const loaded = loadAnalysedPlan(database.store, actor, plan, clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  return {
    kind: 'later',
    work: async () => {
      // Loaded with the first picture: some thirty files that a start need not wait for.
      const { drawPlan } = await import('../../operations/plans/draw-plan.ts');
      await postPicture(context, actor, await drawPlan(database.store, loaded.analysed, theme));
      return null;
    },
  };
}

/** Uploads the picture, queues the message that shows it, and puts the SVG under it once it stands. */
async function postPicture(context: SlackContext, actor: Actor, drawn: DrawnPlan): Promise<void> {
  const { planId, channel, name, altText, svg } = drawn;
  const fileId = await uploadFile(context, {
    filename: 'plan.png',
    title: name.slice(0, 200),
    content: await drawn.png(),
    altText,
  });
  await untilProcessed(context, fileId);
  const key = `chart:${fileId}`;
  change(context.deps, actor, (c) =>
    c.post(planId, { key, channel, view: { type: 'chart', planId, fileId, altText } }),
  );
  const thread = await whereItStands(context, key);
  const file = { filename: 'plan.svg', title: 'plan.svg', content: svg };
  if (thread !== null) await uploadFile(context, file, { channel: thread.channel, thread: thread.ts });
}

async function whereItStands(
  { deps }: SlackContext,
  key: string,
): Promise<{ channel: string; ts: string } | null> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const row = loadOutboxByKey(deps.database.store, key);
    if (row?.slackChannel != null && row.slackTs !== null)
      return { channel: row.slackChannel, ts: row.slackTs };
    if (row?.status === 'dead') return null;
    await pause(PAUSE);
  }
  return null;
}
