import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** Refuses what needs a scope that the app has not; of several it needs one. */
export function needScope(world: World, ...anyOf: [string, ...string[]]): void {
  const { scopes } = world.settings.app;
  if (anyOf.some((scope) => scopes.has(scope))) return;
  throw new Refusal('missing_scope', { needed: anyOf.join(','), provided: [...scopes].join(',') });
}
