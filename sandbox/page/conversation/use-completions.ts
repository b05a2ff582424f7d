import { type KeyboardEvent, type RefObject, useState } from 'react';
import { canSee, useActor } from '../shell/actor.ts';
import { currentWorld } from '../wire/store.ts';
import { type Completion, type Completions, completionsFor } from './completion.ts';

const NOTHING: Completion[] = [];

/** The completions of a text field: what they are, which is chosen, and the keys that they take. */
export function useCompletions(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
) {
  const actor = useActor();
  const [found, setFound] = useState<Completions | null>(null);
  const [at, setAt] = useState(0);
  const items = found?.items ?? NOTHING;

  const look = () => {
    const element = field.current;
    if (element === null || element.selectionStart !== element.selectionEnd) return setFound(null);
    const { app, people, conversations } = currentWorld();
    const channels = [...conversations.values()].filter((conversation) => canSee(actor, conversation));
    const sources = { commands: app.commands, people: [...people.values()], channels };
    setFound(completionsFor(element.value, element.selectionStart, sources));
    setAt(0);
  };
  const choose = (item: Completion) => {
    const element = field.current;
    if (element === null || found === null) return;
    const after = text.slice(element.selectionStart);
    const caret = found.from + item.insert.length;
    setText(text.slice(0, found.from) + item.insert + after);
    setFound(null);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(caret, caret);
    });
  };
  /** Whether the key was for the list. A command that is typed whole is sent by Enter, not completed once more. */
  const takeKey = (event: KeyboardEvent): boolean => {
    const item = items[at];
    if (item === undefined) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const takes =
      event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && item.insert.trim() !== text);
    if (step !== 0) setAt((at + step + items.length) % items.length);
    else if (takes) choose(item);
    else if (event.key === 'Escape') setFound(null);
    else return false;
    event.preventDefault();
    return true;
  };
  return { items, at, look, choose, takeKey };
}
