import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faintPairs } from './contrast.ts';
import { form, inSight, message, open, say, waitInSight } from './page.ts';
import { type FrameTimes, NAMELESS_CONTROLS, SCROLL_TO_TOP } from './scripts.ts';
import { stage } from './stage.ts';

const { visit, station } = stage();

/** Name of what has the focus. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus');
  if ((await element.count()) === 0) return '';
  return (await element.getAttribute('aria-label')) ?? element.innerText();
}

/** Presses Tab until the focus is on something of that name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

describe('the page without a mouse', () => {
  it('becomes another person, writes, moves to a message and reacts', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await tabTo(page, /^Acting as Ana/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Acting as Chi/);
    await tabTo(page, /^Message #general/);
    await page.keyboard.type('by keyboard');
    await page.keyboard.press('Enter');
    await message(page, 'by keyboard').waitFor();
    await page.getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused(page)).toMatch(/^Chi Chen, /);
    await tabTo(page, /^React with construction/);
    await page.keyboard.press('Enter');
    await message(page, 'by keyboard').getByRole('button', { name: 'construction, 1: Chi Chen' }).waitFor();
  });

  it('opens, fills and sends a form, and the focus comes back', async () => {
    const page = await visit({ as: 'U0BO', at: 'C0RELEASE' });
    await say(page, '/sync now');
    await message(page, 'Daily sync').getByRole('button', { name: '2 replies' }).waitFor();
    await page.getByRole('log').focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Message #release');
    await page.getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await tabTo(page, /^Report a Blocker$/);
    await page.keyboard.press('Enter');
    await form(page).waitFor();
    await page.keyboard.type('The keys of the payment sandbox.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('dee');
    await page.getByRole('option', { name: /Dee Diaz/ }).waitFor();
    await page.keyboard.press('Enter');
    const whom = form(page).getByRole('combobox', { name: 'From whom?' });
    await page.keyboard.press('Delete');
    await expect.poll(() => whom.inputValue()).toBe('');
    await page.keyboard.type('dee');
    await page.getByRole('option', { name: /Dee Diaz/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('type')).toBe('date');
    await tabTo(page, /^Report$/);
    await page.keyboard.press('Enter');
    await message(page, 'Needed from @Dee Diaz').waitFor();
    await expect.poll(() => focused(page)).toBe('Report a Blocker');
  });

  it('gives every control a name', async () => {
    const page = await visit({ as: 'U0BO', at: 'C0RELEASE' });
    await page.getByRole('button', { name: 'Inspector', exact: true }).click();
    const nameless = await page.evaluate<string[]>(NAMELESS_CONTROLS);
    expect(nameless).toEqual([]);
  });
});

describe('the page in the dark', () => {
  it('follows the system until somebody chooses, and keeps the choice', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL', dark: true });
    const theme = () => page.locator('html').getAttribute('data-theme');
    expect(await theme()).toBe('dark');
    expect(await faintPairs(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use light colours' }).click();
    expect(await theme()).toBe('light');
    expect(await faintPairs(page)).toEqual([]);
    await page.reload();
    await page.getByRole('navigation', { name: 'Workspace' }).waitFor();
    expect(await theme()).toBe('light');
  });
});

describe('the page over time', () => {
  it('moves the clock by an hour, to the next working morning and to any time', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    const clock = page.getByRole('banner').getByRole('time').first();
    await page
      .getByText(/Mon 20 Oct 2025, 09:1\d/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '+1 Hour' }).click();
    await page
      .getByText(/Mon 20 Oct 2025, 10:1\d/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Next Working Morning' }).click();
    await page
      .getByText(/Tue 21 Oct 2025, 09:00/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Go to…' }).click();
    await page.getByLabel(/^Move the clock to/).fill('2025-10-27T08:30');
    await page.keyboard.press('Enter');
    await expect.poll(() => clock.innerText()).toBe('Mon 27 Oct 2025, 08:30');
  });

  it('shows the traffic with its days and payloads, narrowed by words', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/gate status');
    await message(page, 'No gate is open').waitFor();
    await page.getByRole('button', { name: 'Next Working Morning' }).click();
    await page
      .getByRole('banner')
      .getByText(/, 09:00/)
      .waitFor();
    await say(page, `/gate status ${'of everything that is still open '.repeat(8)}`);
    await page.getByRole('button', { name: 'Inspector', exact: true }).click();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.getByRole('searchbox').fill('/gate');
    await inspector
      .getByRole('button', { name: /\/gate status/ })
      .first()
      .click();
    const payload = inspector.getByRole('region', { name: 'Payload' });
    await payload.getByText('"command": "/gate"').waitFor();
    const days = await inspector.getByRole('rowheader').allInnerTexts();
    expect(days).toEqual([
      expect.stringMatching(/^\w+day, \d+ October 2025$/),
      expect.not.stringContaining(days[0] ?? ''),
    ]);
    const row = inspector.getByRole('row').nth(2);
    expect(await row.innerText()).toMatch(/→ app.*ok.*\d+ ms/s);
    const [told, beside] = await Promise.all([
      row.getByRole('cell').last().boundingBox(),
      payload.boundingBox(),
    ]);
    expect((told?.x ?? 0) + (told?.width ?? 0)).toBeLessThanOrEqual(beside?.x ?? 0);
    await inspector.getByRole('tab', { name: 'Rate limits' }).click();
    await inspector.getByRole('tab', { name: 'Faults' }).click();
    await inspector.getByRole('button', { name: 'Deliver Twice' }).click();
    await inspector.getByText('deliver_twice').waitFor();
    await inspector.getByRole('button', { name: 'Clear All' }).click();
    await inspector.getByText('Nothing').waitFor();
    await inspector.getByRole('button', { name: 'Remove the App from #release' }).waitFor();
  });
});

describe('a long channel', () => {
  it('shows 1,000 messages, and the first once the reader has scrolled up to it', async () => {
    const ana = station().slack.as('ana');
    for (let n = 1; n <= 1000; n += 1)
      await ana.say(`message ${n} of a long day, with *marks* and \`code\``, { channel: 'long-history' });
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await open(page, 'long-history');
    await waitInSight(page, message(page, 'message 1000 of'));
    const latest = page.getByRole('button', { name: 'Latest messages' });
    await page.evaluate<FrameTimes>(SCROLL_TO_TOP);
    await message(page, 'message 1 of').waitFor();
    await ana.say('while you read', { channel: 'long-history' });
    await message(page, 'while you read').waitFor();
    expect(await inSight(page, message(page, 'while you read'))).toBe(false);
    await latest.click();
    await waitInSight(page, message(page, 'while you read'));
  });
});
