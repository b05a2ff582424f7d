import type { WebSocket } from 'ws';
import { realTime } from '../../clock.ts';
import { isJson, parsed } from '../json.ts';
import { appInfo, type Ground } from '../world.ts';
import type { Parcel, Receipt } from './parcel.ts';

const PING_MS = 5_000;
const MOST = 10;
const LIFE_OF_A_CONNECTION_S = 18_060;

/** The app's Socket Mode connections; each parcel goes to one of them, in turn. */
export interface SocketLine {
  carry(parcel: Parcel): Promise<Receipt>;
  /** A ticket for one connection; `welcomes` takes it. */
  invite(): string;
  welcomes(ticket: string): boolean;
  accept(socket: WebSocket): void;
  /** Refuses new connections for so long, in real milliseconds. */
  refuseFor(ms: number): void;
  refuses(): boolean;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Asks the app to connect anew, as Slack does now and then. */
  refresh(): void;
  stop(): void;
}

export function socketLine(ground: Ground): SocketLine {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, { socket: WebSocket; settle: (receipt: Receipt) => void }>();
  const tickets = new Set<string>();
  let turn = 0;
  let refusedUntil = 0;

  const countConnections = () => {
    ground.connections = sockets.size;
    ground.push({ type: 'app', app: appInfo(ground) });
  };
  const gone = (socket: WebSocket) => {
    if (!sockets.delete(socket)) return;
    ground.traffic.note({ direction: 'from_app', kind: 'socket', name: 'disconnected' });
    for (const [id, wait] of waiting) {
      if (wait.socket !== socket) continue;
      waiting.delete(id);
      wait.settle({ status: 'failed', note: 'the connection broke' });
    }
    countConnections();
  };
  const acknowledged = (text: string) => {
    const message = parsed(text);
    if (!isJson(message) || typeof message.envelope_id !== 'string') return;
    waiting.get(message.envelope_id)?.settle({ status: 'acked', answer: message.payload });
    waiting.delete(message.envelope_id);
  };
  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, PING_MS);
  pings.unref();

  const drop = () => {
    for (const socket of [...sockets]) {
      socket.terminate();
      gone(socket);
    }
  };

  return {
    drop,
    carry(parcel) {
      const open = [...sockets].filter((socket) => socket.readyState === socket.OPEN);
      const socket = open[turn++ % Math.max(1, open.length)];
      if (!socket) return Promise.resolve({ status: 'unreachable' });
      const envelopeId = ground.numbering.ticket();
      return new Promise((settle) => {
        waiting.set(envelopeId, { socket, settle });
        socket.send(JSON.stringify(envelopeOf(parcel, envelopeId)));
      });
    },
    invite() {
      const ticket = ground.numbering.ticket();
      tickets.add(ticket);
      return ticket;
    },
    welcomes: (ticket) => realTime.now() >= refusedUntil && tickets.delete(ticket),
    accept(socket) {
      if (sockets.size >= MOST) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} }));
        socket.close();
        return;
      }
      sockets.add(socket);
      socket.on('message', (data) => acknowledged(String(data)));
      socket.on('close', () => gone(socket));
      socket.on('error', () => gone(socket));
      socket.send(JSON.stringify(helloOf(ground, sockets.size)));
      ground.traffic.note({ direction: 'to_app', kind: 'socket', name: 'hello' });
      countConnections();
    },
    refuseFor: (ms) => {
      refusedUntil = realTime.now() + ms;
    },
    refuses: () => realTime.now() < refusedUntil,
    refresh() {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
      }
      ground.traffic.note({
        direction: 'to_app',
        kind: 'socket',
        name: 'disconnect',
        note: 'refresh_requested',
      });
    },
    stop() {
      clearInterval(pings);
      drop();
    },
  };
}

function envelopeOf(parcel: Parcel, envelopeId: string) {
  const retry = parcel.type === 'events_api' && {
    retry_attempt: parcel.retry?.attempt ?? 0,
    retry_reason: parcel.retry?.reason ?? '',
  };
  return {
    envelope_id: envelopeId,
    type: parcel.type,
    accepts_response_payload: parcel.type !== 'events_api',
    payload: parcel.payload,
    ...retry,
  };
}

function helloOf(ground: Ground, connections: number) {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: LIFE_OF_A_CONNECTION_S },
    connection_info: { app_id: ground.settings.app.id },
  };
}
