import type { TestProject } from 'vitest/node';
import { buildPage } from '../../sandbox/page-server.ts';
import { launchBrowser } from './launch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of all test files listens. */
    browser: string;
  }
}

/** Builds the page and starts one browser before the first test file, for all of them. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const [server] = await Promise.all([launchBrowser(), buildPage()]);
  provide('browser', server.wsEndpoint());
  return () => server.close();
}
