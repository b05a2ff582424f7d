import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { readPermalink } from '../../permalink.ts';
import type { Person } from '../../protocol.ts';
import { useWorld } from '../wire/store.ts';
import type { World } from '../wire/world.ts';

/** Where the page is: who acts, what is open, and which thread. It stands in the address, so that two tabs can be two people. */
export interface Route {
  person: string;
  /** A channel's id, or HOME for the app's Home tab. */
  place: string;
  threadTs: string | null;
  /** The message that a link led to. */
  sought: Sought | null;
}

/** A message that the reader followed a link to; a new object each time, also where it is the same message again. */
export interface Sought {
  ts: string;
  /** It is only to be in sight: what is sought is a reply to it. */
  asParent?: true;
}

type Goal = Omit<Route, 'sought'>;

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

export const RouteContext = createContext<Route>({ person: '', place: HOME, threadTs: null, sought: null });
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
  const visit = useSyncExternalStore(listen, () => visits);
  const people = useWorld((world) => world.people);
  const conversations = useWorld((world) => world.conversations);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is read anew at each visit
  const address = useMemo(() => readAddress(location.hash), [visit]);
  const route = useMemo(() => routeOf(address, people, conversations), [address, people, conversations]);
  return { route, actor: people.get(route.person) ?? STRANGER };
}

export function goTo(goal: Goal): void {
  location.hash = addressOf(goal);
}

/** Goes to one message; also where the page has been led to it before. */
export function goToMessage(goal: Goal, ts: string): void {
  const address = addressOf(goal, ts);
  if (location.hash === address) dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = address;
}

/** `#/person/place`, then the thread and the message that is sought, where there are any. */
export function addressOf({ person, place, threadTs }: Goal, sought = ''): string {
  return `#/${person}/${place}/${threadTs ?? ''}/${sought}`.replace(/\/+$/, '');
}

/** Whether somebody may look into a conversation. */
export function canSee(person: Person, conversation: { kind: string; members: string[] }): boolean {
  return conversation.members.includes(person.id) || (conversation.kind === 'public' && !person.isGuest);
}

/** People who can be acted as: everybody but the bots. */
export function actors(people: World['people']): Person[] {
  return [...people.values()].filter((person) => !person.isBot && person.id !== 'USLACKBOT');
}

/** The address may also be a link to a message, as when one was opened in a tab of its own. */
function readAddress(hash: string): Route {
  const link = readPermalink(hash.slice(1));
  if (link !== null) {
    return { person: '', place: link.channel, threadTs: link.threadTs, sought: { ts: link.ts } };
  }
  const [, person = '', place = '', threadTs = '', ts = ''] = hash.split('/');
  return { person, place, threadTs: threadTs === '' ? null : threadTs, sought: ts === '' ? null : { ts } };
}

function routeOf(address: Route, people: World['people'], conversations: World['conversations']): Route {
  const person = people.get(address.person) ?? actors(people)[0] ?? STRANGER;
  const named = conversations.get(address.place);
  if (address.place === HOME || (named !== undefined && canSee(person, named))) {
    return { ...address, person: person.id };
  }
  return { person: person.id, place: firstPlace(person, conversations), threadTs: null, sought: null };
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

let visits = 0;

function listen(listener: () => void): () => void {
  const heard = () => {
    visits += 1;
    listener();
  };
  addEventListener('hashchange', heard);
  return () => removeEventListener('hashchange', heard);
}
