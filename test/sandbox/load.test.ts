import { expect, it } from 'vitest';
import { socketApp } from './bolt-app.ts';
import { workspace } from './workspace.ts';

it('carries 200 clicks a second for ten seconds through Socket Mode without loss', async () => {
  const rate = 200;
  const seconds = 10;
  const slack = await workspace({ rates: 'off' });
  const heard = new Set<string>();
  const app = await socketApp(slack, (bolt) => {
    bolt.action('vote', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') heard.add(body.trigger_id);
    });
  });
  const text = { type: 'plain_text' as const, text: 'Vote' };
  const blocks = [
    { type: 'actions' as const, elements: [{ type: 'button' as const, action_id: 'vote', text }] },
  ];
  await app.app.client.chat.postMessage({ channel: 'C0RELEASE', text: 'Vote', blocks });

  const started = performance.now();
  const outcomes: { ok: boolean }[] = [];
  for (let second = 1; second <= seconds; second += 1) {
    outcomes.push(...(await Promise.all(Array.from({ length: rate }, () => slack.as('bo').click('Vote')))));
    const early = second * 1_000 - (performance.now() - started);
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  }
  const took = (performance.now() - started) / 1_000;

  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(heard.size).toBe(rate * seconds);
  expect((rate * seconds) / took).toBeGreaterThan(rate * 0.95);
  await app.stop();
  await slack.stop();
});
