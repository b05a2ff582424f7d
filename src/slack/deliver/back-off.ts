import type { Ids } from '../../ids.ts';

const FIRST = 2_000;
const LONGEST = 5 * 60_000;

/** Milliseconds to wait after so many attempts: doubled each time, at most five minutes, and up to half of it at random. */
export function backOff(attempts: number, ids: Ids): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 20));
  return Math.round(whole * (0.5 + 0.5 * share(ids.next())));
}

/** A share from 0 to 1 that an id stands for. */
function share(id: string): number {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash / 2 ** 32;
}
