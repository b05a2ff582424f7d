import { z } from 'zod';
import { isKnownRegion } from '../calendar/public-holidays.ts';
import * as field from './fields.ts';
import { quoted } from './quote.ts';

const listOf = <T extends z.ZodType>(entry: T, what: string) =>
  z.array(entry, { error: (issue) => field.wrongKind(issue.input, `write a list of ${what}`) });

const mapOf = <T extends z.ZodRawShape>(shape: T, example: string) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'invalid_type'
        ? field.wrongKind(issue.input, `write a map such as ${example}`)
        : undefined,
  });

const atLeastOne = <T extends z.ZodType>(entry: T, what: string) =>
  listOf(entry, what).min(1, { error: () => `an empty list stands here; name at least one of ${what}` });

const holidays = z
  .string({ error: (issue) => field.wrongKind(issue.input, 'write a country or region such as DE or DE-BE') })
  .refine((text) => /^[A-Za-z0-9-]{2,40}$/.test(text.trim()) && isKnownRegion(text.trim()), {
    error: (issue) =>
      `no public holidays are known for ${quoted(String(issue.input))}; write a country such as DE, or with its region DE-BE`,
  });

const calendar = mapOf(
  {
    workdays: atLeastOne(field.oneOf(field.WEEKDAYS), 'weekdays').nullish(),
    holidays: holidays.nullish(),
    closures: listOf(field.dateRange, 'days').nullish(),
  },
  '{workdays: [mon, tue], holidays: DE}',
);

const person = mapOf(
  {
    id: field.id,
    slack: field.slackUser.nullish(),
    email: field.email.nullish(),
    roles: listOf(field.name, 'roles').nullish(),
    away: listOf(field.dateRange, 'days').nullish(),
  },
  '{id: ana, slack: U0ANA}',
);
const phase = mapOf({ id: field.id, name: field.name }, '{id: core, name: Core}');
const track = mapOf({ id: field.id, name: field.name, lead: field.id.nullish() }, '{id: api, name: API}');

const success = mapOf(
  {
    metric: field.name,
    verify: field.prose.nullish(),
    edge_cases: listOf(field.prose, 'edge cases').nullish(),
  },
  '{metric: p95 below 300 ms, verify: load test}',
);
const subtaskMap = mapOf(
  { text: field.name, done: field.flag.nullish() },
  '{text: Idempotency key, done: true}',
);

export const ITEM_KINDS = ['epic', 'story', 'task', 'subtask'] as const;
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
export const CRITERION_KINDS = ['metric', 'blockers', 'resources', 'judgment'] as const;

const item = mapOf(
  {
    id: field.id,
    kind: field.oneOf(ITEM_KINDS).nullish(),
    parent: field.id.nullish(),
    name: field.name,
    phase: field.id.nullish(),
    track: field.id.nullish(),
    owner: field.id.nullish(),
    priority: field.oneOf(PRIORITIES).nullish(),
    duration: field.duration.nullish(),
    not_before: field.date.nullish(),
    due: field.date.nullish(),
    dependencies: listOf(field.dependency, 'items').nullish(),
    parallel: field.flag.nullish(),
    deliverable: field.prose.nullish(),
    success: listOf(success, 'success metrics').nullish(),
    subtasks: listOf(z.union([field.name, subtaskMap]), 'texts').nullish(),
    started: field.date.nullish(),
    finished: field.date.nullish(),
    progress: field.progress.nullish(),
    remaining: field.days.nullish(),
    blocked: field.prose.nullish(),
  },
  '{id: TASK-001, name: Tokenise cards}',
);

const convergence = mapOf(
  {
    id: field.id,
    name: field.name,
    needs: atLeastOne(field.id, 'items'),
    requirements: listOf(field.name, 'requirements').nullish(),
    due: field.date.nullish(),
    owner: field.id.nullish(),
  },
  '{id: CP-1, name: API meets UI, needs: [TASK-001]}',
);

const criterion = mapOf(
  {
    id: field.id,
    kind: field.oneOf(CRITERION_KINDS),
    text: field.name,
    critical: field.flag.nullish(),
    target: field.target.nullish(),
    unit: field.name.nullish(),
    items: field.oneOf(['phase']).nullish(),
  },
  '{id: C1, kind: judgment, text: Design reviewed}',
);
const seatMap = mapOf(
  { person: field.id, mandatory: field.flag.nullish(), guest: field.flag.nullish() },
  '{person: bo, mandatory: true}',
);

const gate = mapOf(
  {
    id: field.id,
    name: field.name,
    phase: field.id,
    needs: atLeastOne(field.id, 'convergence points or items'),
    criteria: atLeastOne(criterion, 'criteria'),
    seats: atLeastOne(z.union([field.id, seatMap]), 'people'),
    quorum: field.share.nullish(),
    window: field.window.nullish(),
    blind: field.flag.nullish(),
    presenter: field.id.nullish(),
  },
  '{id: GATE-1, name: Foundation review, phase: foundation}',
);

const cell = mapOf(
  {
    areas: listOf(field.name, 'areas').nullish(),
    people: listOf(field.id, 'people').nullish(),
  },
  '{areas: [Auth], people: [ana]}',
);
const byName = <T extends z.ZodType>(value: T, example: string) =>
  z.record(z.string(), value, {
    error: (issue) => field.wrongKind(issue.input, `write a map such as ${example}`),
  });

const sync = mapOf(
  {
    at: field.time.nullish(),
    days: z.union([field.oneOf(['workdays']), atLeastOne(field.oneOf(field.WEEKDAYS), 'weekdays')]).nullish(),
    unchanged: field.oneOf(['short', 'skip']).nullish(),
  },
  '{at: "09:30", days: workdays}',
);

/** The shape of a version-1 plan file, every scalar as the text that was written. */
export const planShape = mapOf(
  {
    version: z
      .string({ error: (issue) => field.wrongKind(issue.input, 'write version: 1') })
      .refine((text) => text === '1', {
        error: (issue) =>
          `version ${quoted(String(issue.input))} is not known to this Signalbox; write version: 1`,
      }),
    name: field.name,
    timezone: field.zone,
    start: field.date,
    calendar: calendar.nullish(),
    people: listOf(person, 'people').nullish(),
    phases: listOf(phase, 'phases').nullish(),
    tracks: listOf(track, 'tracks').nullish(),
    items: listOf(item, 'items').nullish(),
    convergence: listOf(convergence, 'convergence points').nullish(),
    gates: listOf(gate, 'gates').nullish(),
    allocation: byName(
      byName(cell, '{backend: {areas: [Auth]}}'),
      '{foundation: {backend: {areas: [Auth]}}}',
    ).nullish(),
    sync: sync.nullish(),
  },
  'version: 1',
);

export type PlanFile = z.infer<typeof planShape>;

const keys = (schema: { shape: object }): string[] => Object.keys(schema.shape);

/** The keys that a map may have, by its path without list positions. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': keys(planShape),
  calendar: keys(calendar),
  people: keys(person),
  phases: keys(phase),
  tracks: keys(track),
  items: keys(item),
  'items.success': keys(success),
  'items.subtasks': keys(subtaskMap),
  convergence: keys(convergence),
  gates: keys(gate),
  'gates.criteria': keys(criterion),
  'gates.seats': keys(seatMap),
  allocation: keys(cell),
  sync: keys(sync),
};
