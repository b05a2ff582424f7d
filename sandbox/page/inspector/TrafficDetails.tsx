import { useEffect, useState } from 'react';
import type { TrafficDetail, TrafficEntry } from '../../protocol.ts';
import { trafficDetail } from '../wire/act.ts';

/** What was sent and what came back, as JSON. */
export function TrafficDetails({ entry }: { entry: TrafficEntry }) {
  const [detail, setDetail] = useState<TrafficDetail | null | 'loading'>('loading');
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the answer has come
  useEffect(() => {
    let wanted = true;
    void trafficDetail(entry.id).then((found) => {
      if (wanted) setDetail(found);
    });
    return () => {
      wanted = false;
    };
  }, [entry.id, entry.status]);
  return (
    <section className="traffic-details" aria-label="Payload">
      <h3>{entry.name}</h3>
      {detail === 'loading' && <p className="faint">Loading…</p>}
      {detail === null && <p className="faint">The sandbox no longer has this payload.</p>}
      {detail !== null && detail !== 'loading' && (
        <>
          <h4>{entry.direction === 'to_app' ? 'Sent to the app' : 'The app sent'}</h4>
          <pre>{asJson(detail.sent)}</pre>
          <h4>{entry.direction === 'to_app' ? 'The app answered' : 'Slack answered'}</h4>
          <pre>{asJson(detail.answered)}</pre>
        </>
      )}
    </section>
  );
}

function asJson(value: unknown): string {
  return value === undefined || value === null ? '(nothing)' : JSON.stringify(value, null, 2);
}
