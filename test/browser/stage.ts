import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { leavePage, newPage, type OpenOptions, openPage } from './page.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type Station, startStation } from './station.ts';

export interface Stage {
  /** Opens the page anew; it is left after the test. */
  visit: (options: OpenOptions) => Promise<Page>;
  station: () => Station;
}

/**
 * A page and a station for the tests of one file. After each test the page must have been quiet: no error in its
 * console, and no request to anywhere but the sandbox. It is one page for all tests, since a browser takes longer to
 * begin another than most tests take.
 */
export function stage(): Stage {
  let browser: Browser;
  let station: Station;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    [browser, station] = await Promise.all([sharedBrowser(), startStation()]);
    page = await newPage(browser);
    listen(page, station.slack.url, complaints);
  });
  afterEach(async () => {
    await leavePage(page);
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await station.stop();
  });
  const visit = async (options: OpenOptions) => {
    await openPage(page, station.slack.url, options);
    return page;
  };
  return { visit, station: () => station };
}

function listen(page: Page, home: string, complaints: string[]): void {
  page.on('console', (entry) => {
    if (entry.type() === 'error') complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !url.startsWith('data:')) complaints.push(`asked for ${url}`);
  });
}
