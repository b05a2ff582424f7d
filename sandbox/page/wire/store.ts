import { useSyncExternalStore } from 'react';
import { PAGE_SOCKET, type PagePresence, type Push, type Snapshot } from '../../protocol.ts';
import { afterPush, type World, worldOf } from './world.ts';

export type Connection = 'connecting' | 'open' | 'broken';

const RETRY_MS = 500;
/** Pushes that come in a burst are shown together. */
const SHOW_EVERY_MS = 16;

/** As heard, and as shown. */
let heard: World | null = null;
let world: World | null = null;
let connection: Connection = 'connecting';
let showTimer: ReturnType<typeof setTimeout> | undefined;
/** Between pressing and letting go: nothing may move from under the pointer, else the press is none. */
let pressing = false;
const listeners = new Set<() => void>();
let socket: WebSocket | null = null;
let present: string | null = null;
/** Everybody whom this page has acted as since it was loaded. */
const met = new Set<string>();

/** Opens the socket and keeps it open for as long as the page lives. */
export function connect(): void {
  holdStillWhilePressing();
  openSocket();
}

function openSocket(): void {
  socket = new WebSocket(new URL(PAGE_SOCKET, location.href.replace(/^http/, 'ws')));
  socket.addEventListener('message', (event) => {
    hear(JSON.parse(String(event.data)));
  });
  socket.addEventListener('close', () => {
    setConnection('broken');
    setTimeout(openSocket, RETRY_MS);
  });
}

/** Tells the sandbox who acts at this page. */
export function presentAs(person: string): void {
  present = person;
  tellPresence();
}

function tellPresence(): void {
  if (present === null || socket?.readyState !== WebSocket.OPEN) return;
  const presence: PagePresence = { as: present, fresh: !met.has(present) };
  socket.send(JSON.stringify(presence));
  met.add(present);
}

/** The part of the world that `select` picks; `select` must answer the same object for the same world. */
export function useWorld<T>(select: (world: World) => T): T {
  return useSyncExternalStore(listen, () => select(currentWorld()));
}

/** Whether there is a world yet. */
export function useLoaded(): boolean {
  return useSyncExternalStore(listen, () => world !== null);
}

export function useConnection(): Connection {
  return useSyncExternalStore(listen, () => connection);
}

/** The world as it is now, for handlers that run outside of rendering. */
export function currentWorld(): World {
  if (world === null) throw new Error('The sandbox has not sent its snapshot yet');
  return world;
}

function hear(frame: Snapshot | Push): void {
  if (frame.type === 'snapshot') {
    heard = worldOf(frame, performance.now());
    tellPresence();
    setConnection('open');
  } else if (heard !== null) {
    heard = afterPush(heard, frame, performance.now());
    if (!pressing) showTimer ??= setTimeout(show, SHOW_EVERY_MS);
  }
}

function holdStillWhilePressing(): void {
  const press = () => {
    pressing = true;
    clearTimeout(showTimer);
    showTimer = undefined;
  };
  const letGo = () => {
    pressing = false;
    // After the click, which follows at once.
    showTimer ??= setTimeout(show, 0);
  };
  addEventListener('pointerdown', press, { capture: true });
  addEventListener('pointerup', letGo, { capture: true });
  addEventListener('pointercancel', letGo, { capture: true });
  // A menu of the browser's own takes the end of the press that opened it.
  const moved = ({ buttons }: PointerEvent) => {
    if (pressing && buttons === 0) letGo();
  };
  addEventListener('pointermove', moved, { capture: true });
  // The window's own alone, not that of the field which the press took the focus from.
  addEventListener('blur', letGo);
}

function setConnection(next: Connection): void {
  connection = next;
  show();
}

function show(): void {
  clearTimeout(showTimer);
  showTimer = undefined;
  world = heard;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
