import { realTime } from '../../clock.ts';
import type { Ground } from '../world.ts';

interface Trigger {
  person: string;
  /** The view that it was pressed in, for `views.push`; null outside views. */
  viewId: string | null;
}

/** Trigger ids open one form within three seconds of the person's act. */
export interface Triggers {
  give(person: string, viewId?: string | null): string;
  /** The trigger, used up; or Slack's error code. */
  take(id: string): Trigger | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
}

const KEPT = 5_000;

export function triggersOf(ground: Ground): Triggers {
  const given = new Map<string, { trigger: Trigger; at: number; used: boolean }>();
  return {
    give(person, viewId = null) {
      const id = ground.numbering.ticket();
      given.set(id, { trigger: { person, viewId }, at: realTime.now(), used: false });
      if (given.size > KEPT) given.delete(given.keys().next().value ?? id);
      return id;
    },
    take(id) {
      const found = given.get(id);
      if (!found) return 'invalid_trigger_id';
      if (found.used) return 'exchanged_trigger_id';
      if (realTime.now() - found.at > ground.settings.deadlines.trigger) return 'expired_trigger_id';
      found.used = true;
      return found.trigger;
    },
  };
}
