import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Person } from '../../protocol.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';

interface PersonListProps {
  people: readonly Person[];
  current: string;
  /** Mentions that a person has not read. */
  unread: (id: string) => number;
  onChoose: (person: Person) => void;
}

/** Everybody, to act as: arrows move, a letter jumps, Enter chooses. */
export function PersonList({ people, current, unread, onChoose }: PersonListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, []);
  const pressed = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = options.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (step !== 0) {
      event.preventDefault();
      options[(at + step + options.length) % options.length]?.focus();
    } else if (event.key.length === 1) {
      const starts = (option: HTMLElement) =>
        option.dataset.name?.toLowerCase().startsWith(event.key.toLowerCase());
      [...options.slice(at + 1), ...options.slice(0, at + 1)].find(starts)?.focus();
    }
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Act as"
      className="person-list"
      tabIndex={-1}
      onKeyDown={pressed}
    >
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          role="option"
          aria-selected={person.id === current}
          aria-label={person.name}
          className="person-option"
          data-name={person.name}
          onClick={() => onChoose(person)}
        >
          <Avatar id={person.id} size={32} />
          <span className="person-text">
            <strong>{person.name}</strong>
            <small>{aboutPerson(person)}</small>
          </span>
          {unread(person.id) > 0 && <span className="unread-count">{unread(person.id)}</span>}
          {person.id === current && <Icon name="check" />}
        </button>
      ))}
    </div>
  );
}

function aboutPerson(person: Person): string {
  const marks = [
    person.title,
    person.isAdmin ? 'admin' : '',
    person.isGuest ? 'guest' : '',
    person.deactivated ? 'deactivated' : '',
  ];
  const about = marks.filter((mark) => mark !== '').join(' · ');
  return about === '' ? `@${person.handle}` : about;
}
