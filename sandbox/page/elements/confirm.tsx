import { type ReactNode, useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { Text } from '../text/Text.tsx';
import { type ConfirmJson, confirmField, type ElementJson } from './element.ts';

interface Confirmation {
  /** Runs at once, or after the question that the element carries has been answered with yes. */
  ask: (run: () => void, onDeny?: () => void) => void;
  /** The question, while it is open. */
  question: ReactNode;
}

/** The confirm dialog of an element. */
export function useConfirm(element: ElementJson): Confirmation {
  const [open, setOpen] = useState<{ run: () => void; onDeny: (() => void) | undefined } | null>(null);
  const confirm = confirmField(element);
  const question = open !== null && confirm !== undefined && (
    <ConfirmDialog
      confirm={confirm}
      onAnswer={(yes) => {
        setOpen(null);
        if (yes) open.run();
        else open.onDeny?.();
      }}
    />
  );
  return {
    ask: (run, onDeny) => (confirm === undefined ? run() : setOpen({ run, onDeny })),
    question,
  };
}

function ConfirmDialog({ confirm, onAnswer }: { confirm: ConfirmJson; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog
      className="dialog-confirm"
      title={confirm.title === undefined ? 'Are you sure?' : <Text value={confirm.title} />}
      onClose={() => onAnswer(false)}
    >
      <div className="dialog-body prose">{confirm.text !== undefined && <Text value={confirm.text} />}</div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {confirm.deny === undefined ? 'No' : <Text value={confirm.deny} />}
        </button>
        <button
          type="button"
          className={`button button-${confirm.style === 'danger' ? 'danger' : 'primary'} filled`}
          onClick={() => onAnswer(true)}
        >
          {confirm.confirm === undefined ? 'Yes' : <Text value={confirm.confirm} />}
        </button>
      </footer>
    </Dialog>
  );
}
