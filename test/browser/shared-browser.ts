import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The browser that all test files share, as seen by one of them: closing it ends no more than its own pages. */
export function sharedBrowser(): Promise<Browser> {
  return chromium.connect(inject('browser'));
}
