import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** A button in #release, and what an app heard of its clicks. */
export function withVoteButton() {
  const heard = new Set<string>();
  const text = { type: 'plain_text' as const, text: 'Vote' };
  const blocks = [
    { type: 'actions' as const, elements: [{ type: 'button' as const, action_id: 'vote', text }] },
  ];
  return {
    heard,
    listeners: (bolt: App) => {
      bolt.action('vote', async ({ ack, body }) => {
        await ack();
        if (body.type === 'block_actions') heard.add(body.trigger_id);
      });
    },
    post: (client: WebClient) => client.chat.postMessage({ channel: 'C0RELEASE', text: 'Vote', blocks }),
  };
}

/** Somebody's clicks, `rate` at once at the beginning of each second; `took` is in seconds. */
export async function clickEachSecond(
  slack: Sandbox,
  { rate, seconds, who = 'lead' }: { rate: number; seconds: number; who?: string },
) {
  const started = performance.now();
  const outcomes: { ok: boolean }[] = [];
  for (let second = 1; second <= seconds; second += 1) {
    outcomes.push(...(await Promise.all(Array.from({ length: rate }, () => slack.as(who).click('Vote')))));
    const early = second * 1_000 - (performance.now() - started);
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  }
  return { outcomes, took: (performance.now() - started) / 1_000 };
}
