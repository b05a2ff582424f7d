import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon.tsx';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  className?: string;
  /** Buttons before the title, such as the way back. */
  lead?: ReactNode;
  closeLabel?: string;
}

/** A modal dialog: focus stays inside, Escape and the cross ask to close it, focus goes back where it came from. */
export function Dialog({
  title,
  onClose,
  children,
  className = '',
  lead,
  closeLabel = 'Close',
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const cameFrom = document.activeElement as HTMLElement | null;
    element?.showModal();
    if (element !== null) firstField(element)?.focus();
    return () => {
      element?.close();
      cameFrom?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="dialog-head">
        {lead}
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** The field that asked for the focus, else the first, else the last button: never the cross. */
function firstField(dialog: HTMLElement): HTMLElement | undefined {
  const fields = 'input:not(.visually-hidden), textarea';
  const wanted =
    dialog.querySelector<HTMLElement>('[data-focus]') ?? dialog.querySelector<HTMLElement>(fields);
  return wanted ?? [...dialog.querySelectorAll<HTMLElement>('.dialog-foot button')].at(-1);
}
