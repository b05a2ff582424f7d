import type { Outcome } from './review.ts';

/** What the last decision of a gate left for somebody to do. */
export type GateWaits = 'choice' | 'new round' | 'new plan';

/** How a gate stands: its last decision, and what it waits for since. */
export interface GateStanding {
  outcome: Outcome;
  waits: GateWaits | null;
}

const WAITS: Record<GateWaits, string> = {
  choice: 'the owner chooses: rework, pivot or stop',
  'new round': 'a new round is due',
  'new plan': 'a new plan file is due',
};

export function waitsWords(waits: GateWaits): string {
  return WAITS[waits];
}

/** Whether a gate lets its phase be left and nothing is asked of anybody any more. */
export function isPassed(last: GateStanding | null): boolean {
  return (last?.outcome === 'green' || last?.outcome === 'yellow') && last.waits === null;
}
