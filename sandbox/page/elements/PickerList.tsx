import { useEffect, useRef } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Text } from '../text/Text.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';

interface PickerListProps {
  id: string;
  groups: readonly ChoiceGroup[];
  none: string;
  /** Index of the choice under the keyboard, over all groups. */
  at: number;
  chosen: readonly Choice[];
  many: boolean;
  onChoose: (choice: Choice) => void;
}

/** The list of a combobox. */
export function PickerList({ id, groups, none, at, chosen, many, onChoose }: PickerListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.choices.length, 0),
  );
  return (
    <div ref={list} id={id} role="listbox" aria-multiselectable={many} className="picker-list" tabIndex={-1}>
      {groups.length === 0 && <div className="picker-none">{none}</div>}
      {groups.map((group, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own outside a select
        <div key={group.label} role="group" aria-label={group.label === '' ? undefined : group.label}>
          {group.label !== '' && <div className="picker-group">{group.label}</div>}
          {group.choices.map((choice, place) => {
            const number = (starts[index] ?? 0) + place;
            const selected = chosen.some((other) => other.key === choice.key);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input takes the keys
              <div
                key={choice.key}
                id={`${id}-${number}`}
                role="option"
                tabIndex={-1}
                aria-selected={selected}
                className={number === at ? 'picker-option is-at' : 'picker-option'}
                onPointerDown={(event) => event.preventDefault()}
                onClick={(event) => {
                  event.stopPropagation();
                  onChoose(choice);
                }}
              >
                <span className="picker-text">
                  <Text value={choice.label} />
                  {choice.detail !== '' && <span className="picker-detail">{choice.detail}</span>}
                </span>
                {selected && <Icon name="check" size={16} />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
