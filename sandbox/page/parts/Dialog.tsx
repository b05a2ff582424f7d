import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon.tsx';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  /** What the cross does, where it is more than to close. */
  onCross?: () => void;
  children: ReactNode;
  className?: string;
  /** Buttons before the title, such as the way back. */
  lead?: ReactNode;
  closeLabel?: string;
  /** When it changes, the first field has the focus again. */
  focusKey?: string;
}

/** A modal dialog: focus stays inside, Escape and the cross ask to close it, focus goes back where it came from. */
export function Dialog({
  title,
  onClose,
  onCross = onClose,
  children,
  className = '',
  lead,
  closeLabel = 'Close',
  focusKey = '',
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const cameFrom = document.activeElement as HTMLElement | null;
    element?.showModal();
    return () => {
      element?.close();
      cameFrom?.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the content changes
  useEffect(() => {
    if (dialog.current !== null) firstField(dialog.current)?.focus();
  }, [focusKey]);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      // The browser closes at once, without asking, where nobody has clicked since it last asked.
      onClose={(event) => {
        if (event.target !== dialog.current) return;
        dialog.current.showModal();
        onClose();
      }}
    >
      <header className="dialog-head">
        {lead}
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={closeLabel} onClick={onCross}>
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
