import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './launch.ts';
import { type OpenOptions, openPage } from './page.ts';
import { type Station, startStation } from './station.ts';

export interface Stage {
  /** Opens the page anew; it is closed after the test. */
  visit: (options: OpenOptions) => Promise<Page>;
  station: () => Station;
}

/**
 * A browser and a station for the tests of one file. After each test the page must have been quiet: no error in
 * its console, and no request to anywhere but the sandbox.
 */
export function stage(): Stage {
  let browser: Browser;
  let station: Station;
  const pages: Page[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    [browser, station] = await Promise.all([launchBrowser(), startStation()]);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await station.stop();
  });
  const visit = async (options: OpenOptions) => {
    const page = await openPage(browser, station.slack.url, options);
    pages.push(page);
    listen(page, station.slack.url, complaints);
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
