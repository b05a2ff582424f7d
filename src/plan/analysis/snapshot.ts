import type { Calendar, IsoDate } from '../plan.ts';
import type { ItemStatus } from './analysis.ts';

/** What is kept of an analysis to tell later what moved, and why. */
export interface Snapshot {
  date: IsoDate;
  end: IsoDate;
  /** By which its dates were counted; missing in snapshots of before. */
  calendar?: Calendar;
  items: {
    id: string;
    start: IsoDate;
    finish: IsoDate;
    status: ItemStatus;
    blocked: boolean;
    /** Working days. */
    duration: number;
    owner: string | null;
  }[];
  convergence: { id: string; forecast: IsoDate; reached: boolean }[];
  gates: { id: string; forecast: IsoDate; ready: boolean }[];
}
