import { useRef } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { MenuButton } from '../parts/Menu.tsx';
import { useActor } from '../shell/actor.ts';
import { actOrNotify } from '../wire/act.ts';
import { useWorld } from '../wire/store.ts';

interface ComposerToolsProps {
  files: readonly File[];
  onFiles: (files: readonly File[]) => void;
  onSend: () => void;
  empty: boolean;
}

/** Under the text: files to send, the app's shortcuts, and Send. */
export function ComposerTools({ files, onFiles, onSend, empty }: ComposerToolsProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {files.length > 0 && (
        <ul className="file-list">
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice
            <li key={index}>
              <Icon name="file" size={16} /> {file.name}
              <button
                type="button"
                className="icon-button"
                aria-label={`Remove ${file.name}`}
                onClick={() => onFiles(files.filter((other) => other !== file))}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="composer-tools">
        <input
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label="Files to send"
          onChange={(event) => {
            onFiles([...files, ...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <button
          type="button"
          className="icon-button"
          aria-label="Attach files"
          title="Attach files"
          onClick={() => input.current?.click()}
        >
          <Icon name="plus" />
        </button>
        <Shortcuts />
        <button
          type="button"
          className="send"
          aria-label="Send"
          title="Send"
          disabled={empty}
          onClick={onSend}
        >
          <Icon name="send" />
        </button>
      </div>
    </>
  );
}

function Shortcuts() {
  const actor = useActor();
  const app = useWorld((world) => world.app);
  const items = app.shortcuts
    .filter((shortcut) => shortcut.kind === 'global')
    .map(({ callbackId, name }) => ({
      label: name,
      detail: app.name,
      run: () => void actOrNotify({ do: 'shortcut', person: actor.id, callbackId }),
    }));
  return (
    <MenuButton
      label="Shortcuts"
      className="icon-button"
      items={items}
      align="start"
      heading="Shortcuts"
      disabled={items.length === 0}
    >
      <Icon name="bolt" />
    </MenuButton>
  );
}
