import { Fragment, memo } from 'react';
import type { TrafficEntry } from '../../protocol.ts';
import { useActor } from '../shell/actor.ts';
import { dayKey, longDay, secondsOf } from '../text/dates.ts';

interface TrafficTableProps {
  entries: readonly TrafficEntry[];
  chosen: number | null;
  onChoose: (id: number) => void;
}

/** The list of traffic; a row's button opens its payload. */
export const TrafficTable = memo(function TrafficTable({ entries, chosen, onChoose }: TrafficTableProps) {
  const { zone } = useActor();
  return (
    <div className="traffic-scroll">
      <table className="traffic-table">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Way</th>
            <th scope="col">What</th>
            <th scope="col">State</th>
            <th scope="col" className="number">
              Answered in
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <Fragment key={entry.id}>
              {startsDay(entry, entries[index - 1], zone) && <DayRow at={entry.at} zone={zone} />}
              <tr className={entry.id === chosen ? 'is-chosen' : ''} onClick={() => onChoose(entry.id)}>
                <td>{secondsOf(entry.at, zone)}</td>
                <td>{entry.direction === 'to_app' ? '→ app' : '← app'}</td>
                <td className="traffic-what" title={entry.name}>
                  <button type="button" className="traffic-name" aria-pressed={entry.id === chosen}>
                    {entry.name}
                  </button>
                  <span className="faint"> {entry.kind}</span>
                </td>
                <td>
                  <span className={`state state-${entry.status}`}>{entry.status}</span>{' '}
                  <span className="faint">{entry.note}</span>
                </td>
                <td className="number">{answeredIn(entry)}</td>
              </tr>
            </Fragment>
          ))}
          {entries.length === 0 && (
            <tr>
              <td colSpan={5} className="faint">
                Nothing here
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
});

function DayRow({ at, zone }: { at: number; zone: string }) {
  return (
    <tr className="traffic-day">
      <th scope="rowgroup" colSpan={5}>
        {longDay(at, zone)}
      </th>
    </tr>
  );
}

function startsDay(entry: TrafficEntry, above: TrafficEntry | undefined, zone: string): boolean {
  return above === undefined || dayKey(above.at, zone) !== dayKey(entry.at, zone);
}

/** Empty for what has no answer. */
function answeredIn({ ms, status }: TrafficEntry): string {
  if (ms !== null) return `${Math.round(ms)} ms`;
  return status === 'pending' ? '…' : '';
}
