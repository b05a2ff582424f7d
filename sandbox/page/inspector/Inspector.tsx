import { useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useWorld } from '../wire/store.ts';
import { Faults } from './Faults.tsx';
import { Rates } from './Rates.tsx';
import { Traffic } from './Traffic.tsx';

const TABS = ['Traffic', 'Rate limits', 'Faults'] as const;

/** The drawer at the bottom: what the app and the sandbox say to each other. */
export function Inspector({ onClose }: { onClose: () => void }) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Traffic');
  const limited = useWorld((world) => world.rates.filter((rate) => rate.limitedUntilMs !== null).length);
  const faults = useWorld((world) => world.faults.length);
  const marks = { Traffic: 0, 'Rate limits': limited, Faults: faults };
  return (
    <section className="inspector" aria-label="Inspector">
      <header className="pane-head">
        <div className="tabs" role="tablist" aria-label="Inspector">
          {TABS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              onClick={() => setTab(name)}
            >
              {name}
              {marks[name] > 0 && <span className="unread-count">{marks[name]}</span>}
            </button>
          ))}
        </div>
        <button type="button" className="icon-button" aria-label="Close the inspector" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {tab === 'Traffic' && <Traffic />}
      {tab === 'Rate limits' && <Rates />}
      {tab === 'Faults' && <Faults />}
    </section>
  );
}
