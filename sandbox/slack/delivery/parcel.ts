import type { Json } from '../json.ts';

export type ParcelType = 'events_api' | 'slash_commands' | 'interactive';

/** One thing that Slack tells the app. */
export interface Parcel {
  type: ParcelType;
  /** For the inspector: `/gate`, `block_actions vote_green`. */
  name: string;
  payload: Json;
  /** How often it was tried before, and why again. */
  retry: { attempt: number; reason: string } | null;
}

/** What became of a parcel. `answer` is the ack's payload, undefined where it had none. */
export type Receipt =
  | { status: 'acked'; answer: unknown }
  | { status: 'late' }
  | { status: 'unreachable' }
  /** `noRetry` where the app asked not to get it again. */
  | { status: 'failed'; note: string; noRetry?: boolean };

/** Brings a parcel to the app; settles when the app answered or cannot any more. */
export type Carrier = (parcel: Parcel) => Promise<Receipt>;
