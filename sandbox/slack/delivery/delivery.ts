import { realTime } from '../../clock.ts';
import type { TrafficStatus } from '../../protocol.ts';
import type { Json } from '../json.ts';
import { appInfo, type Ground } from '../world.ts';
import { parcelOfLimit } from './event-limit.ts';
import type { Carrier, Parcel, ParcelType, Receipt } from './parcel.ts';
import { requestCarrier } from './request.ts';
import { type SocketLine, socketLine } from './socket.ts';

/** The line to the app: Socket Mode, or signed requests once a request URL is set. */
export interface Delivery {
  sockets: SocketLine;
  /** Delivers a command or an interaction once and gives what became of it within the ack deadline. */
  interact(type: Exclude<ParcelType, 'events_api'>, name: string, payload: Json): Promise<Receipt>;
  /** Delivers an event; one that is not acknowledged is delivered again, as often as Slack does. */
  announce(name: string, payload: Json): void;
  /** From now on by signed requests to this address, or by sockets for null. */
  deliverTo(requestUrl: string | null): void;
  /** Ends connections and retries. */
  stop(): void;
}

const HELD_BACK_MS = 300;

export function deliveryOf(ground: Ground, requestUrl: string | null): Delivery {
  const sockets = socketLine(ground);
  const timers = new Set<NodeJS.Timeout>();
  let carry: Carrier = (parcel) => sockets.carry(parcel);
  let held: (() => void) | null = null;
  let stopped = false;

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!stopped) work();
    }, ms);
    timer.unref();
    timers.add(timer);
  };

  const kindNow = () => (requestUrl === null ? ('envelope' as const) : ('request' as const));

  const deliver = async (parcel: Parcel, note = ''): Promise<Receipt> => {
    const begun = note || (parcel.retry ? `retry ${parcel.retry.attempt}` : '');
    const end = ground.traffic.begin({
      direction: 'to_app',
      kind: kindNow(),
      name: parcel.name,
      note: begun,
      sent: parcel.payload,
    });
    const answer = carry(parcel);
    const receipt = await withinDeadline(answer, ground.settings.deadlines.ack, later);
    if (receipt.status === 'late') void noteLateAck(ground, parcel, answer);
    end({
      status: trafficStatus(receipt),
      note: receipt.status === 'failed' ? [begun, receipt.note].filter(Boolean).join(', ') : begun,
      answered: receipt.status === 'acked' ? (receipt.answer ?? null) : null,
    });
    return receipt;
  };

  /** Events alone are counted: what tells the app of the limit goes beyond it. */
  const mayGo = (parcel: Parcel): boolean => {
    const { limitRates, eventsPerHour } = ground.settings;
    const full = limitRates && parcel.payload.type === 'event_callback' ? ground.events.take() : null;
    if (full === null) return true;
    ground.traffic.note({
      direction: 'to_app',
      kind: kindNow(),
      name: parcel.name,
      note: `dropped: ${eventsPerHour} deliveries in 60 minutes`,
      sent: parcel.payload,
      status: 'limited',
    });
    if (full.tell) void attempt(parcelOfLimit(ground, full.minute));
    return false;
  };

  const attempt = async (parcel: Parcel, note = '') => {
    if (!mayGo(parcel)) return;
    const receipt = await deliver(parcel, note);
    const tried = parcel.retry?.attempt ?? 0;
    const wait = ground.settings.deadlines.eventRetries[tried];
    if (receipt.status === 'acked' || wait === undefined || stopped) return;
    if (receipt.status === 'failed' && receipt.noRetry) return;
    const reason = retryReason(receipt, requestUrl !== null);
    later(wait, () => void attempt({ ...parcel, retry: { attempt: tried + 1, reason } }));
  };

  const twice = () => ground.faults.hit(['deliver_twice']) !== null;
  const release = () => {
    const heldBack = held;
    held = null;
    heldBack?.();
  };

  const line: Delivery = {
    sockets,
    async interact(type, name, payload) {
      const parcel: Parcel = { type, name, payload, retry: null };
      if (twice()) void deliver(parcel, 'delivered twice');
      return deliver(parcel);
    },
    announce(name, payload) {
      const parcel: Parcel = { type: 'events_api', name, payload, retry: null };
      if (held === null && ground.faults.hit(['deliver_out_of_order'])) {
        held = () => void attempt(parcel, 'out of order');
        later(HELD_BACK_MS, release);
        return;
      }
      void attempt(parcel);
      if (twice()) void attempt(parcel, 'delivered twice');
      release();
    },
    deliverTo(url) {
      requestUrl = url;
      carry = url === null ? (parcel) => sockets.carry(parcel) : requestCarrier(ground, url);
      if (url !== null) ground.connections = 1;
      ground.push({ type: 'app', app: appInfo(ground) });
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      sockets.stop();
    },
  };
  if (requestUrl !== null) line.deliverTo(requestUrl);
  return line;
}

function retryReason({ status }: Receipt, byRequest: boolean): string {
  if (status === 'late') return byRequest ? 'http_timeout' : 'timeout';
  return byRequest && status === 'failed' ? 'http_error' : 'connection_failed';
}

function withinDeadline(
  receipt: Promise<Receipt>,
  ms: number,
  later: (ms: number, work: () => void) => void,
): Promise<Receipt> {
  return new Promise((settle) => {
    later(ms, () => settle({ status: 'late' }));
    receipt.then(settle, () => settle({ status: 'unreachable' }));
  });
}

/** An ack after the deadline changes nothing any more; the inspector shows that it came. */
async function noteLateAck(ground: Ground, parcel: Parcel, answer: Promise<Receipt>): Promise<void> {
  const since = realTime.now();
  const { status } = await answer;
  if (status !== 'acked') return;
  const note = `acknowledged ${realTime.now() - since} ms after the deadline`;
  ground.traffic.note({ direction: 'from_app', kind: 'envelope', name: parcel.name, note, status: 'late' });
}

function trafficStatus(receipt: Receipt): TrafficStatus {
  if (receipt.status === 'acked') return 'ok';
  return receipt.status === 'late' ? 'late' : 'lost';
}
