import type { FaultOrder } from '../../protocol.ts';
import { useActor, useRoute } from '../shell/actor.ts';
import { actOrNotify } from '../wire/act.ts';
import { useWorld } from '../wire/store.ts';

interface Offer {
  label: string;
  order: FaultOrder;
}

const OFFERED: Offer[] = [
  { label: 'Drop the Socket', order: { fault: 'drop_socket' } },
  { label: 'Ask to Reconnect', order: { fault: 'refresh_socket' } },
  { label: 'Refuse Sockets for 10 s', order: { fault: 'refuse_sockets', forMs: 10_000 } },
  { label: 'Answer 429 Once', order: { fault: 'answer_429', times: 1, retryAfterS: 5 } },
  { label: 'Answer 500 Once', order: { fault: 'answer_500', times: 1 } },
  { label: 'Lose a Call', order: { fault: 'lose_call', times: 1 } },
  { label: 'Lose an Answer', order: { fault: 'lose_answer', times: 1 } },
  { label: 'Time Out after the Work', order: { fault: 'time_out_after_work', times: 1, holdMs: 12_000 } },
  { label: 'Deliver Twice', order: { fault: 'deliver_twice', times: 1 } },
  { label: 'Deliver out of Order', order: { fault: 'deliver_out_of_order', times: 2 } },
  { label: 'Uninstall the App', order: { fault: 'uninstall_app' } },
  { label: 'Revoke the Token', order: { fault: 'revoke_token' } },
  { label: 'Restore the Token', order: { fault: 'restore_token' } },
];

/** Things that go wrong, on demand: with the line to the app, the open channel and the person who acts. */
export function Faults() {
  const faults = useWorld((world) => world.faults);
  const offered = [...OFFERED, ...useFaultsHere()];
  return (
    <div className="faults">
      <div className="fault-buttons">
        {offered.map(({ label, order }) => (
          <button
            key={label}
            type="button"
            className="button button-default"
            onClick={() => actOrNotify({ do: 'fault', order })}
          >
            {label}
          </button>
        ))}
      </div>
      <h3>Waiting to happen</h3>
      {faults.length === 0 && <p className="faint">Nothing</p>}
      <ul>
        {faults.map(({ id, order, left }) => (
          <li key={id}>
            <code>{order.fault}</code> {left === null ? 'for a time' : `${left} more`}
          </li>
        ))}
      </ul>
      {faults.length > 0 && (
        <button
          type="button"
          className="button button-default"
          onClick={() => actOrNotify({ do: 'clear_faults' })}
        >
          Clear All
        </button>
      )}
    </div>
  );
}

function useFaultsHere(): Offer[] {
  const actor = useActor();
  const { place } = useRoute();
  const channel = useWorld((world) => world.conversations.get(place));
  const person: Offer = {
    label: `Deactivate ${actor.name}`,
    order: { fault: 'deactivate_person', person: actor.id },
  };
  if (channel === undefined || channel.name === '') return [person];
  const here = { channel: channel.id };
  return [
    { label: `Archive #${channel.name}`, order: { fault: 'archive_channel', ...here } },
    { label: `Remove the App from #${channel.name}`, order: { fault: 'remove_app', ...here } },
    person,
  ];
}
