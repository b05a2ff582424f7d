import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Popover } from './Popover.tsx';

export interface MenuItem {
  label: ReactNode;
  detail?: string;
  run: () => void;
}

interface MenuButtonProps {
  label: string;
  className: string;
  items: readonly MenuItem[];
  children: ReactNode;
  align?: 'start' | 'end';
  /** Shown at the top of the opened menu. */
  heading?: string;
  disabled?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A button that opens a menu; arrows move, Enter chooses, Escape goes back to the button. */
export function MenuButton(props: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const change = (next: boolean) => {
    setOpen(next);
    props.onOpenChange?.(next);
    if (!next) button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={props.disabled}
        onClick={() => change(!open)}
      >
        {props.children}
      </button>
      {open && (
        <Popover anchor={button} align={props.align ?? 'end'} onClose={() => change(false)}>
          <MenuList
            label={props.label}
            heading={props.heading}
            items={props.items}
            onDone={() => change(false)}
          />
        </Popover>
      )}
    </>
  );
}

interface MenuListProps {
  label: string;
  heading: string | undefined;
  items: readonly MenuItem[];
  onDone: () => void;
}

function MenuList({ label, heading, items, onDone }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div ref={list} role="menu" tabIndex={-1} aria-label={label} className="menu" onKeyDown={move}>
      {heading !== undefined && <div className="menu-heading">{heading}</div>}
      {items.map((item, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat, and a menu does not change while open
          key={index}
          type="button"
          role="menuitem"
          className="menu-item"
          onClick={() => {
            onDone();
            item.run();
          }}
        >
          <span>{item.label}</span>
          {item.detail !== undefined && <span className="menu-detail">{item.detail}</span>}
        </button>
      ))}
    </div>
  );
}
