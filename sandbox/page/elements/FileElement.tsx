import { useRef, useState } from 'react';
import { useElementValue } from '../blocks/host.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useActor } from '../shell/actor.ts';
import { upload } from '../wire/act.ts';
import type { ElementProps } from './Element.tsx';
import { numberField, stringsField } from './element.ts';
import { awaitUpload, keepUploads, uploadedName } from './uploads.ts';

/** Files of a form: uploaded when chosen, handed to the app with the form. */
export function FileElement({ element, blockId, dispatch, field }: ElementProps) {
  const actor = useActor();
  const input = useRef<HTMLInputElement>(null);
  const { value, change } = useElementValue(blockId, element, dispatch);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const chosen = value.files ?? [];
  const most = numberField(element, 'max_files') ?? 10;
  const set = (ids: readonly string[]) =>
    void change({ type: element.type, files: ids.map((id) => ({ id })) });
  const take = async (files: readonly File[]) => {
    setProblem('');
    setBusy(true);
    const answers = await Promise.all(files.map((file) => upload({ person: actor.id, file })));
    setBusy(false);
    const made = answers.flatMap((answer) => (answer.ok ? [answer.file] : []));
    setProblem(answers.flatMap((answer) => (answer.ok ? [] : [answer.error])).join(' '));
    keepUploads(made);
    const kept = most === 1 ? [] : chosen;
    set([...kept, ...made].map((file) => file.id));
  };
  return (
    <div className="file-input">
      <input
        ref={input}
        id={field?.id}
        type="file"
        className="visually-hidden"
        multiple={most > 1}
        accept={stringsField(element, 'filetypes')
          .map((type) => `.${type}`)
          .join(',')}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid}
        data-action={element.action_id}
        onChange={(event) => {
          awaitUpload(take([...(event.target.files ?? [])]));
          event.target.value = '';
        }}
      />
      <button type="button" className="button button-default" onClick={() => input.current?.click()}>
        <Icon name="file" size={16} /> {busy ? 'Uploading…' : most > 1 ? 'Add Files' : 'Add a File'}
      </button>
      {problem !== '' && (
        <div className="input-error" role="alert">
          {problem}
        </div>
      )}
      <ul className="file-list">
        {chosen.map(({ id }) => (
          <li key={id}>
            <Icon name="file" size={16} /> {uploadedName(id)}
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove ${uploadedName(id)}`}
              onClick={() => set(chosen.map((file) => file.id).filter((other) => other !== id))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
