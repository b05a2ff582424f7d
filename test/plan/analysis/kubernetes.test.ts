import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/plan/analysis/analyse.ts';
import { readPlan } from '../../../src/plan/file/read-plan.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { stateOf } from './plans.ts';

const kubernetes = (): Plan => {
  const file = new URL('../../../examples/kubernetes-1.35.yaml', import.meta.url);
  const read = readPlan(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error('the example is refused');
  return read.value;
};

// Nothing of the example is done, so that on Monday 20 October 2025 everything is still to do. Working days from there,
// Thursday 27 and Friday 28 November closed, no public holidays:
//
//   20-24 Oct 1-5     27-31 Oct 6-10   3-7 Nov 11-15    10-14 Nov 16-20   17-21 Nov 21-25   24-26 Nov 26-28
//   1-5 Dec 29-33     8-12 Dec 34-38   15-19 Dec 39-43  22-26 Dec 44-48   29 Dec-2 Jan 49-53
//   5-9 Jan 54-58     12-16 Jan 59-63  19-23 Jan 64-68  26-30 Jan 69-73
//
//   TASK-103 13-17 days  15    ->  15     7 Nov
//   TASK-105 4-6          5    ->  20    14 Nov
//   TASK-107 4-7          5.5  ->  25.5  24 Nov, noon
//   TASK-201 12-18       15    ->  40.5  17 Dec, noon
//   TASK-303 8-14        11    ->  51.5   1 Jan, noon
//   TASK-308 6-9          7.5  ->  59    12 Jan
//   TASK-403 5-8          6.5  ->  65.5  21 Jan, noon
//   TASK-406 2-4          3    ->  68.5  26 Jan, noon
//   TASK-407              1    ->  69.5  27 Jan, noon
//   TASK-408              0.5  ->  70    27 Jan
test('the Kubernetes example on 20 October 2025 with nothing done', () => {
  const analysis = analyse(kubernetes(), stateOf(), '2025-10-20');
  expect(
    analysis.criticalPath.map((id) => `${id} ${analysis.items.find((item) => item.id === id)?.finish}`),
  ).toEqual([
    'TASK-103 2025-11-07',
    'TASK-105 2025-11-14',
    'TASK-107 2025-11-24',
    'TASK-201 2025-12-17',
    'TASK-303 2026-01-01',
    'TASK-308 2026-01-12',
    'TASK-403 2026-01-21',
    'TASK-406 2026-01-26',
    'TASK-407 2026-01-27',
    'TASK-408 2026-01-27',
  ]);
  // 15 September to 17 October are 25 working days, so that 20 October is the 26th, and 70 days from there end on the 95th.
  expect(analysis).toMatchObject({ start: '2025-09-15', end: '2026-01-27', day: 26, days: 95, progress: 0 });
  expect(analysis.ready).toEqual(['TASK-101', 'TASK-102', 'TASK-103']);
  // From 16 October: one working day to the 17th, then 26 to 24 November, 40.5 to 17 December, 59 and 70.
  expect(
    analysis.convergence.map(({ id, forecast, lateDays, driver }) => [id, forecast, lateDays, driver]),
  ).toEqual([
    ['CP-1', '2025-11-24', 27, 'TASK-107'],
    ['CP-2', '2025-12-17', 27, 'TASK-201'],
    ['CP-3', '2026-01-12', 29, 'TASK-308'],
    ['CP-4', '2026-01-27', 29, 'TASK-408'],
  ]);
  // TASK-102 4 days, TASK-108 2 (1.5 and noon): done after 6 of the 25.5 days that CP-1 takes.
  expect(analysis.convergence[0]?.tracks).toEqual([
    { id: 'enhancements', done: 0, needed: 3, floatDays: 0 },
    { id: 'branches', done: 0, needed: 1, floatDays: 19.5 },
    { id: 'docs', done: 0, needed: 1, floatDays: 19.5 },
  ]);
});

// The same chain from the plan's first day, Monday 15 September 2025: working days from there. TASK-407 may not begin
// before 17 December and the thaw not before the 18th, which the chain has passed by then.
//
//   15-19 Sep 1-5     22-26 Sep 6-10    29 Sep-3 Oct 11-15  6-10 Oct 16-20  13-17 Oct 21-25  20-24 Oct 26-30
//   27-31 Oct 31-35   3-7 Nov 36-40     10-14 Nov 41-45     17-21 46-50     24-26 Nov 51-53  1-5 Dec 54-58
//   8-12 Dec 59-63    15-19 Dec 64-68   22-26 Dec 69-73
//
//   TASK-107 25.5: 20 Oct   TASK-201 40.5: 10 Nov   TASK-308 59: 8 Dec   TASK-406 68.5: 22 Dec   TASK-408 70: 23 Dec
test('the Kubernetes example on its first day', () => {
  const analysis = analyse(kubernetes(), stateOf(), '2025-09-15');
  expect(analysis.convergence.map(({ forecast, lateDays }) => [forecast, lateDays])).toEqual([
    ['2025-10-20', 2],
    ['2025-11-10', 2],
    ['2025-12-08', 4],
    ['2025-12-23', 4],
  ]);
  expect(analysis.end).toBe('2025-12-23');
});
