import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { actAs, choose, click, fill, form, message, open, say, shortcut } from './page.ts';
import { PIXELS_CUT } from './scripts.ts';
import { stage } from './stage.ts';

const { visit, station } = stage();

/** The sync of the open channel, whole with its thread; posted where there is none yet. */
async function syncIn(page: Page): Promise<Locator> {
  const sync = message(page, 'Daily sync · Checkout relaunch');
  if ((await sync.count()) === 0) await say(page, '/sync now');
  await sync.getByRole('button', { name: '2 replies' }).waitFor();
  return sync;
}

describe('the page as the app is used', () => {
  it('completes a command and shows its private answer to one person alone', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
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

  it('says once why a command was refused, and gives the text back', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/nonsense here');
    await message(page, '/nonsense is not a valid command.').getByText('Only visible to you').waitFor();
    expect(await page.getByText('/nonsense is not a valid command.').count()).toBe(1);
    expect(await page.getByRole('textbox', { name: 'Message #release' }).inputValue()).toBe('/nonsense here');
  });

  it('draws a sync whose buttons, menu and select reach the app', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    const sync = await syncIn(page);
    await sync.getByRole('button', { name: /^white check mark, 1/ }).waitFor();
    await click(page, 'Update My Items');
    await message(page, 'you have 2 items today').getByText('Only visible to you').waitFor();
    await choose(page, 'Show a track', 'Data');
    await message(page, 'You chose data').waitFor();
    await sync.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Mute for Today' }).click();
    await message(page, 'You asked for mute').waitFor();
  });

  it('takes a press during which the channel goes on', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    const sync = await syncIn(page);
    await sync.getByRole('button', { name: 'Update My Items' }).hover();
    await page.mouse.down();
    for (const line of ['one', 'two', 'three'])
      await station().slack.as('bo').say(`meanwhile ${line}`, { channel: 'release' });
    await page.waitForTimeout(200);
    await page.mouse.up();
    await message(page, 'you have 2 items today').waitFor();
    await message(page, 'meanwhile three').waitFor();
  });

  it('goes on where a press ended unheard, as one that opened a menu of the browser', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await page.evaluate("document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
    await station().slack.as('bo').say('said behind a menu', { channel: 'release' });
    await page.waitForTimeout(100);
    expect(await message(page, 'said behind a menu').count()).toBe(0);
    await page.mouse.move(300, 300);
    await message(page, 'said behind a menu').waitFor();
  });

  it('asks before a button that carries a question', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await syncIn(page);
    await click(page, 'Stop the Sync');
    await form(page).getByText('Nobody in #release gets it any more.').waitFor();
    await click(page, 'Keep It');
    expect(await page.getByText('The sync is stopped.').count()).toBe(0);
    await click(page, 'Stop the Sync');
    await click(page, 'Stop It');
    await message(page, 'The sync is stopped.').waitFor();
  });

  it('takes a form with what is wrong named under its field, and keeps what was entered', async () => {
    const page = await visit({ as: 'U0BO', at: 'C0RELEASE' });
    await syncIn(page);
    await click(page, 'Report a Blocker');
    await page.locator('textarea:focus').waitFor();
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
    const page = await visit({ as: 'U0CHI', at: 'C0RELEASE' });
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /^Report a Blocker/ }).click();
    await fill(page, { 'What is needed?': 'something kept' });
    await click(page, 'Add Details');
    await form(page).getByRole('heading', { name: 'Details' }).waitFor();
    const cut = await page.evaluate<number>(PIXELS_CUT);
    expect(cut).toBe(0);
    await fill(page, { 'Who can answer questions?': 'nobody' });
    await click(page, 'Save');
    await form(page).getByText('Please enter a valid email address.').waitFor();
    const ticket = form(page).getByRole('combobox', { name: 'Ticket' });
    await ticket.click();
    await page.getByText('Type at least 2 characters').waitFor();
    await ticket.fill('PAY-12');
    await page.getByRole('option', { name: 'PAY-12 x' }).waitFor();
    await ticket.fill('too long');
    await page.getByText('Nothing found').waitFor();
    await ticket.fill('PAY-7');
    await page.getByRole('option', { name: 'PAY-7 x' }).click();
    expect(await ticket.inputValue()).toBe('PAY-7 x');
    await fill(page, { 'Who can answer questions?': 'bo@example.com' });
    await click(page, 'Save');
    await form(page).getByRole('heading', { name: 'Report a Blocker' }).waitFor();
    const saved = station()
      .slack.traffic()
      .findLast(({ name }) => name === 'view_submission details');
    expect(JSON.stringify(saved?.sent)).toContain('"value":"PAY-7"');
    expect(await form(page).getByLabel('What is needed?').inputValue()).toBe('something kept');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('drops the open form of a person whose page is loaded anew, as Slack does', async () => {
    const page = await visit({ as: 'U0CHI', at: 'C0RELEASE' });
    await syncIn(page);
    await click(page, 'Report a Blocker');
    await form(page).getByRole('heading', { name: 'Report a Blocker' }).waitFor();
    await page.reload();
    await page.getByRole('navigation', { name: 'Workspace' }).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await say(page, 'nothing is in the way');
    await message(page, 'nothing is in the way').waitFor();
  });

  it('opens a form from a message', async () => {
    const page = await visit({ as: 'U0CHI', at: 'C0RELEASE' });
    await say(page, 'this holds me up');
    await shortcut(page, message(page, 'this holds me up'), 'Make This a Blocker');
    await form(page).getByRole('heading', { name: 'Report a Blocker' }).waitFor();
    await click(page, 'Cancel');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('shows the Home tab and what a press on it changes', async () => {
    const page = await visit({ as: 'U0DEE', at: 'C0RELEASE' });
    await open(page, 'Stationmaster');
    await page.getByText('Good morning').waitFor();
    await click(page, 'Mark as Done');
    await page.getByText(/Marked as done so far: [1-9]/).waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('textbox', { name: 'Message Stationmaster' }).waitFor();
  });

  it('draws rich text, frames that fold, and tables, the first row as head', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/plan show');
    const plan = message(page, 'signalbox check plan.yaml');
    await plan.getByRole('columnheader', { name: 'Track' }).waitFor();
    expect(await plan.getByRole('cell', { name: '3 of 5' }).count()).toBe(1);
    expect(await plan.locator('li').allInnerTexts()).toEqual(['first thing', 'second thing']);
    await plan.getByRole('button', { name: 'See All' }).click();
    await message(page, 'you have 2 items today').waitFor();
    await plan.getByRole('button', { name: 'What is late 1 item' }).click();
    expect(await plan.getByText('Payment sandbox keys').count()).toBe(0);
  });
});
