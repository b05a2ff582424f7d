import { chromium } from 'playwright-core';
import { demoWorkspace } from '../sandbox/demo/workspace.ts';
import { buildPage } from '../sandbox/page-server.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { launchBrowser } from '../test/browser/launch.ts';
import { message, open, openPage } from '../test/browser/page.ts';
import { type FrameTimes, SCROLL_TO_TOP } from '../test/browser/scripts.ts';
import { socketApp } from '../test/sandbox/bolt-app.ts';
import { clickEachSecond, withVoteButton } from '../test/sandbox/vote-button.ts';
import type { Benchmark, Figure } from './figure.ts';
import { timing } from './race.ts';

const MESSAGES = 1_000;
const ROUNDS = 5;
const RATE = 200;
const SECONDS = 10;

interface Reading {
  /** Milliseconds from the click on the channel until its newest message shows. */
  shown: number;
  frames: FrameTimes;
}

async function readings(): Promise<Reading[]> {
  const slack = await startSandbox({ ...demoWorkspace, rates: 'off', pageFolder: await buildPage() });
  const server = await launchBrowser();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const lead = slack.as('lead');
    for (let n = 1; n <= MESSAGES; n += 1)
      await lead.say(`message ${n} of a long day, with *marks* and \`code\``, { channel: 'release' });
    const seen: Reading[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage();
      await openPage(page, slack.url, { as: 'U0LEAD', at: 'C0LOBBY' });
      const from = performance.now();
      await open(page, 'release');
      await message(page, `message ${MESSAGES} of`).waitFor();
      const shown = performance.now() - from;
      seen.push({ shown, frames: await page.evaluate<FrameTimes>(SCROLL_TO_TOP) });
      await page.close();
    }
    return seen;
  } finally {
    await browser.close();
    await server.close();
    await slack.stop();
  }
}

/** Clicks that were acknowledged and handled, a second, of as many as were to be made. */
async function clickRate(slack: Sandbox): Promise<number> {
  const { listeners, heard, post } = withVoteButton();
  const app = await socketApp(slack, listeners);
  try {
    await post(app.app.client);
    const { took, outcomes } = await clickEachSecond(slack, { rate: RATE, seconds: SECONDS });
    const lost = outcomes.filter(({ ok }) => !ok).length + RATE * SECONDS - heard.size;
    if (lost > 0) throw new Error(`${lost} clicks were lost`);
    return heard.size / took;
  } finally {
    await app.stop();
  }
}

export const sandbox: Benchmark = {
  name: 'sandbox',
  about: `The stand-in for Slack: its page with a channel of ${MESSAGES} messages, scrolled 400 pixels a frame from the newest to the first, drawn without a graphics card; and ${RATE} clicks a second for ${SECONDS} s through Socket Mode to an app on Bolt, none lost.`,
  async run(): Promise<Figure[]> {
    const seen = await readings();
    const slack = await startSandbox({ ...demoWorkspace, rates: 'off' });
    const rate = await clickRate(slack).finally(() => slack.stop());
    const within = (name: string, samples: number[], bound: number): Figure => ({
      name,
      unit: 'ms',
      value: timing(samples),
      floor: null,
      goal: { of: 'value', is: 'at most', bound },
    });
    return [
      within(
        `${MESSAGES} messages, from the click until the newest shows`,
        seen.map(({ shown }) => shown),
        2_000,
      ),
      within(
        'a frame while scrolling, median',
        seen.map(({ frames }) => frames.median),
        20,
      ),
      within(
        'a frame while scrolling, 95th of 100',
        seen.map(({ frames }) => frames.p95),
        50,
      ),
      {
        name: 'clicks a second through Socket Mode',
        unit: '/s',
        value: timing([rate]),
        floor: null,
        goal: { of: 'value', is: 'at least', bound: RATE * 0.95 },
      },
    ];
  },
};
