import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useActor } from '../shell/actor.ts';
import { useWorld } from '../wire/store.ts';
import { CompletionList } from './CompletionList.tsx';
import { ComposerTools } from './ComposerTools.tsx';
import { usageOf } from './completion.ts';
import { send } from './send.ts';
import { useCompletions } from './use-completions.ts';

interface ComposerProps {
  channel: string;
  threadTs: string | null;
  placeholder: string;
}

/** What was written and not yet sent, by person and place. */
const drafts = new Map<string, string>();

/** Where people write: Enter sends, Shift+Enter makes a line, `/` completes the app's commands. */
export function Composer({ channel, threadTs, placeholder }: ComposerProps) {
  const actor = useActor();
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const commands = useWorld((world) => world.app.commands);
  const draftKey = `${actor.id} ${channel} ${threadTs}`;
  const [text, setDraft] = useState(() => drafts.get(draftKey) ?? '');
  const setText = (next: string) => {
    drafts.set(draftKey, next);
    setDraft(next);
  };
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState('');
  const completions = useCompletions(field, text, setText);
  const usage = usageOf(text, commands);
  useGrowing(field, text);

  const submit = async () => {
    if (text.trim() === '' && files.length === 0) return;
    const draft = { text, files };
    setText('');
    setFiles([]);
    setProblem('');
    const refused = await send({ person: actor.id, channel, threadTs, text: draft.text, files: draft.files });
    if (refused === null) return;
    setProblem(refused);
    if ((drafts.get(draftKey) ?? '') === '') setText(draft.text);
  };
  const pressed = (event: KeyboardEvent) => {
    if (completions.takeKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  return (
    <div className="composer-frame">
      {completions.items.length > 0 && <CompletionList id={listId} {...completions} />}
      {problem !== '' && (
        <div className="composer-problem" role="alert">
          <Icon name="warn" size={16} /> {problem}
        </div>
      )}
      <div className="composer">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-controls={completions.items.length > 0 ? listId : undefined}
          aria-activedescendant={completions.items.length > 0 ? `${listId}-${completions.at}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
            completions.look();
          }}
          onSelect={completions.look}
          onKeyDown={pressed}
          onPaste={(event) => setFiles([...files, ...event.clipboardData.files])}
        />
        <ComposerTools
          files={files}
          onFiles={setFiles}
          onSend={submit}
          empty={text.trim() === '' && files.length === 0}
        />
      </div>
      <div className="composer-hint faint">
        {usage === undefined ? (
          <>
            <b>Enter</b> sends · <b>Shift+Enter</b> new line · <b>/</b> commands
          </>
        ) : (
          <>
            <b>{usage.command}</b> {usage.usageHint} · {usage.description}
          </>
        )}
      </div>
    </div>
  );
}

function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
