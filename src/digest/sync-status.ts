/** How the daily sync of a plan stands, for one reader. */
export interface SyncStatus {
  planId: string;
  plan: string;
  timezone: string;
  today: string;
  /** Today is a holiday, in a closure or no workday of the plan, and has no digest for that. */
  offToday: boolean;
  /** As `09:30 workdays`; null without a schedule. */
  schedule: string | null;
  unchanged: 'short' | 'skip' | null;
  /** Milliseconds since the epoch; null while nothing is due. */
  nextDueAt: number | null;
  pausedUntil: string | null;
  /** `asked`, or the fault that stopped it; null while it runs. */
  pausedReason: string | null;
  /** The newest that was posted. */
  last: { date: string; at: number; lateMinutes: number } | null;
  /** Days that were skipped since, or among the newest ten, newest first. */
  skipped: { date: string; reason: string }[];
  checkIns: { answered: number; asked: number } | null;
  /** Names of those who have not checked in; null for anybody but an owner. */
  missing: string[] | null;
  /** What the reader may do. */
  may: { post: boolean; schedule: boolean };
}
