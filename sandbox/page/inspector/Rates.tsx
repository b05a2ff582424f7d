import { useActor } from '../shell/actor.ts';
import { clockText } from '../text/dates.ts';
import { useWorld } from '../wire/store.ts';

/** How much of each rate limit is used. */
export function Rates() {
  const { zone } = useActor();
  const rates = useWorld((world) => world.rates);
  const conversations = useWorld((world) => world.conversations);
  if (rates.length === 0)
    return <p className="inspector-empty faint">The app has called no limited method yet.</p>;
  return (
    <div className="traffic-scroll">
      <table className="traffic-table">
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Channel</th>
            <th scope="col">Used</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={`${rate.method} ${rate.scope}`}>
              <td>{rate.method}</td>
              <td>{conversations.get(rate.scope)?.name ?? rate.scope}</td>
              <td>
                <meter
                  min={0}
                  max={rate.limit}
                  high={rate.limit * 0.8}
                  value={rate.used}
                  aria-label={rate.method}
                />{' '}
                {rate.used} of {rate.limit} in {Math.round(rate.windowMs / 1000)} s
              </td>
              <td>
                {rate.limitedUntilMs === null ? (
                  <span className="state state-ok">free</span>
                ) : (
                  <span className="state state-limited">
                    limited until {clockText(rate.limitedUntilMs, zone)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
