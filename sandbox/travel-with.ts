import type { TravellingClock } from './clock.ts';

/** A program whose due times a journey through time has to meet. */
export interface Traveller {
  /** When something is due next, in milliseconds since the epoch; null where nothing is. */
  nextDueAt(): number | null;
  /** Does everything that is due now. */
  tick(): Promise<void>;
}

/** Most due times that one journey stops at. */
const STOPS = 1_000;

/** Moves the clock to `target`, stopping at everything that is due on the way, in order, so that the jump skips nothing. */
export async function travelWith(clock: TravellingClock, app: Traveller, target: number): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    const due = app.nextDueAt();
    if (due === null || due > target) break;
    if (due > clock.now()) clock.set(due);
    await app.tick();
  }
  if (clock.now() < target) clock.set(target);
  await app.tick();
}
