import type { IsoDate } from '../plan.ts';
import { type CheckedPlan, phasesAhead } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';
import { isOneChain } from './one-chain.ts';

const MOST_TRACKS = 4;

export function sequentialPlan(checked: CheckedPlan): Finding[] {
  if (checked.leaves.length < 3 || checked.open.length === 0 || !isOneChain(checked)) return [];
  return [
    found(
      'sequential-only',
      null,
      `All ${checked.leaves.length} items are one chain: nothing runs in parallel.`,
    ),
  ];
}

/** Phases from the current one on that no gate lets the plan leave. */
export function phasesWithoutGate(checked: CheckedPlan): Finding[] {
  const gated = new Set(checked.plan.gates.map((gate) => gate.phase));
  return phasesAhead(checked)
    .filter(({ id }) => !gated.has(id))
    .map(({ id, name }) => found('phase-without-gate', id, `No gate lets the plan leave the phase ${name}.`));
}

/** The most tracks that have open work on the same day. */
export function tooManyTracks({ analysis, plan }: CheckedPlan): Finding[] {
  const open = analysis.tracks.filter(({ done, needed }) => done < needed);
  const spans = open.flatMap(({ id, start, finish }) => (start && finish ? [{ id, start, finish }] : []));
  const busiest = spans
    .map(({ start }) => ({
      day: start,
      tracks: spans.filter((span) => span.start <= start && start <= span.finish),
    }))
    .reduce<{ day: IsoDate; tracks: { id: string }[] } | null>(
      (best, at) => (best && best.tracks.length >= at.tracks.length ? best : at),
      null,
    );
  if (!busiest || busiest.tracks.length <= MOST_TRACKS) return [];
  const running = new Set(busiest.tracks.map(({ id }) => id));
  const names = plan.tracks.filter(({ id }) => running.has(id)).map(({ name }) => name);
  const message = `${running.size} tracks run in parallel on ${busiest.day}: ${names.join(', ')}.`;
  return [found('too-many-tracks', null, message)];
}
