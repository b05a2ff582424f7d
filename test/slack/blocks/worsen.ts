import { hostile, nth } from './hostile.ts';

/** Fields that are ours or parsed: ids of rows, days, instants, zones and the closed sets of words. */
const trusted = new Set([
  ...[
    'planId',
    'reviewId',
    'blockerId',
    'key',
    'slack',
    'link',
    'timezone',
    'chainHead',
    'kind',
    'status',
    'state',
    'answer',
  ],
  ...[
    'choice',
    'outcome',
    'computed',
    'evidenceColour',
    'voteColour',
    'decision',
    'evidence',
    'best',
    'ask',
    'waits',
  ],
  ...[
    'date',
    'due',
    'starts',
    'start',
    'finish',
    'end',
    'since',
    'forecast',
    'opens',
    'today',
    'pausedUntil',
    'fingerprint',
  ],
]);

/** The same view as the worst people make it: every text hostile, every list `times` as long. */
function worsen<T>(view: T, times: number, from: number, ours: readonly string[]): T {
  let at = from;
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return trusted.has(key) || ours.includes(key) ? value : nth(at++);
    if (Array.isArray(value)) {
      const long = Array.from({ length: value.length * times }, (_, index) => value[index % value.length]);
      return long.map((entry) => walk(entry, key));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, walk(held, name)]));
  };
  return walk(view, '') as T;
}

/** Every hostile text in every place once; `ours` are further fields that people do not write. */
export function* worsened<T>(view: T, times = 30, ours: readonly string[] = []): Generator<T> {
  for (let from = 0; from < hostile.length; from += 1) yield worsen(view, times, from, ours);
}
