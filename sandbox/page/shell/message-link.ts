import { type MessagePlace, readPermalink } from '../../permalink.ts';
import type { Person } from '../../protocol.ts';
import { notify } from '../wire/notices.ts';
import { currentWorld } from '../wire/store.ts';
import { addressOf, canSee, goToMessage } from './actor.ts';

/** Where a link to one of the workspace's messages leads within the page; null for a link to elsewhere. */
export function addressWithin(href: string, reader: Person): string | null {
  const place = placeWithin(href);
  return place === null ? null : addressOf(routeTo(place, reader), place.ts);
}

/** Follows a link as Slack does: to one of its messages in the page itself, to elsewhere in a tab of its own. */
export function follow(href: string, reader: Person): void {
  const place = placeWithin(href);
  if (place === null) {
    window.open(href, '_blank', 'noopener,noreferrer');
    return;
  }
  const conversation = currentWorld().conversations.get(place.channel);
  if (conversation === undefined || !canSee(reader, conversation)) {
    notify('This link leads to a conversation that you are not in.');
  } else {
    goToMessage(routeTo(place, reader), place.ts);
  }
}

function placeWithin(href: string): MessagePlace | null {
  const { url } = currentWorld();
  return href.startsWith(url) ? readPermalink(href.slice(url.length)) : null;
}

function routeTo({ channel, threadTs }: MessagePlace, reader: Person) {
  return { person: reader.id, place: channel, threadTs };
}
