import type { Receipt } from '../delivery/parcel.ts';

/** What a person's act came to; `error` is what Slack tells the person, `told` where Slackbot has said it already. */
export type Outcome = { ok: true } | { ok: false; error: string; told?: true };

export const done: Outcome = { ok: true };

export function refused(error: string): Outcome {
  return { ok: false, error };
}

/** What Slack says of a button or shortcut whose app did not answer. */
export function outcomeOf(receipt: Receipt): Outcome {
  if (receipt.status === 'acked') return done;
  return refused(receipt.status === 'late' ? 'The app did not respond in time.' : 'The app did not respond.');
}
