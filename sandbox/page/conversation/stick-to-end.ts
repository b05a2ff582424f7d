import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isAnswerAwaited, onOwnSend } from '../wire/own-acts.ts';
import type { Row } from './rows.ts';

const NEAR_END = 80;

/**
 * Keeps the newest message in sight while the reader is at the end, and their place when older ones are drawn.
 * A reader who sends something is taken to the end, and again to the message that answers what they did.
 */
export function useStickToEnd(rows: readonly Row[], shown: number, inThread: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const fromEnd = useRef(0);
  const lastTop = useRef(0);
  const sticks = useRef(true);
  const newest = useRef('');
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    sticks.current = true;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const remember = () => {
      fromEnd.current = element.scrollHeight - element.scrollTop;
      const near = fromEnd.current - element.clientHeight < NEAR_END;
      // Away from the end without having gone up: the list has grown since, and is about to follow.
      if (near || element.scrollTop < lastTop.current) sticks.current = near;
      lastTop.current = element.scrollTop;
      setAtEnd(sticks.current);
    };
    const settle = () => {
      if (sticks.current) toEnd();
    };
    const grown = new ResizeObserver(settle);
    grown.observe(element);
    if (element.firstElementChild !== null) grown.observe(element.firstElementChild);
    element.addEventListener('scroll', remember, { passive: true });
    return () => {
      grown.disconnect();
      element.removeEventListener('scroll', remember);
    };
  }, [toEnd]);
  useEffect(
    () =>
      onOwnSend((sentInThread) => {
        if (sentInThread === inThread) toEnd();
      }),
    [inThread, toEnd],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when more messages are drawn
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && !sticks.current) element.scrollTop = element.scrollHeight - fromEnd.current;
  }, [shown]);
  useLayoutEffect(() => {
    const last = rows.at(-1)?.message;
    const fromApp = last !== undefined && (last.botId !== null || last.onlyFor !== null);
    const isAnswer = fromApp && last.ts > newest.current && isAnswerAwaited();
    newest.current = last?.ts ?? '';
    if (isAnswer || sticks.current) toEnd();
  }, [rows, toEnd]);
  return { scroller, atEnd, toEnd };
}
