import type { Clock } from '../clock.ts';

/** Makes ids that look as Slack's and message times that never repeat. */
export interface Numbering {
  /** `id('C')` -> `C0…`; unique over restarts of the sandbox too. */
  id(prefix: string): string;
  /** Seconds and microseconds of the shared clock, always later than the last. */
  ts(): string;
  /** A name for triggers, envelopes and addresses that is never met twice. */
  ticket(): string;
}

export function numbering(clock: Clock, startedAtMs: number): Numbering {
  const stamp = startedAtMs.toString(36).slice(-6).toUpperCase();
  let count = 0;
  let lastMicros = 0;
  const next = () => (++count).toString(36).toUpperCase().padStart(4, '0');
  return {
    id: (prefix) => `${prefix}0${stamp}${next()}`,
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(clock.now()) * 1000);
      return tsOfMicros(lastMicros);
    },
    ticket: () => `${startedAtMs}.${next()}.${stamp.toLowerCase()}`,
  };
}

function tsOfMicros(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

/** Microseconds by which `a` is later than `b`: negative, zero or positive as `a` is before, the same as or after `b`. */
export function compareTs(a: string, b: string): number {
  return microsOf(a) - microsOf(b);
}

function microsOf(ts: string): number {
  const [seconds = '0', micros = '0'] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(micros.slice(0, 6).padEnd(6, '0'));
}
