import type { KeyboardEvent } from 'react';

/**
 * Arrow keys move the focus from message to message, Home and End to the ends; keys inside a control are its own.
 * Tab goes through the controls of the message that has the focus, and then out of the list.
 */
export function moveBetweenMessages(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (event.key === 'Tab') passOthersOver(event.currentTarget, target);
  if (target.closest('button, input, textarea, select, a, [role="listbox"], [popover]') !== null) return;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('article.message')];
  const at = messages.indexOf(target.closest<HTMLElement>('article.message') ?? target);
  const next = nextIndex(event.key, at, messages.length);
  const message = next === undefined ? undefined : messages[next];
  if (message === undefined) return;
  event.preventDefault();
  message.focus();
  message.scrollIntoView({ block: 'nearest' });
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowUp') return at === -1 ? count - 1 : Math.max(at - 1, 0);
  if (key === 'ArrowDown') return at === -1 ? count - 1 : Math.min(at + 1, count - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** Only while the browser looks for where this Tab leads. */
function passOthersOver(list: HTMLElement, target: HTMLElement): void {
  const others = [...list.querySelectorAll<HTMLElement>('.row')].filter((row) => !row.contains(target));
  for (const row of others) row.inert = true;
  setTimeout(() => {
    for (const row of others) row.inert = false;
  });
}
