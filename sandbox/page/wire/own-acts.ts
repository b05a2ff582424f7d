/** How long after somebody's own act a new message counts as the answer to it. */
const ANSWERED_WITHIN_MS = 5000;

let lastAt = Number.NEGATIVE_INFINITY;
const listeners = new Set<(inThread: boolean) => void>();

/** Notes that the reader did something that the app may answer with a message. */
export function noteOwnAct(): void {
  lastAt = performance.now();
}

/** Notes that the reader sent something to the open channel, or to the open thread. */
export function noteOwnSend(inThread: boolean): void {
  noteOwnAct();
  for (const listener of listeners) listener(inThread);
}

/** Whether a message that comes now is likely the answer to what the reader just did. */
export function isAnswerAwaited(): boolean {
  return performance.now() - lastAt < ANSWERED_WITHIN_MS;
}

/** Hears of everything that the reader sends; gives what stops it. */
export function onOwnSend(listener: (inThread: boolean) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
