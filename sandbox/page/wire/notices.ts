import { useSyncExternalStore } from 'react';

export interface Notice {
  id: number;
  text: string;
}

const SHOWN_MS = 6000;

let notices: readonly Notice[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Shows a sentence at the bottom of the page for a few seconds. */
export function notify(text: string): void {
  const notice = { id: nextId++, text };
  setNotices([...notices, notice]);
  setTimeout(() => dismissNotice(notice.id), SHOWN_MS);
}

export function dismissNotice(id: number): void {
  setNotices(notices.filter((notice) => notice.id !== id));
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(listen, () => notices);
}

function setNotices(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
