import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Popover } from '../parts/Popover.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';
import type { FieldTies } from './Element.tsx';
import { PickerList } from './PickerList.tsx';

interface PickerProps {
  groups: readonly ChoiceGroup[];
  /** The groups are already what was typed for. */
  filtered: boolean;
  /** What stands in an empty list. */
  none: string;
  chosen: readonly Choice[];
  many: boolean;
  most: number;
  placeholder: string;
  field: FieldTies | undefined;
  /** Null where the list is closed. */
  onType: (typed: string | null) => void;
  onChange: (choices: readonly Choice[]) => void;
}

/** A combobox: type to narrow, arrows to move, Enter to choose. */
export function Picker(props: PickerProps) {
  const { chosen, many, field } = props;
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const clearable = !many && field !== undefined && chosen.length > 0;
  const shown = props.filtered ? props.groups : narrowed(props.groups, typed);
  const flat = shown.flatMap((group) => group.choices);
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
    props.onType(text);
  };
  const openList = () => {
    if (open) return;
    props.onType(typed);
    const first = flat.findIndex((choice) => choice.key === chosen[0]?.key);
    setAt(many ? 0 : Math.max(first, 0));
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    type('');
    props.onType(null);
  };
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    const others = chosen.filter((other) => other.key !== choice.key);
    if (!many) props.onChange([choice]);
    else if (others.length < chosen.length) props.onChange(others);
    else if (chosen.length < props.most) props.onChange([...chosen, choice]);
    if (many) type('');
    else close();
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (step !== 0) {
      event.preventDefault();
      if (open) setAt((at + step + flat.length) % Math.max(flat.length, 1));
      else openList();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open) choose(flat[at]);
      else openList();
    } else if (event.key === 'Backspace' && typed === '' && many) {
      props.onChange(chosen.slice(0, -1));
    } else if (clearable && !open && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      props.onChange([]);
    } else if (event.key === 'Tab') {
      setOpen(false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the input inside takes keys
    <div ref={box} className={many ? 'picker picker-many' : 'picker'} onClick={() => input.current?.focus()}>
      {many &&
        chosen.map((choice) => (
          <span key={choice.key} className="chip">
            {choice.label.text}
            <button
              type="button"
              aria-label={`Remove ${choice.label.text}`}
              onClick={() => props.onChange(chosen.filter((other) => other !== choice))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={field?.id}
        className="picker-input"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && flat[at] !== undefined ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={field === undefined ? props.placeholder : undefined}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid}
        autoComplete="off"
        placeholder={many && chosen.length > 0 ? '' : (chosen[0]?.label.text ?? props.placeholder)}
        value={open || many ? typed : (chosen[0]?.label.text ?? '')}
        onClick={openList}
        onFocus={(event) => showFromStart(event.currentTarget)}
        onChange={(event) => {
          openList();
          type(event.target.value);
        }}
        onKeyDown={pressed}
      />
      {clearable ? (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear the choice"
          title="Clear the choice (Delete)"
          // The key does it from the field: a stop here would stand between this field and the next.
          tabIndex={-1}
          onClick={() => props.onChange([])}
        >
          <Icon name="close" size={14} />
        </button>
      ) : (
        <Icon name="chevron" size={16} />
      )}
      {open && (
        <Popover anchor={box} onClose={close} matchWidth className="popover-list">
          <PickerList
            id={listId}
            groups={shown}
            none={props.none}
            at={at}
            chosen={chosen}
            many={many}
            onChoose={choose}
          />
        </Popover>
      )}
    </div>
  );
}

/** Selects the text, so that typing replaces it, with its beginning in sight. */
function showFromStart(input: HTMLInputElement): void {
  input.select();
  requestAnimationFrame(() => {
    input.scrollLeft = 0;
  });
}

function narrowed(groups: readonly ChoiceGroup[], typed: string): ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  const fits = (choice: Choice) => `${choice.label.text} ${choice.detail}`.toLowerCase().includes(wanted);
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter(fits) }))
    .filter((group) => group.choices.length > 0);
}
