import { useSyncExternalStore } from 'react';
import type { StateValues } from '../../protocol.ts';

const NOTHING: StateValues = {};
const kept = new Map<string, StateValues>();
const listeners = new Set<() => void>();

/** What was entered on one surface so far. */
export function valuesNow(surface: string): StateValues {
  return kept.get(surface) ?? NOTHING;
}

export function keepValues(surface: string, values: StateValues): void {
  kept.set(surface, values);
  for (const listener of listeners) listener();
}

/** `valuesNow`, renewed with every change. */
export function useKeptValues(surface: string): StateValues {
  return useSyncExternalStore(listen, () => valuesNow(surface));
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
