import { expect, it } from 'vitest';
import { socketApp } from './bolt-app.ts';
import { clickEachSecond, withVoteButton } from './vote-button.ts';
import { workspace } from './workspace.ts';

it('carries 200 clicks at once through Socket Mode without loss, each second anew', async () => {
  const rate = 200;
  const seconds = 3;
  const slack = await workspace({ rates: 'off' });
  const { listeners, heard, post } = withVoteButton();
  const app = await socketApp(slack, listeners);
  await post(app.app.client);
  const { outcomes } = await clickEachSecond(slack, { rate, seconds, who: 'bo' });
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  expect(heard.size).toBe(rate * seconds);
  await app.stop();
  await slack.stop();
});
