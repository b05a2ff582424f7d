import type { Calendar, IsoDate, Plan, Sync } from '../../plan.ts';
import type { CardPlan } from './card-plan.ts';
import { proposeTracks } from './propose-tracks.ts';

/** What task cards cannot say. */
export interface CardSettings {
  /** Instead of the text's first heading. */
  name?: string;
  /** IANA name. */
  timezone: string;
  start: IsoDate;
  /** Monday to Friday without holidays where it is left out. */
  calendar?: Calendar;
  /** 09:30 on workdays where it is left out. */
  sync?: Sync | null;
}

const MONDAY_TO_FRIDAY: Calendar = {
  workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: null,
  closures: [],
};
const MORNINGS: Sync = { at: '09:30', days: 'workdays', unchanged: 'short' };

/** A plan from task cards and what was asked for; items without a track get one from their chains. */
export function completeCards(cards: CardPlan, settings: CardSettings): Plan {
  const proposed = proposeTracks(cards.items, cards.tracks);
  return {
    name: settings.name ?? cards.name ?? 'Plan',
    timezone: settings.timezone,
    start: settings.start,
    calendar: settings.calendar ?? MONDAY_TO_FRIDAY,
    people: cards.people,
    phases: cards.phases,
    tracks: [...cards.tracks, ...proposed.tracks],
    items: cards.items.map((item) => ({ ...item, track: item.track ?? proposed.of.get(item.id) ?? null })),
    convergence: [],
    gates: [],
    allocation: cards.allocation,
    sync: settings.sync === undefined ? MORNINGS : settings.sync,
  };
}
