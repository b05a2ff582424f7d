import { useRef, useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Popover } from '../parts/Popover.tsx';
import { clockText, fieldValue, instantOf } from '../text/dates.ts';
import { actOrNotify } from '../wire/act.ts';
import { useNow } from '../wire/clock.ts';
import { useConnection, useWorld } from '../wire/store.ts';
import { useActor } from './actor.ts';
import { useTheme } from './theme.ts';

const HOUR_MS = 3_600_000;

interface TimeBarProps {
  inspecting: boolean;
  onInspect: () => void;
}

/** Across the top: the sandbox's clock and the ways to move it, then the inspector and the theme. */
export function TimeBar({ inspecting, onInspect }: TimeBarProps) {
  const { theme, toggle } = useTheme();
  const travelling = useWorld((world) => !world.clock.flows);
  return (
    <header className="time-bar">
      <Clock />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className="time-buttons" role="group" aria-label="Time travel">
        <button
          type="button"
          disabled={travelling}
          onClick={() => actOrNotify({ do: 'travel', to: 'next_working_morning' })}
        >
          Next Working Morning
        </button>
        <button
          type="button"
          disabled={travelling}
          onClick={() => actOrNotify({ do: 'travel_by', ms: HOUR_MS })}
        >
          +1 Hour
        </button>
        <GoTo disabled={travelling} />
      </div>
      {travelling && <span className="travelling">Travelling…</span>}
      <span className="time-space" />
      <AppState />
      <button type="button" className="bar-button" aria-pressed={inspecting} onClick={onInspect}>
        <Icon name="pulse" /> Inspector
      </button>
      <button
        type="button"
        className="bar-button"
        aria-label={theme === 'dark' ? 'Use light colours' : 'Use dark colours'}
        title={theme === 'dark' ? 'Use light colours' : 'Use dark colours'}
        onClick={toggle}
      >
        <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
      </button>
    </header>
  );
}

function Clock() {
  const { zone, name } = useActor();
  const now = useNow();
  return (
    <div className="clock" title={`All times are shown in ${zone}, the zone of ${name}`}>
      <Icon name="clock" />
      <time>{clockText(now, zone)}</time>
      <span className="clock-zone">{zone}</span>
    </div>
  );
}

function GoTo({ disabled }: { disabled: boolean }) {
  const { zone } = useActor();
  const button = useRef<HTMLButtonElement>(null);
  const now = useNow();
  const [wanted, setWanted] = useState<string | null>(null);
  const close = () => {
    setWanted(null);
    button.current?.focus();
  };
  const travel = () => {
    const to = instantOf(wanted ?? '', zone);
    if (Number.isNaN(to)) return;
    close();
    void actOrNotify({ do: 'travel', to });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        disabled={disabled}
        aria-expanded={wanted !== null}
        onClick={() => setWanted(fieldValue(now, zone))}
      >
        Go to…
      </button>
      {wanted !== null && (
        <Popover anchor={button} onClose={close}>
          <form
            className="go-to"
            onSubmit={(event) => {
              event.preventDefault();
              travel();
            }}
          >
            <label>
              Move the clock to ({zone})
              <input
                className="field"
                type="datetime-local"
                // biome-ignore lint/a11y/noAutofocus: opened by the button for this alone
                autoFocus
                value={wanted}
                onChange={(event) => setWanted(event.target.value)}
              />
            </label>
            <button type="submit" className="button button-primary filled">
              Go There
            </button>
            <p className="faint">Everything that is due on the way happens, in order.</p>
          </form>
        </Popover>
      )}
    </>
  );
}

function AppState() {
  const connection = useConnection();
  const connections = useWorld((world) => world.app.connections);
  const name = useWorld((world) => world.app.name);
  const there = connections > 0;
  if (connection === 'broken')
    return <span className="app-state is-off">Sandbox not reachable, trying again…</span>;
  return (
    <span className={there ? 'app-state' : 'app-state is-off'} title={`${connections} open connections`}>
      <span className="dot" /> {there ? `${name} is connected` : `${name} is not connected`}
    </span>
  );
}
