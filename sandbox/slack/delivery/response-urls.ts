import type { Ground } from '../world.ts';

const USES = 5;
const LIFE_MS = 30 * 60_000;
const KEPT = 5_000;

export interface ResponseTarget {
  channel: string;
  person: string;
  /** The message whose button was pressed; null for a command or a form. */
  messageTs: string | null;
  /** Thread that the message stands in. */
  threadTs: string | null;
  /** The command or action, for the inspector. */
  name: string;
}

/** Response URLs serve five times within thirty minutes of the shared clock. */
export interface ResponseUrls {
  /** The whole address. */
  give(target: ResponseTarget): string;
  take(ticket: string): ResponseTarget | 'expired_url' | 'used_url';
}

export function responseUrlsOf(ground: Ground): ResponseUrls {
  const given = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    give(target) {
      const ticket = ground.numbering.ticket();
      given.set(ticket, { target, at: ground.clock.now(), uses: 0 });
      if (given.size > KEPT) given.delete(given.keys().next().value ?? ticket);
      return `${ground.url}/response/${ticket}`;
    },
    take(ticket) {
      const found = given.get(ticket);
      if (!found || ground.clock.now() - found.at > LIFE_MS) return 'expired_url';
      if (found.uses >= USES) return 'used_url';
      found.uses += 1;
      return found.target;
    },
  };
}
