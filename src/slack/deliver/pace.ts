/** So many calls at once, and one more every so many milliseconds. */
export interface Rate {
  burst: number;
  everyMs: number;
}

export interface Rates {
  /** Posts into one channel. */
  channel: Rate;
  /** Posts in all. */
  posts: Rate;
  /** Every other method, each by itself. */
  others: Rate;
}

/** What Slack lets through, with a little to spare: https://api.slack.com/apis/rate-limits */
export const SLACK_RATES: Rates = {
  channel: { burst: 8, everyMs: 1_000 },
  posts: { burst: 100, everyMs: 220 },
  others: { burst: 40, everyMs: 1_250 },
};

/** Milliseconds that nothing is held up for longer; what seems to be was noted before the clock was set back. */
export const LONGEST_HOLD = 30 * 60_000;

export type Method = 'chat.postMessage' | 'chat.update' | 'reactions.add';

/** Spaces calls out so that Slack seldom has to refuse one, and waits where it did. Times in milliseconds. */
export interface Pace {
  /** The earliest moment at which a call may be made. */
  freeAt(method: Method, channel: string, now: number): number;
  /** The earliest moment at which the method may be called at all, whatever the channel. */
  openAt(method: Method, now: number): number;
  /** Counts a call. */
  take(method: Method, channel: string, now: number): void;
  /** Lets a method alone until then; posts in their channel only, as each channel has a limit of its own. */
  hold(method: Method, channel: string, until: number): void;
  /** Lets everything alone until then. */
  holdAll(until: number): void;
}

export function createPace(rates: Rates): Pace {
  /** By scope: when the next call were due if calls came evenly (the generic cell rate algorithm). */
  const evenly = new Map<string, number>();
  const held = new Map<string, number>();
  let all = 0;

  const scopes = (method: Method, channel: string): [string, Rate][] =>
    method === 'chat.postMessage'
      ? [[`channel ${channel}`, rates.channel], overall(method)]
      : [overall(method)];
  const overall = (method: Method): [string, Rate] =>
    method === 'chat.postMessage' ? ['posts', rates.posts] : [method, rates.others];
  const dueOf = ([scope, { burst, everyMs }]: [string, Rate]) =>
    (evenly.get(scope) ?? 0) - (burst - 1) * everyMs;
  const latest = (moments: number[], now: number) =>
    Math.max(...moments.filter((at) => at - now <= LONGEST_HOLD));
  const first = (method: Method, channel: string) => scopes(method, channel)[0]?.[0] ?? method;

  return {
    freeAt(method, channel, now) {
      const due = scopes(method, channel).map(dueOf);
      return latest([all, held.get(first(method, channel)) ?? 0, ...due], now);
    },
    openAt(method, now) {
      return latest([all, held.get(method) ?? 0, dueOf(overall(method))], now);
    },
    take(method, channel, now) {
      for (const [scope, { everyMs }] of scopes(method, channel)) {
        if (everyMs > 0) evenly.set(scope, latest([evenly.get(scope) ?? 0, now], now) + everyMs);
      }
    },
    hold(method, channel, until) {
      held.set(first(method, channel), until);
    },
    holdAll(until) {
      all = until;
    },
  };
}
