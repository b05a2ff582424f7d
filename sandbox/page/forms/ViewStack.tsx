import { useEffect, useMemo, useState } from 'react';
import type { OpenView } from '../../protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { BlockHostProvider } from '../blocks/host.tsx';
import { valuesNow } from '../blocks/values.ts';
import { uploadsDone } from '../elements/uploads.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useActor } from '../shell/actor.ts';
import { Text } from '../text/Text.tsx';
import { act, actOrNotify } from '../wire/act.ts';
import { notify } from '../wire/notices.ts';
import { currentWorld, useWorld } from '../wire/store.ts';
import { FormFoot } from './FormFoot.tsx';

const NONE: readonly OpenView[] = [];

/** The forms that are open for the person who acts: the one on top is seen, those below keep what was entered. */
export function ViewStack() {
  const actor = useActor();
  const views = useWorld((world) => world.views[actor.id] ?? NONE);
  const top = views.at(-1);
  return top === undefined ? null : (
    <Form key={`${actor.id} ${views[0]?.id}`} view={top} depth={views.length} />
  );
}

function Form({ view, depth }: { view: OpenView; depth: number }) {
  const actor = useActor();
  const botId = useWorld((world) => world.app.botUserId);
  const { sending, submit } = useSubmission(view);
  const busy = view.busy || sending;
  const keepAs = formKey(actor.id, view.id);
  const container = useMemo(() => ({ in: 'view', viewId: view.id }) as const, [view.id]);
  const close = (all: boolean) =>
    void actOrNotify({ do: 'close_view', person: actor.id, viewId: view.id, all });
  return (
    <Dialog
      className="dialog-form"
      title={<Text value={view.title} />}
      closeLabel={depth > 1 ? 'Close all forms' : 'Close the form'}
      focusKey={view.id}
      onClose={() => close(false)}
      onCross={() => close(depth > 1)}
      lead={depth > 1 ? <BackButton onBack={() => close(false)} /> : <Avatar id={botId} size={28} />}
    >
      <form
        key={view.id}
        className="form"
        noValidate
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) submit();
        }}
      >
        <div className="dialog-body">
          <BlockHostProvider surface="form" container={container} keepAs={keepAs} errors={view.errors}>
            <Blocks blocks={view.blocks} />
          </BlockHostProvider>
        </div>
        <FormFoot view={view} busy={busy} onClose={() => close(false)} />
      </form>
    </Dialog>
  );
}

function BackButton({ onBack }: { onBack: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label="Back to the form before" onClick={onBack}>
      <Icon name="back" />
    </button>
  );
}

/** Sends a form as it stands; what is wrong with it comes back with the view. */
function useSubmission(view: OpenView) {
  const actor = useActor();
  const [sending, setSending] = useState(false);
  const submit = async () => {
    setSending(true);
    await uploadsDone();
    const state = valuesNow(formKey(actor.id, view.id));
    const answer = await act({ do: 'submit_view', person: actor.id, viewId: view.id, state });
    setSending(false);
    if (!answer.ok && !saysWhy(actor.id, view.id)) notify(answer.error);
  };
  useFocusOnError(view.errors);
  return { sending, submit };
}

/** Brings the first field that is wrong into sight and focus. */
function useFocusOnError(errors: Readonly<Record<string, string>>): void {
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    const wrong = document.querySelector<HTMLElement>('dialog .has-error');
    wrong?.scrollIntoView({ block: 'nearest' });
    wrong?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [errors]);
}

/** Whether the form itself shows why it was not taken. */
function saysWhy(person: string, viewId: string): boolean {
  const view = currentWorld().views[person]?.find(({ id }) => id === viewId);
  return view !== undefined && (view.failure !== null || Object.keys(view.errors).length > 0);
}

function formKey(person: string, viewId: string): string {
  return `${person} form ${viewId}`;
}
