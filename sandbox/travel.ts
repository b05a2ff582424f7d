import { Temporal } from 'temporal-polyfill';
import { type Clock, canTravel } from './clock.ts';
import type { SandboxOptions } from './options.ts';
import type { ClockState } from './protocol.ts';
import type { World } from './slack/world.ts';

const MORNING = { hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 };
/** From this hour on today's morning has begun, and the next one is another day's. */
const MORNING_BEGINS = 7;
const SATURDAY = 6;

export interface Journeys {
  /** Moves the shared clock; whatever is due on the way runs in order. Settles on arrival. */
  to(target: number | 'next_working_morning'): Promise<void>;
  state(): ClockState;
}

/** Journeys follow each other: one that is asked for during another starts after it. */
export function journeys(world: World, options: SandboxOptions): Journeys {
  let under = Promise.resolve();
  let travelling = 0;
  const state = () => ({ nowMs: world.clock.now(), flows: travelling === 0 });
  const tell = () => world.push({ type: 'clock', clock: state() });

  const go = async (target: number | 'next_working_morning') => {
    const { clock } = world;
    if (!canTravel(clock))
      throw new Error('This clock cannot travel: start the sandbox with travellingClock');
    const at = target === 'next_working_morning' ? nextMorning(clock, options, world) : target;
    if (at <= clock.now()) throw new Error('Time travel goes forward alone');
    travelling += 1;
    tell();
    try {
      await options.onTravel?.(at);
      if (clock.now() < at) clock.set(at);
    } finally {
      travelling -= 1;
      tell();
    }
  };
  return {
    state,
    to(target) {
      const journey = under.then(() => go(target));
      under = journey.catch(() => {});
      return journey;
    },
  };
}

function nextMorning(clock: Clock, options: SandboxOptions, world: World): number {
  if (options.nextWorkingMorning) return options.nextWorkingMorning(clock.now());
  const zone = world.settings.workspace.zone;
  const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now())).toZonedDateTimeISO(zone);
  let morning = now.with(MORNING).add({ days: now.hour < MORNING_BEGINS ? 0 : 1 });
  while (morning.dayOfWeek >= SATURDAY) morning = morning.add({ days: 1 });
  return morning.epochMilliseconds;
}
