import { randomUUID } from 'node:crypto';

/** The one source of random ids. */
export interface Ids {
  next(): string;
}

export const randomIds: Ids = { next: () => randomUUID() };
