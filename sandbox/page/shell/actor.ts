import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Person } from '../../protocol.ts';
import { useWorld } from '../wire/store.ts';
import type { World } from '../wire/world.ts';

/** Where the page is: who acts, what is open, and which thread. It stands in the address, so that two tabs can be two people. */
export interface Route {
  person: string;
  /** A channel's id, or HOME for the app's Home tab. */
  place: string;
  threadTs: string | null;
}

export const HOME = 'home';

const STRANGER: Person = {
  id: '',
  handle: '',
  name: 'Nobody',
  email: '',
  title: '',
  zone: 'UTC',
  isAdmin: false,
  isBot: false,
  isGuest: true,
  deactivated: false,
  teamId: '',
};

export const RouteContext = createContext<Route>({ person: '', place: HOME, threadTs: null });
export const ActorContext = createContext<Person>(STRANGER);

/** Where the page is. */
export function useRoute(): Route {
  return useContext(RouteContext);
}

/** The person who acts. */
export function useActor(): Person {
  return useContext(ActorContext);
}

/** The route in the address; where it names nobody, the first person in the first channel they see. */
export function useAddress(): { route: Route; actor: Person } {
  const hash = useSyncExternalStore(listen, () => location.hash);
  const people = useWorld((world) => world.people);
  const conversations = useWorld((world) => world.conversations);
  const route = useMemo(() => routeOf(hash, people, conversations), [hash, people, conversations]);
  return { route, actor: people.get(route.person) ?? STRANGER };
}

export function goTo(route: Route): void {
  const thread = route.threadTs === null ? '' : `/${route.threadTs}`;
  location.hash = `#/${route.person}/${route.place}${thread}`;
}

/** Whether somebody may look into a conversation. */
export function canSee(person: Person, conversation: { kind: string; members: string[] }): boolean {
  return conversation.members.includes(person.id) || (conversation.kind === 'public' && !person.isGuest);
}

/** People who can be acted as: everybody but the bots. */
export function actors(people: World['people']): Person[] {
  return [...people.values()].filter((person) => !person.isBot && person.id !== 'USLACKBOT');
}

function routeOf(hash: string, people: World['people'], conversations: World['conversations']): Route {
  const [, id = '', place = '', threadTs = ''] = hash.split('/');
  const person = people.get(id) ?? actors(people)[0] ?? STRANGER;
  const named = conversations.get(place);
  if (place === HOME || (named !== undefined && canSee(person, named))) {
    return { person: person.id, place, threadTs: threadTs === '' ? null : threadTs };
  }
  return { person: person.id, place: firstPlace(person, conversations), threadTs: null };
}

function firstPlace(person: Person, conversations: World['conversations']): string {
  const seen = [...conversations.values()].filter(
    (conversation) => !conversation.archived && canSee(person, conversation),
  );
  const channels = seen.filter(
    (conversation) => conversation.kind === 'public' || conversation.kind === 'private',
  );
  const joined = channels.find((conversation) => conversation.members.includes(person.id));
  return (joined ?? channels[0])?.id ?? HOME;
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
