import type { CardSettings } from '../plan/file/cards/complete-cards.ts';
import { readPlanText as read } from '../plan/file/read-plan-text.ts';
import type { Plan } from '../plan/plan.ts';
import type { Parsed } from '../plan/problem.ts';
import { inWorker } from './in-worker.ts';

/** Characters up to which reading takes a few milliseconds and needs no worker. */
const SHORT = 20_000;

/** Reads a plan in any of its notations; a long text in a worker, so that the event loop is not held. */
export async function readPlanText(text: string, defaults: CardSettings): Promise<Parsed<Plan>> {
  if (text.length <= SHORT) return read(text, defaults);
  return inWorker<Parsed<Plan>>('src/operations/read-plan-worker.ts', { text, defaults });
}
