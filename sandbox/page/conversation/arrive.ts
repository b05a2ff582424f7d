import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Sought } from '../shell/actor.ts';
import type { Row } from './rows.ts';

const MARKED_MS = 2500;
/** Messages drawn above the one that a link leads to. */
const BEFORE = 20;

interface Arrival {
  sought: Sought | null;
  rows: readonly Row[];
  scroller: RefObject<HTMLDivElement | null>;
  /** How many rows are drawn, from the newest; more are drawn where the message is older. */
  shown: number;
  show: (count: number) => void;
}

/** Takes the reader to the message that a link leads to, and marks it briefly; once for each time they follow one. */
export function useArrival({ sought, rows, scroller, shown, show }: Arrival): void {
  const arrived = useRef<Sought>(null);
  useLayoutEffect(() => {
    if (sought === null || arrived.current === sought) return;
    const index = rows.findIndex((row) => row.message.ts === sought.ts);
    if (index === -1) return;
    const needed = rows.length - index;
    if (needed > shown) return show(needed + BEFORE);
    arrived.current = sought;
    const list = scroller.current;
    const message = list?.querySelector<HTMLElement>(`article[data-ts="${sought.ts}"]`);
    if (list == null || message == null) return;
    if (sought.asParent !== true) mark(message);
    keepInSight(message, list);
  }, [sought, rows, scroller, shown, show]);
}

function mark(message: HTMLElement): void {
  message.focus({ preventScroll: true });
  const shade = { background: 'var(--mention-me)' };
  message.animate([shade, { ...shade, offset: 0.6 }, {}], MARKED_MS);
}

/** Messages around it take their true heights only now: it is held in its place until then, or until the reader moves. */
function keepInSight(message: HTMLElement, list: HTMLElement): void {
  const block = message.offsetHeight > list.clientHeight ? 'start' : 'center';
  const place = () => message.scrollIntoView({ block });
  const resized = new ResizeObserver(place);
  const moved = new AbortController();
  const letGo = () => {
    resized.disconnect();
    moved.abort();
  };
  place();
  for (const child of list.children) resized.observe(child);
  for (const act of ['wheel', 'pointerdown', 'keydown'])
    addEventListener(act, letGo, { signal: moved.signal });
  setTimeout(letGo, MARKED_MS);
}
