import { defineConfig } from 'vitest/config';

/**
 * Suites that start processes, each file in a process of its own. Vitest begins projects in the order of their names, and
 * these have to be first: while they wait, the others compute.
 */
const apart = ['test/crash/**', 'test/container/runs.test.ts'];
/** What many do at once, against the time: after everything else. */
const crowds = ['test/app/gates-crowd.test.ts', 'test/sandbox/load.test.ts'];
const browser = ['test/browser/**'];

const testFilesOf = (paths: string[]) => paths.map((path) => path.replace(/\*\*$/, '**/*.test.ts'));
const common = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
  /** One more than the cores of a small machine: what starts processes waits more than it computes. */
  maxWorkers: 3,
};

/** The files of a worker share its modules: to load Bolt, zod and drizzle for each took longer than most tests. */
const shared = { isolate: false };

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'apart', include: testFilesOf(apart) } },
      {
        test: {
          ...common,
          ...shared,
          name: 'browser',
          include: testFilesOf(browser),
          globalSetup: 'test/browser/global-setup.ts',
        },
      },
      {
        test: {
          ...common,
          ...shared,
          name: 'light',
          include: ['test/**/*.test.ts'],
          exclude: [...apart, ...browser, ...crowds],
        },
      },
      { test: { ...common, name: 'crowds', include: crowds, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
