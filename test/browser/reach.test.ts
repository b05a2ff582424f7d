import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './launch.ts';
import { form, message, type OpenOptions, open, openPage, say } from './page.ts';
import { type Station, startStation } from './station.ts';

let browser: Browser;
let station: Station;
let page: Page;

beforeAll(async () => {
  [browser, station] = await Promise.all([launchBrowser(), startStation()]);
});

afterEach(() => page.close());

afterAll(async () => {
  await browser.close();
  await station.stop();
});

async function visit(options: OpenOptions): Promise<void> {
  page = await openPage(browser, station.slack.url, options);
}

const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Presses Tab until the focus is on something of that name. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (name.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

describe('the page without a mouse', () => {
  it('becomes another person, writes, moves to a message and reacts', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await tabTo(/^Acting as Ana/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toMatch(/^Acting as Chi/);
    await tabTo(/^Message #general/);
    await page.keyboard.type('by keyboard');
    await page.keyboard.press('Enter');
    await message(page, 'by keyboard').waitFor();
    await page.getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toMatch(/^Chi Chen, /);
    await tabTo(/^React with construction/);
    await page.keyboard.press('Enter');
    await message(page, 'by keyboard').getByRole('button', { name: 'construction, 1: Chi Chen' }).waitFor();
  });

  it('opens, fills and sends a form, and the focus comes back', async () => {
    await visit({ as: 'U0BO', at: 'C0RELEASE' });
    await say(page, '/sync now');
    await message(page, 'Daily sync').getByRole('button', { name: '2 replies' }).waitFor();
    await page.getByRole('log').focus();
    await tabTo(/^Report a Blocker$/);
    await page.keyboard.press('Enter');
    await form(page).waitFor();
    await page.keyboard.type('The keys of the payment sandbox.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('dee');
    await page.getByRole('option', { name: /Dee Diaz/ }).waitFor();
    await page.keyboard.press('Enter');
    await tabTo(/^Report$/);
    await page.keyboard.press('Enter');
    await message(page, 'Needed from @Dee Diaz').waitFor();
    await expect.poll(focused).toBe('Report a Blocker');
  });

  it('gives every control a name', async () => {
    await visit({ as: 'U0BO', at: 'C0RELEASE' });
    await page.getByRole('button', { name: 'Inspector' }).click();
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, textarea, select, [role="combobox"], img')]
        .filter((element) => {
          const labels = (element as HTMLInputElement).labels?.length ?? 0;
          const words =
            element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? element.textContent ?? '';
          return labels === 0 && words.trim() === '';
        })
        .map((element) => element.outerHTML),
    );
    expect(nameless).toEqual([]);
  });
});

describe('the page in the dark', () => {
  const contrast = () =>
    page.evaluate(() => {
      const light = (color: string) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        if (canvas === null) return 0;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const channels = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
        const [r = 0, g = 0, b = 0] = channels.map((c) =>
          c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const style = getComputedStyle(document.documentElement);
      const of = (ink: string, paper: string) => {
        const [a, b] = [light(style.getPropertyValue(ink)), light(style.getPropertyValue(paper))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      };
      const pairs = [
        ['--text', '--page'],
        ['--faint', '--page'],
        ['--faint', '--sunk'],
        ['--link', '--page'],
        ['--link', '--mention'],
        ['--ok', '--page'],
        ['--warn', '--page'],
        ['--new', '--page'],
        ['--accent-text', '--accent'],
        ['--side-text', '--side'],
        ['--mention-me-text', '--mention-me'],
      ] as const;
      return pairs.filter(([ink, paper]) => of(ink, paper) < 4.5).map((pair) => pair.join(' on '));
    });

  it('follows the system until somebody chooses, and keeps the choice', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL', dark: true });
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('dark');
    expect(await contrast()).toEqual([]);
    await page.getByRole('button', { name: 'Use light colours' }).click();
    expect(await theme()).toBe('light');
    expect(await contrast()).toEqual([]);
    await page.reload();
    await page.getByRole('navigation', { name: 'Workspace' }).waitFor();
    expect(await theme()).toBe('light');
  });
});

describe('the page over time', () => {
  it('moves the clock by an hour, to the next working morning and to any time', async () => {
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
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

  it('shows the traffic with its payloads, narrowed by words', async () => {
    await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await say(page, '/gate status');
    await page.getByRole('button', { name: 'Inspector' }).click();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.getByRole('searchbox').fill('/gate');
    await inspector
      .getByRole('button', { name: /\/gate status/ })
      .first()
      .click();
    await inspector.getByRole('region', { name: 'Payload' }).getByText('"command": "/gate"').waitFor();
    expect(await inspector.getByRole('row').nth(1).innerText()).toMatch(/→ app.*ok.*\d+ ms/s);
    await inspector.getByRole('tab', { name: 'Rate limits' }).click();
    await inspector.getByRole('tab', { name: 'Faults' }).click();
    await inspector.getByRole('button', { name: 'Deliver Twice' }).click();
    await inspector.getByText('deliver_twice').waitFor();
    await inspector.getByRole('button', { name: 'Clear All' }).click();
    await inspector.getByText('Nothing').waitFor();
  });
});

describe('a long channel', () => {
  it('shows 1,000 messages, reaches the first, and keeps up while scrolling', async () => {
    const ana = station.slack.as('ana');
    for (let n = 1; n <= 1000; n += 1)
      await ana.say(`message ${n} of a long day, with *marks* and \`code\``, { channel: 'long-history' });
    await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    const shownAt = await page.evaluate(() => performance.now());
    await open(page, 'long-history');
    await message(page, 'message 1000 of').waitFor();
    expect(await page.evaluate((since) => performance.now() - since, shownAt)).toBeLessThan(2000);
    const frames = await page.evaluate(scrollToTop);
    await message(page, 'message 1 of').waitFor();
    expect(frames.longest).toBeLessThan(200);
    expect(frames.median).toBeLessThan(34);
    await say(page, 'the newest of all');
    await page.getByRole('button', { name: 'Latest messages' }).click();
    await expect.poll(() => message(page, 'the newest of all').isVisible()).toBe(true);
  });
});

/** Scrolls up in steps of a screen until the beginning is there; answers how long the frames took, in milliseconds. */
function scrollToTop(): Promise<{ longest: number; median: number }> {
  const list = document.querySelector('[role="log"]');
  const times: number[] = [];
  let last = performance.now();
  return new Promise((done) => {
    const step = (now: number) => {
      times.push(now - last);
      last = now;
      list?.scrollBy({ top: -400, behavior: 'instant' });
      const began = document.querySelector('.beginning') !== null && (list?.scrollTop ?? 0) === 0;
      if (!began && times.length < 2000) return requestAnimationFrame(step);
      const sorted = times.toSorted((a, b) => a - b);
      done({ longest: sorted.at(-1) ?? 0, median: sorted[sorted.length >> 1] ?? 0 });
      return 0;
    };
    requestAnimationFrame(step);
  });
}
