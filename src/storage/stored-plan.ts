import { z } from 'zod';
import type { Item, Plan } from '../plan/plan.ts';

/** Zod shapes of the plan as it is stored; typed against the domain so that neither drifts. */

const text = z.string();
const maybe = <T extends z.ZodType>(inner: T) => inner.nullable();
const ranges = z.array(z.strictObject({ from: text, to: text }));
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const duration = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), days: z.number() }),
  z.strictObject({ kind: z.literal('range'), low: z.number(), high: z.number() }),
  z.strictObject({
    kind: z.literal('pert'),
    optimistic: z.number(),
    likely: z.number(),
    pessimistic: z.number(),
  }),
]);

/** An item as stored: without its actuals, which are columns of their own. */
export const storedItem: z.ZodType<Omit<Item, 'actuals'>> = z.strictObject({
  id: text,
  kind: z.enum(['epic', 'story', 'task', 'subtask']),
  parent: maybe(text),
  name: text,
  phase: maybe(text),
  track: maybe(text),
  owner: maybe(text),
  priority: maybe(z.enum(['critical', 'high', 'medium', 'low'])),
  duration: maybe(duration),
  notBefore: maybe(text),
  due: maybe(text),
  dependencies: z.array(z.strictObject({ item: text, lagDays: z.number() })),
  parallel: z.boolean(),
  deliverable: maybe(text),
  success: z.array(z.strictObject({ metric: text, verify: maybe(text), edgeCases: z.array(text) })),
  subtasks: z.array(z.strictObject({ text, done: z.boolean() })),
});

const criterion = z.strictObject({
  id: text,
  kind: z.enum(['metric', 'blockers', 'resources', 'judgment']),
  text,
  critical: z.boolean(),
  target: maybe(text),
  unit: maybe(text),
  items: maybe(z.literal('phase')),
});
const seat = z.strictObject({ person: text, mandatory: z.boolean(), guest: z.literal(true).exactOptional() });
const share = z.strictObject({ numerator: z.number(), denominator: z.number() });

/** The gate as a review froze it. */
export const storedFrozenGate = z.strictObject({
  id: text,
  name: text,
  phase: text,
  criteria: z.array(criterion),
  seats: z.array(seat),
  quorum: share,
  windowDays: z.number(),
  blind: z.boolean(),
});

/** A plan as stored: without its items, which are rows of their own. */
export const storedHeader: z.ZodType<Omit<Plan, 'items'>> = z.strictObject({
  name: text,
  timezone: text,
  start: text,
  calendar: z.strictObject({ workdays: z.array(weekday), holidays: maybe(text), closures: ranges }),
  people: z.array(
    z.strictObject({ id: text, slack: maybe(text), email: maybe(text), roles: z.array(text), away: ranges }),
  ),
  phases: z.array(z.strictObject({ id: text, name: text })),
  tracks: z.array(z.strictObject({ id: text, name: text, lead: maybe(text) })),
  convergence: z.array(
    z.strictObject({
      id: text,
      name: text,
      needs: z.array(text),
      requirements: z.array(text),
      due: maybe(text),
      owner: maybe(text),
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: text,
      name: text,
      phase: text,
      needs: z.array(text),
      criteria: z.array(criterion),
      seats: z.array(seat),
      quorum: share,
      windowDays: z.number(),
      blind: z.boolean(),
      presenter: maybe(text),
    }),
  ),
  allocation: z.array(
    z.strictObject({ phase: text, role: text, areas: z.array(text), people: z.array(text) }),
  ),
  sync: maybe(
    z.strictObject({
      at: text,
      days: z.union([z.literal('workdays'), z.array(weekday)]),
      unchanged: z.enum(['short', 'skip']),
    }),
  ),
});

export const storedTexts = z.array(text);
