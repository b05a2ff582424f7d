import { Icon } from '../parts/Icon.tsx';
import { MenuButton } from '../parts/Menu.tsx';
import { actOrNotify } from '../wire/act.ts';
import { useWorld } from '../wire/store.ts';
import { actors, goTo, useActor, useRoute } from './actor.ts';

/** Begins a direct message with somebody. */
export function NewMessage() {
  const actor = useActor();
  const route = useRoute();
  const people = useWorld((world) => world.people);
  const begin = async (person: string) => {
    const answer = await actOrNotify({ do: 'open_dm', person: actor.id, with: person });
    if (answer.ok && answer.channel !== undefined) goTo({ ...route, place: answer.channel, threadTs: null });
  };
  const others = actors(people).filter((person) => person.id !== actor.id && !person.deactivated);
  const items = others.map(({ id, name }) => ({ label: name, run: () => void begin(id) }));
  return (
    <MenuButton
      label="New direct message"
      className="sidebar-more"
      items={items}
      align="start"
      heading="Write to"
    >
      <Icon name="plus" size={16} />
    </MenuButton>
  );
}
