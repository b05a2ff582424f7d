import { useRef, useState } from 'react';
import type { Message } from '../../protocol.ts';
import { Icon } from '../parts/Icon.tsx';
import { Popover } from '../parts/Popover.tsx';
import { useActor } from '../shell/actor.ts';
import { actOrNotify } from '../wire/act.ts';
import { EmojiGrid } from './EmojiGrid.tsx';

interface ReactionPickerProps {
  message: Message;
  className: string;
  onOpenChange?: (open: boolean) => void;
}

/** A button that opens the emoji and reacts with the chosen one. */
export function ReactionPicker({ message, className, onOpenChange }: ReactionPickerProps) {
  const actor = useActor();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
    if (!next) button.current?.focus();
  };
  const choose = (name: string) => {
    change(false);
    void actOrNotify({ do: 'react', person: actor.id, channel: message.channel, ts: message.ts, name });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label="Add a reaction"
        title="Add a reaction"
        aria-expanded={open}
        onClick={() => change(!open)}
      >
        <Icon name="smile" />
      </button>
      {open && (
        <Popover anchor={button} align="end" onClose={() => change(false)}>
          <EmojiGrid onChoose={choose} />
        </Popover>
      )}
    </>
  );
}
