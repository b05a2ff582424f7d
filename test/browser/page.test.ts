import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './launch.ts';
import {
  actAs,
  choose,
  click,
  fill,
  form,
  message,
  type OpenOptions,
  open,
  openPage,
  openThread,
  react,
  reply,
  say,
  shortcut,
  thread,
} from './page.ts';
import { type Station, startStation } from './station.ts';

let browser: Browser;
let station: Station;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, station] = await Promise.all([launchBrowser(), startStation()]);
});

afterEach(async () => {
  await page.close();
  expect(complaints.splice(0)).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await station.stop();
});

async function visit(options: OpenOptions): Promise<void> {
  page = await openPage(browser, station.slack.url, options);
  page.on('console', (entry) => {
    if (entry.type() === 'error') complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(station.slack.url) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
}

describe('the page as a place to talk', () => {
  it('shows what one person says to another, with a mention and marks', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'Morning @bo, is `TASK-014` *done*? <script>');
    const said = message(page, 'is TASK-014 done? <script>');
    await said.waitFor();
    expect(await said.locator('code').innerText()).toBe('TASK-014');
    expect(await said.locator('strong').innerText()).toBe('done');
    await actAs(page, 'Bo Berg');
    expect(await message(page, 'is TASK-014 done?').locator('.mention-me').innerText()).toBe('@Bo Berg');
  });

  it('marks a channel as unread for others until they open it', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'something new');
    await message(page, 'something new').waitFor();
    await actAs(page, 'Chi Chen');
    await open(page, 'release');
    await actAs(page, 'Dee Diaz');
    const general = page.getByRole('navigation').getByRole('button', { name: /^general/ });
    await page
      .getByRole('navigation')
      .getByText(/\d+ unread/)
      .first()
      .waitFor({ state: 'attached' });
    expect(await general.getAttribute('class')).toContain('is-unread');
    await open(page, 'general');
    await expect.poll(() => general.getAttribute('class')).not.toContain('is-unread');
  });

  it('hides a private channel from who is not in it', async () => {
    await visit({ as: 'U0ANA', at: 'C0LEADS' });
    await say(page, 'between leads');
    await message(page, 'between leads').waitFor();
    await actAs(page, 'Bo Berg');
    expect(await page.getByRole('navigation').getByText('leads').count()).toBe(0);
    expect(await page.getByText('between leads').count()).toBe(0);
  });

  it('keeps a thread beside the channel, with its count under the message', async () => {
    await visit({ as: 'U0BO', at: 'C0GENERAL' });
    await say(page, 'a question with answers');
    await openThread(page, message(page, 'a question with answers'));
    await reply(page, 'one answer');
    await thread(page).getByText('one answer').waitFor();
    await reply(page, '/gate status');
    await thread(page).getByText('/gate is not supported in threads. Sorry!').waitFor();
    await message(page, 'a question with answers').getByRole('button', { name: '1 reply' }).waitFor();
    expect(await page.getByRole('main').getByText('one answer').count()).toBe(0);
  });

  it('counts a reaction, and takes it back', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'react to this');
    await react(page, message(page, 'react to this'), 'construction');
    const pill = message(page, 'react to this').getByRole('button', { name: /^construction, / });
    await pill.waitFor();
    await actAs(page, 'Bo Berg');
    await pill.click();
    await page.getByRole('button', { name: 'construction, 2: Ana Alvarez, Bo Berg' }).waitFor();
    expect(await pill.getAttribute('aria-pressed')).toBe('true');
    await pill.click();
    await page.getByRole('button', { name: 'construction, 1: Ana Alvarez' }).waitFor();
  });

  it('edits a message, and says that it was edited', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'a typo heer');
    await shortcut(page, message(page, 'a typo heer'), 'Edit message');
    await page.getByRole('textbox', { name: 'Edit the message' }).fill('a typo here');
    await page.keyboard.press('Enter');
    await message(page, 'a typo here').getByText('(edited)').waitFor();
  });

  it('shares a file and shows a picture', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.getByLabel('Files to send').setInputFiles([
      { name: 'dot.png', mimeType: 'image/png', buffer: dot },
      { name: 'plan.yaml', mimeType: 'text/yaml', buffer: Buffer.from('version: 1') },
    ]);
    await page.getByRole('main').getByRole('button', { name: 'Send', exact: true }).click();
    const picture = page.getByRole('img', { name: 'dot.png' });
    await picture.waitFor();
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    await page.getByRole('link', { name: /plan\.yaml/ }).waitFor();
  });
});

