import { type Clock, realTime } from '../clock.ts';
import type { Push, TrafficDetail, TrafficEntry, TrafficStatus } from '../protocol.ts';

const KEPT = 2_000;

type TrafficStart = Pick<TrafficEntry, 'direction' | 'kind' | 'name'> &
  Partial<Pick<TrafficDetail, 'note' | 'sent' | 'status'>>;

interface TrafficEnd {
  status: TrafficStatus;
  note?: string;
  answered?: unknown;
}

/** What went between Slack and the app; the newest entries alone are kept. */
export interface TrafficLog {
  /** Notes the start of an exchange; the answer ends it. */
  begin(start: TrafficStart): (end: TrafficEnd) => void;
  /** Notes something that has no answer. */
  note(start: TrafficStart): void;
  entries(): TrafficEntry[];
  detail(id: number): TrafficDetail | undefined;
  details(): TrafficDetail[];
  /** Exchanges that still wait for their answer. */
  pending(): number;
  /** How many there have been since the start. */
  count(): number;
}

export function trafficLog(clock: Clock, push: (push: Push) => void): TrafficLog {
  const kept = new Map<number, TrafficDetail>();
  let count = 0;
  let pending = 0;

  const add = (start: TrafficStart, status: TrafficStatus): TrafficDetail => {
    const { direction, kind, name, note = '', sent = null } = start;
    const id = ++count;
    const entry = {
      id,
      at: clock.now(),
      direction,
      kind,
      name,
      status,
      ms: null,
      note,
      sent,
      answered: null,
    };
    kept.set(id, entry);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? id);
    push({ type: 'traffic', entries: [withoutPayload(entry)] });
    return entry;
  };

  return {
    begin(start) {
      const began = realTime.now();
      const entry = add(start, 'pending');
      pending += 1;
      return (end) => {
        if (entry.ms !== null) return;
        pending -= 1;
        Object.assign(entry, { ms: realTime.now() - began, ...end });
        push({ type: 'traffic', entries: [withoutPayload(entry)] });
      };
    },
    note: (start) => void add(start, start.status ?? 'ok'),
    entries: () => [...kept.values()].map(withoutPayload),
    detail: (id) => kept.get(id),
    details: () => [...kept.values()],
    pending: () => pending,
    count: () => count,
  };
}

function withoutPayload({ sent: _, answered: __, ...entry }: TrafficDetail): TrafficEntry {
  return entry;
}
