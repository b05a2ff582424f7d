import { expect, it } from 'vitest';
import { socketApp } from './bolt-app.ts';
import { workspace } from './workspace.ts';

it('carries 200 clicks a second through Socket Mode without loss', async () => {
  const clicks = 400;
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
  const outcomes = await Promise.all(Array.from({ length: clicks }, () => slack.as('bo').click('Vote')));
  const seconds = (performance.now() - started) / 1_000;

  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(heard.size).toBe(clicks);
  expect(clicks / seconds).toBeGreaterThan(200);
  await app.stop();
  await slack.stop();
});