describe('the page as the app is used', () => {
  it('completes a command and shows its private answer to one person alone', async () => {
    await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    const box = page.getByRole('textbox', { name: 'Message #release' });
    await box.pressSequentially('/ga');
    await page.getByRole('option', { name: /^\/gate/ }).waitFor();
    await box.press('Tab');
    await expect.poll(() => box.inputValue()).toBe('/gate ');
    await box.pressSequentially('status');
    await box.press('Enter');
    const answer = message(page, 'No gate is open in #release');
    await answer.getByText('Only visible to you').waitFor();
    await actAs(page, 'Bo Berg');
    expect(await page.getByText('No gate is open').count()).toBe(0);
    await actAs(page, 'Ana Alvarez');
    await message(page, 'No gate is open').getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.getByText('No gate is open').count()).toBe(0);
  });

  it('says under the box why a command was refused, and gives the text back', async () => {
    await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/nonsense here');
    await page.getByRole('main').getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Message #release' }).inputValue()).toBe('/nonsense here');
  });

  it('draws a sync whose buttons, menu and select reach the app', async () => {
    await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/sync now');
    const sync = message(page, 'Daily sync · Checkout relaunch');
    await sync.getByRole('button', { name: '2 replies' }).waitFor();
    await sync.getByRole('button', { name: /^white check mark, 1/ }).waitFor();
    await click(page, 'Update My Items');
    await message(page, 'you have 2 items today').getByText('Only visible to you').waitFor();
    await choose(page, 'Show a track', 'Data');
    await message(page, 'You chose data').waitFor();
    await sync.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Mute for Today' }).click();
    await message(page, 'You asked for mute').waitFor();
  });

  it('asks before a button that carries a question', async () => {
    await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/sync now');
    await click(page, 'Stop the Sync');
    await form(page).getByText('Nobody in #release gets it any more.').waitFor();
    await click(page, 'Keep It');
    expect(await page.getByText('The sync is stopped.').count()).toBe(0);
    await click(page, 'Stop the Sync');
    await click(page, 'Stop It');
    await message(page, 'The sync is stopped.').waitFor();
  });

  it('takes a form with what is wrong named under its field, and keeps what was entered', async () => {
    await visit({ as: 'U0BO', at: 'C0RELEASE' });
    await say(page, '/sync now');
    await click(page, 'Report a Blocker');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await click(page, 'Report');
    await expect.poll(() => form(page).getByText('Please complete this required field.').count()).toBe(2);
    await fill(page, {
      'What is needed?': 'Keys',
      'From whom?': 'Ana Alvarez',
      'How bad is it?': 'Critical',
    });
    await click(page, 'Report');
    const error = form(page).getByText('Say in a sentence what is needed.');
    await error.waitFor();
    expect(await form(page).getByLabel('What is needed?').getAttribute('aria-invalid')).toBe('true');
    await fill(page, {
      'What is needed?': 'The keys of the payment sandbox.',
      Tell: ['API team', 'Data team'],
      'There is a workaround': true,
      'Needed by': '2025-10-27',
      'Days lost so far': '3',
      'Call me at': '10:30',
      'Post to': '#release',
    });
    await form(page)
      .getByLabel(/^Screenshots/)
      .setInputFiles({ name: 'shot.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await form(page).getByText('shot.txt').waitFor();
    await click(page, 'Report');
    const posted = message(page, 'is blocked: The keys of the payment sandbox.');
    await posted.waitFor();
    expect(await posted.innerText()).toContain('Needed from @Ana Alvarez · tells api, data · 1 files');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('stacks a form on a form, and goes back to what was entered', async () => {
    await visit({ as: 'U0CHI', at: 'C0RELEASE' });
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /^Report a Blocker/ }).click();
    await fill(page, { 'What is needed?': 'something kept' });
    await click(page, 'Add Details');
    await form(page).getByRole('heading', { name: 'Details' }).waitFor();
    await fill(page, { 'Who can answer questions?': 'nobody' });
    await click(page, 'Save');
    await form(page).getByText('Please enter a valid email address.').waitFor();
    await fill(page, { 'Who can answer questions?': 'bo@example.com' });
    await click(page, 'Save');
    await form(page).getByRole('heading', { name: 'Report a Blocker' }).waitFor();
    expect(await form(page).getByLabel('What is needed?').inputValue()).toBe('something kept');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('opens a form from a message', async () => {
    await visit({ as: 'U0CHI', at: 'C0RELEASE' });
    await say(page, 'this holds me up');
    await shortcut(page, message(page, 'this holds me up'), 'Make This a Blocker');
    await form(page).getByRole('heading', { name: 'Report a Blocker' }).waitFor();
    await click(page, 'Cancel');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('shows the Home tab and what a press on it changes', async () => {
    await visit({ as: 'U0DEE', at: 'C0RELEASE' });
    await open(page, 'Stationmaster');
    await page.getByText('Good morning').waitFor();
    await click(page, 'Mark as Done');
    await page.getByText(/Marked as done so far: [1-9]/).waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('textbox', { name: 'Message Stationmaster' }).waitFor();
  });

  it('draws rich text and tables, the first row as head', async () => {
    await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/plan show');
    const plan = message(page, 'signalbox check plan.yaml');
    await plan.getByRole('columnheader', { name: 'Track' }).waitFor();
    expect(await plan.getByRole('cell', { name: '3 of 5' }).count()).toBe(1);
    expect(await plan.locator('li').allInnerTexts()).toEqual(['first thing', 'second thing']);
  });
});
