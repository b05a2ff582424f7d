import { z } from 'zod';

const id = z.string();
const ownerAskedWhy = z.enum(['red', 'no decision', 'conditions missed']);

/** What a queued message shows: its type and the ids from which its newest view is loaded. */
export const postView = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan imported'), planId: id, entries: z.array(z.string()) }),
  z.strictObject({ type: z.literal('digest'), digestId: id }),
  z.strictObject({ type: z.literal('digest details'), digestId: id, part: z.int() }),
  z.strictObject({ type: z.literal('reaction'), name: z.string() }),
  z.strictObject({ type: z.literal('blocker'), blockerId: id }),
  z.strictObject({ type: z.literal('blocker resolved'), blockerId: id }),
  z.strictObject({
    type: z.literal('escalation'),
    blockerId: id,
    level: z.enum(['lead', 'owner']),
    /** Slack user id. */
    to: id,
  }),
  z.strictObject({ type: z.literal('review'), reviewId: id }),
  z.strictObject({ type: z.literal('ballot'), reviewId: id, seat: id, version: z.int() }),
  z.strictObject({ type: z.literal('condition'), conditionId: id, reviewId: id }),
  z.strictObject({ type: z.literal('evidence'), reviewId: id, criterion: id, version: z.int() }),
  z.strictObject({ type: z.literal('decision'), reviewId: id }),
  z.strictObject({
    type: z.literal('seat asked'),
    reviewId: id,
    seat: id,
    why: z.enum(['open', 'reminder', 'confirm']),
  }),
  /** In place of what a seat was asked before; `by` is the key of the newer question. */
  z.strictObject({ type: z.literal('seat asked again'), reviewId: id, by: z.string() }),
  z.strictObject({ type: z.literal('seat ended'), reviewId: id }),
  z.strictObject({ type: z.literal('owner asked'), reviewId: id, why: ownerAskedWhy }),
  z.strictObject({ type: z.literal('owner answered'), reviewId: id, why: ownerAskedWhy }),
  z.strictObject({
    type: z.literal('condition missed'),
    conditionId: id,
    reviewId: id,
    next: z.enum(['follow-up', 'open round', 'owner chooses']),
  }),
  z.strictObject({ type: z.literal('plan complete'), planId: id, reviewId: id }),
  z.strictObject({ type: z.literal('welcome'), channel: id }),
  z.strictObject({ type: z.literal('chart'), planId: id, fileId: id, altText: z.string() }),
  z.strictObject({ type: z.literal('words'), text: z.string() }),
]);

export type PostView = z.infer<typeof postView>;

/**
 * Lower goes first: answers to what somebody did, then what was scheduled, then refreshes, then the replies that many
 * people at once give rise to, which no decision has to wait for.
 */
export const PRIORITY = { answer: 1, scheduled: 2, refresh: 3, reply: 4 } as const;

/** Keys under which posts are found again; each is unique for ever. */
export const postKeys = {
  digest: (digestId: string) => `digest:${digestId}`,
  review: (reviewId: string) => `review:${reviewId}`,
  blocker: (blockerId: string) => `blocker:${blockerId}`,
  ballot: (reviewId: string, seat: string, version: number) => `ballot:${reviewId}:${seat}:${version}`,
  decision: (reviewId: string) => `decision:${reviewId}`,
  /** Every message to the seats of a review, or to one of them, has a key that begins so. */
  seatsAsked: (reviewId: string, seat?: string) =>
    `seat-asked:${reviewId}:${seat === undefined ? '' : `${seat}:`}`,
  /** Every message that asks the owners one question has a key that begins so; `askedAt` sets apart one that was asked anew. */
  ownersAsked: (reviewId: string, why: string, askedAt?: number) =>
    `owner-asked:${reviewId}:${why}:${askedAt === undefined ? '' : `${askedAt}:`}`,
  condition: (conditionId: string) => `condition:${conditionId}`,
} as const;
