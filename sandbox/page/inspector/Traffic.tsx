import { useDeferredValue, useMemo, useState } from 'react';
import type { TrafficEntry } from '../../protocol.ts';
import { useWorld } from '../wire/store.ts';
import { filterTraffic } from './filter.ts';
import { TrafficDetails } from './TrafficDetails.tsx';
import { TrafficTable } from './TrafficTable.tsx';

const SHOWN = 300;

/** The traffic, newest first, narrowed by words; the chosen entry with its payload beside it. */
export function Traffic() {
  const all = useWorld((world) => world.traffic);
  const [typed, setTyped] = useState('');
  const [direction, setDirection] = useState<TrafficEntry['direction'] | 'both'>('both');
  const [chosen, setChosen] = useState<number | null>(null);
  const traffic = useDeferredValue(all);
  const found = useMemo(() => filterTraffic(traffic, typed, direction), [traffic, typed, direction]);
  const entry = all.find(({ id }) => id === chosen);
  return (
    <div className="traffic">
      <div className="traffic-left">
        <div className="traffic-filter">
          <input
            className="field"
            type="search"
            aria-label="Filter the traffic"
            placeholder="Filter: chat.postMessage, error, block_actions…"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <select
            className="field"
            aria-label="Direction"
            value={direction}
            onChange={(event) => setDirection(event.target.value as typeof direction)}
          >
            <option value="both">Both ways</option>
            <option value="to_app">To the app</option>
            <option value="from_app">From the app</option>
          </select>
          <span className="faint">
            {found.length > SHOWN
              ? `the newest ${SHOWN} of ${found.length}`
              : `${found.length} of ${all.length}`}
          </span>
        </div>
        <TrafficTable entries={found.slice(0, SHOWN)} chosen={chosen} onChoose={setChosen} />
      </div>
      {entry !== undefined && <TrafficDetails key={entry.id} entry={entry} />}
    </div>
  );
}
