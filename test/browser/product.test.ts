import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../sandbox/page-server.ts';
import { type Started, startApp } from '../app/start.ts';
import {
  actAs,
  click,
  fill,
  form,
  message,
  newPage,
  open,
  openPage,
  openThread,
  say,
  thread,
} from './page.ts';
import { sharedBrowser } from './shared-browser.ts';

/** A browser beside it makes an app slow; that is no matter of these tests. */
const deadlines = { ack: 15_000, trigger: 15_000 };
const BROKEN = 'version: 1\nname: Broken\ntimezone: UTC\nstart: 2025-13-01\nitms: []\n';
const plan = join(import.meta.dirname, '../../examples/kubernetes-1.35.yaml');

describe('the main job, done in the browser', () => {
  let browser: Browser;
  let world: Started;
  let page: Page;
  beforeAll(async () => {
    [browser, world] = await Promise.all([
      sharedBrowser(),
      buildPage().then((pageFolder) => startApp('2025-10-20T08:30:00Z', { pageFolder, deadlines })),
    ]);
    page = await newPage(browser);
    await openPage(page, world.slack.url, { as: 'U0LEAD', at: 'C0RELEASE' });
  });
  afterAll(async () => {
    expect(world.slack.violations()).toEqual([]);
    await browser.close();
    await world.stop();
  });

  it('names every problem of a file, and keeps the file’s name in the form', async () => {
    await say(page, '/plan import');
    const broken = { name: 'broken.yaml', mimeType: 'text/yaml', buffer: Buffer.from(BROKEN) };
    await form(page).locator('input[type=file]').setInputFiles(broken);
    await click(page, 'Check');
    await form(page).getByText('Nothing was imported: 2 problems').waitFor();
    await form(page).getByText('unknown key "itms"; did you mean items?').waitFor();
    await form(page).getByRole('button', { name: 'Remove broken.yaml' }).waitFor();
  });

  it('imports a plan from a file, after a look at what the import does', async () => {
    await form(page).locator('input[type=file]').setInputFiles(plan);
    await click(page, 'Check');
    await form(page).getByText('A new plan for this channel.').waitFor();
    await click(page, 'Import');
    await form(page).getByText('You are its owner.').waitFor();
    await click(page, 'Close');
    await message(page, 'Kubernetes v1.35 is the plan of this channel now.').waitFor();
  });

  it('posts the digest, and takes a reaction as an answer', async () => {
    await say(page, '/sync now');
    const digest = message(page, 'Daily sync · Kubernetes v1.35 · Mon 20 Oct');
    await digest.getByRole('button', { name: /^raising hand, 1/ }).waitFor();
    await digest.getByRole('button', { name: /^white check mark, 1/ }).click();
    await digest.getByRole('button', { name: /^white check mark, 2/ }).waitFor();
    await world.quiet();
    const answers = world.database.driver.prepare('select user, answer from check_in').all();
    expect(answers).toEqual([{ user: 'U0LEAD', answer: 'clear' }]);
  });

  it('reports a blocker by the button under the digest', async () => {
    await click(page, 'Report a Blocker');
    await fill(page, {
      'Which item is blocked?': 'TASK-101',
      'What do you need to go on?': 'The dates of the last release',
    });
    await click(page, 'Report');
    await openThread(page, message(page, 'Daily sync'));
    await thread(page).getByText('The dates of the last release').waitFor();
    await thread(page).getByRole('button', { name: 'Mine', exact: true }).click();
    await thread(page).getByText('Lead has it').waitFor();
    await thread(page).getByRole('button', { name: 'Close' }).click();
  });

  it('holds a review: votes by buttons and forms, missing conditions shown, a decision', async () => {
    await say(page, '/gate open GATE-1');
    await message(page, 'Gate review · Leave planning').getByRole('button', { name: 'Green' }).waitFor();
    await say(page, '/gate evidence GATE-1 C1 100');
    await message(page, /100\s%, target ≥\s100\s%/).waitFor();
    for (const who of ['Lead', 'Enh', 'Branch', 'Docs']) {
      await actAs(page, who);
      await click(page, 'Green');
    }
    await actAs(page, 'Signal');
    await click(page, 'Yellow');
    await fill(page, {
      'What is the risk?': 'One board is flaky',
      'How do we go on all the same?': 'Watch it daily',
      'Who sees to it?': 'Signal',
      'By when?': '2025-10-24',
    });
    await click(page, 'Vote Yellow');
    await message(page, '5 of 6 seats answered').waitFor();
    await actAs(page, 'Lead');
    await say(page, '/gate close GATE-1');
    await message(page, 'Decision · Leave planning').getByText('Outcome').waitFor();
    const decision = await message(page, 'Decision · Leave planning').innerText();
    expect(decision).toMatch(/Outcome: .*GREEN/);
    expect(decision).toContain('Development');
  });

  it('shows the new phase in the Home, and the plan behind it', async () => {
    await open(page, 'Signalbox');
    const home = page.getByRole('tabpanel', { name: 'Home' });
    await home.getByText('My day').waitFor();
    await home.getByText(/Development · ends/).waitFor();
    await click(page, 'Open');
    await home.getByText(/Development \(now\) · \d/).waitFor();
    await home.getByText(/GATE-1 Leave planning, .*GREEN/).waitFor();
    await click(page, 'All Plans');
    await home.getByText('My day').waitFor();
  });
});
