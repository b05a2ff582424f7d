import type { Clock } from '../../clock.ts';
import type { Push, RateState } from '../../protocol.ts';
import type { Ground } from '../world.ts';
import type { Parcel } from './parcel.ts';

const MINUTE = 60_000;
const MINUTES = 60;

/** How many deliveries of events an app gets in an hour; Slack drops the rest. */
export interface EventLimit {
  /**
   * Counts a delivery. Null where it may go; where it is one too many, the minute (seconds since the epoch) and
   * whether the app is to be told of it, as it is once in each minute.
   */
  take(): { minute: number; tell: boolean } | null;
  /** Empty before the first event. */
  states(): RateState[];
}

/** Counted by minute, so that an hour of events is sixty numbers. */
export function eventLimit(clock: Clock, push: (push: Push) => void, limit: number): EventLimit {
  const byMinute = new Map<number, number>();
  let used = 0;
  let toldAt: number | null = null;
  let limitedUntilMs: number | null = null;

  const forgetBefore = (first: number) => {
    for (const [minute, count] of byMinute) {
      if (minute >= first) return;
      byMinute.delete(minute);
      used -= count;
    }
  };
  const states = (): RateState[] => {
    const windowMs = MINUTES * MINUTE;
    return used === 0
      ? []
      : [{ method: 'deliveries of events', scope: '', used, limit, windowMs, limitedUntilMs }];
  };

  return {
    states,
    take() {
      const now = Math.floor(clock.now() / MINUTE);
      forgetBefore(now - MINUTES + 1);
      const isFull = used >= limit;
      if (!isFull) {
        used += 1;
        byMinute.set(now, (byMinute.get(now) ?? 0) + 1);
      }
      const oldest = byMinute.keys().next().value ?? now;
      limitedUntilMs = isFull ? (oldest + MINUTES) * MINUTE : null;
      push({ type: 'rates', rates: states() });
      if (!isFull) return null;
      const tell = toldAt !== now;
      toldAt = now;
      return { minute: (now * MINUTE) / 1_000, tell };
    },
  };
}

/** Slack's word that it drops events; it has no event inside. */
export function parcelOfLimit({ settings }: Ground, minute: number): Parcel {
  const payload = {
    token: settings.app.verificationToken,
    type: 'app_rate_limited',
    team_id: settings.workspace.id,
    minute_rate_limited: minute,
    api_app_id: settings.app.id,
  };
  return { type: 'events_api', name: payload.type, payload, retry: null };
}
