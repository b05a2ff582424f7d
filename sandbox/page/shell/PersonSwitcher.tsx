import { useRef, useState } from 'react';
import type { Person } from '../../protocol.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Popover } from '../parts/Popover.tsx';
import { useWorld } from '../wire/store.ts';
import type { World } from '../wire/world.ts';
import { actors, goTo, HOME, useActor, useRoute } from './actor.ts';
import { PersonList } from './PersonList.tsx';

/** Who the page acts as; everybody in the workspace can be chosen. */
export function PersonSwitcher() {
  const actor = useActor();
  const route = useRoute();
  const people = useWorld((world) => world.people);
  const unread = useWorld((world) => world.unread);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (person: Person) => {
    close();
    goTo({ person: person.id, place: route.place === HOME ? HOME : route.place, threadTs: route.threadTs });
  };
  return (
    <div className="person-switcher">
      <button
        ref={button}
        type="button"
        className="person-button"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`Acting as ${actor.name}. Choose another person`}
        onClick={() => setOpen(!open)}
      >
        <Avatar id={actor.id} size={32} />
        <span className="person-text">
          <small>Acting as</small>
          <strong>{actor.name}</strong>
        </span>
        <Icon name="chevron" />
      </button>
      {open && (
        <Popover anchor={button} onClose={close} matchWidth className="popover-list">
          <PersonList
            people={actors(people)}
            current={actor.id}
            unread={(id) => unreadOf(unread, id)}
            onChoose={choose}
          />
        </Popover>
      )}
    </div>
  );
}

function unreadOf(unread: World['unread'], person: string): number {
  let sum = 0;
  for (const entry of unread.values()) if (entry.person === person) sum += entry.mentions;
  return sum;
}
