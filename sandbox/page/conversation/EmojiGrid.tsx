import { useEffect, useRef, useState } from 'react';
import { findEmoji, OFTEN_USED } from '../text/emoji.ts';
import { Emoji } from '../text/Text.tsx';

const SHOWN = 48;

/** Emoji to choose from: the often used ones, or those whose name was typed. Enter takes the first. */
export function EmojiGrid({ onChoose }: { onChoose: (name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const names = typed.trim() === '' ? OFTEN_USED : findEmoji(typed).slice(0, SHOWN);
  useEffect(() => input.current?.focus(), []);
  return (
    <div className="emoji-picker">
      <input
        ref={input}
        className="field"
        type="search"
        aria-label="Search emoji"
        placeholder="Search emoji"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const first = names[0];
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          onChoose(first);
        }}
      />
      <div className="emoji-grid">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={`:${name}:`}
            onClick={() => onChoose(name)}
          >
            <Emoji name={name} />
          </button>
        ))}
        {names.length === 0 && <p className="faint">No emoji of that name here</p>}
      </div>
    </div>
  );
}
