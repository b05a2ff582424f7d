import type { TrafficEntry } from '../../protocol.ts';

/** Entries that hold every word that was typed, newest first. */
export function filterTraffic(
  entries: readonly TrafficEntry[],
  typed: string,
  direction: TrafficEntry['direction'] | 'both',
): TrafficEntry[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries
    .filter((entry) => (direction === 'both' || entry.direction === direction) && holds(entry, words))
    .reverse();
}

function holds(entry: TrafficEntry, words: readonly string[]): boolean {
  const text = `${entry.kind} ${entry.name} ${entry.status} ${entry.note}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
