import { type Clock, realTime } from '../clock.ts';
import type { Push, RateState } from '../protocol.ts';

const MINUTE = 60_000;

/** Calls a minute by Slack's tiers; methods that are not named have the tier of `users.info`. */
const perMinute: Record<string, number> = {
  'apps.connections.open': 20,
  'conversations.list': 20,
  'users.list': 20,
  'users.conversations': 50,
  'conversations.info': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'conversations.join': 50,
  'chat.update': 50,
  'chat.delete': 50,
  'chat.getPermalink': 600,
  'reactions.add': 50,
  'reactions.remove': 50,
  'reactions.get': 50,
  'users.lookupByEmail': 50,
  'bots.info': 50,
  'team.info': 50,
  'auth.test': 600,
};
const OTHERS_PER_MINUTE = 100;

/** chat.postMessage: one a second for each channel with short bursts, some hundreds a minute in all. */
const POST_BURST = 10;
const POST_PER_WORKSPACE = 300;

interface Bucket {
  method: string;
  scope: string;
  capacity: number;
  windowMs: number;
  tokens: number;
  at: number;
  limitedUntilMs: number | null;
}

export interface RateLimits {
  /** Counts a call; answers after how many seconds to try again where it is one too many, else null. */
  take(method: string, channel: string): number | null;
  states(): RateState[];
}

/**
 * Token buckets per method. Time is whichever of the shared clock and real time moved further between two
 * calls: a journey refills them, and so does waiting where the shared clock stands still.
 */
export function rateLimits(clock: Clock, push: (push: Push) => void): RateLimits {
  const buckets = new Map<string, Bucket>();
  const now = furtherOf(clock, realTime);

  const bucketsFor = (method: string, channel: string): Bucket[] => {
    if (method !== 'chat.postMessage') {
      return [bucket(method, '', perMinute[method] ?? OTHERS_PER_MINUTE, MINUTE)];
    }
    return [
      bucket(method, channel, POST_BURST, POST_BURST * 1_000),
      bucket(method, '', POST_PER_WORKSPACE, MINUTE),
    ];
  };
  const bucket = (method: string, scope: string, capacity: number, windowMs: number): Bucket => {
    const key = `${method} ${scope}`;
    const known = buckets.get(key);
    if (known) return known;
    const made = { method, scope, capacity, windowMs, tokens: capacity, at: now(), limitedUntilMs: null };
    buckets.set(key, made);
    return made;
  };

  return {
    take(method, channel) {
      const at = now();
      const asked = bucketsFor(method, channel);
      for (const one of asked) refill(one, at);
      const empty = asked.find((one) => one.tokens < 1);
      if (empty) {
        const seconds = Math.max(
          1,
          Math.ceil(((1 - empty.tokens) * empty.windowMs) / empty.capacity / 1_000),
        );
        empty.limitedUntilMs = clock.now() + seconds * 1_000;
        push({ type: 'rates', rates: [toState(empty)] });
        return seconds;
      }
      for (const one of asked) one.tokens -= 1;
      push({ type: 'rates', rates: asked.map(toState) });
      return null;
    },
    states: () => [...buckets.values()].map(toState),
  };
}

function refill(bucket: Bucket, at: number): void {
  const gained = ((at - bucket.at) * bucket.capacity) / bucket.windowMs;
  bucket.tokens = Math.min(bucket.capacity, bucket.tokens + gained);
  bucket.at = at;
  if (bucket.tokens >= 1) bucket.limitedUntilMs = null;
}

function toState(bucket: Bucket): RateState {
  const { method, scope, capacity, windowMs, limitedUntilMs } = bucket;
  return {
    method,
    scope,
    used: Math.ceil(capacity - bucket.tokens),
    limit: capacity,
    windowMs,
    limitedUntilMs,
  };
}

function furtherOf(a: Clock, b: Clock): () => number {
  let [lastA, lastB, time] = [a.now(), b.now(), 0];
  return () => {
    const [nowA, nowB] = [a.now(), b.now()];
    time += Math.max(0, nowA - lastA, nowB - lastB);
    [lastA, lastB] = [nowA, nowB];
    return time;
  };
}
