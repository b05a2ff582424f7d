import type { Completion } from './completion.ts';

interface CompletionListProps {
  id: string;
  items: readonly Completion[];
  at: number;
  choose: (item: Completion) => void;
}

/** The list above the composer. */
export function CompletionList({ id, items, at, choose }: CompletionListProps) {
  return (
    <div id={id} role="listbox" aria-label="Suggestions" className="completions" tabIndex={-1}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the composer takes the keys
        <div
          key={item.insert}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={index === at ? 'completion is-at' : 'completion'}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(item)}
        >
          <span>{item.label}</span>
          <span className="faint">{item.detail}</span>
        </div>
      ))}
    </div>
  );
}
