import { defineConfig } from 'vitest/config';

/** Suites that start processes, browsers or thousands of requests: they run after the others. */
const heavy = [
  'test/crash/**',
  'test/container/**',
  'test/browser/**',
  'test/app/gates-crowd.test.ts',
  'test/sandbox/load.test.ts',
];

const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'light',
          include: ['test/**/*.test.ts'],
          exclude: heavy,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patience,
          name: 'heavy',
          include: heavy.map((path) => path.replace(/\*\*$/, '**/*.test.ts')),
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
