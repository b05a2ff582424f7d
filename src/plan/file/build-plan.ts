import type {
  Calendar,
  ConvergencePoint,
  Criterion,
  Gate,
  Item,
  Person,
  Plan,
  Seat,
  Sync,
  Weekday,
} from '../plan.ts';
import { WEEKDAYS } from './fields.ts';
import {
  parseBoolean,
  parseDateRange,
  parseDays,
  parseDependency,
  parseDuration,
  parseProgress,
  parseShare,
  parseTime,
} from './notation.ts';
import { CRITERION_KINDS, ITEM_KINDS, type PlanFile, PRIORITIES } from './shape.ts';

type Optional<T> = T | null | undefined;
type In<K extends keyof PlanFile> =
  NonNullable<PlanFile[K]> extends (infer E)[] ? E : NonNullable<PlanFile[K]>;

const text = (value: Optional<string>): string | null => value?.trim() ?? null;
const texts = (values: Optional<string[]>): string[] => values?.map((value) => value.trim()) ?? [];
const flag = (value: Optional<string>, otherwise: boolean): boolean =>
  value ? (parseBoolean(value.trim()) ?? otherwise) : otherwise;
const wordOf = <T extends string>(words: readonly T[], value: Optional<string>): T | null =>
  words.find((word) => word === value?.trim().toLowerCase()) ?? null;
const read = <T>(values: Optional<string[]>, parse: (value: string) => T | null): T[] =>
  (values ?? []).flatMap((value) => parse(value.trim()) ?? []);
const weekdays = (values: string[]): Weekday[] => read(values, (value) => wordOf(WEEKDAYS, value));

const calendarOf = (file: Optional<In<'calendar'>>): Calendar => ({
  workdays: weekdays(file?.workdays ?? ['mon', 'tue', 'wed', 'thu', 'fri']),
  holidays: text(file?.holidays),
  closures: read(file?.closures, parseDateRange),
});

const personOf = (file: In<'people'>): Person => ({
  id: file.id.trim(),
  slack: text(file.slack),
  email: text(file.email),
  roles: texts(file.roles),
  away: read(file.away, parseDateRange),
});

const itemOf = (file: In<'items'>, week: number): Item => ({
  id: file.id.trim(),
  kind: wordOf(ITEM_KINDS, file.kind) ?? 'task',
  parent: text(file.parent),
  name: file.name.trim(),
  phase: text(file.phase),
  track: text(file.track),
  owner: text(file.owner),
  priority: wordOf(PRIORITIES, file.priority),
  duration: file.duration ? parseDuration(file.duration.trim(), week) : null,
  notBefore: text(file.not_before),
  due: text(file.due),
  dependencies: read(file.dependencies, (value) => parseDependency(value, week)),
  parallel: flag(file.parallel, true),
  deliverable: text(file.deliverable),
  success: (file.success ?? []).map(({ metric, verify, edge_cases }) => ({
    metric: metric.trim(),
    verify: text(verify),
    edgeCases: texts(edge_cases),
  })),
  subtasks: (file.subtasks ?? []).map((line) =>
    typeof line === 'string'
      ? { text: line.trim(), done: false }
      : { text: line.text.trim(), done: flag(line.done, false) },
  ),
  actuals: {
    started: text(file.started),
    finished: text(file.finished),
    progress: file.progress ? parseProgress(file.progress.trim()) : null,
    remaining: file.remaining ? parseDays(file.remaining.trim(), week) : null,
    blocked: text(file.blocked),
  },
});

const convergenceOf = (file: In<'convergence'>): ConvergencePoint => ({
  id: file.id.trim(),
  name: file.name.trim(),
  needs: texts(file.needs),
  requirements: texts(file.requirements),
  due: text(file.due),
  owner: text(file.owner),
});

const criterionOf = (file: In<'gates'>['criteria'][number]): Criterion => ({
  id: file.id.trim(),
  kind: wordOf(CRITERION_KINDS, file.kind) ?? 'judgment',
  text: file.text.trim(),
  critical: flag(file.critical, false),
  target: text(file.target),
  unit: text(file.unit),
  items: file.items ? 'phase' : null,
});

const seatOf = (file: In<'gates'>['seats'][number]): Seat =>
  typeof file === 'string'
    ? { person: file.trim(), mandatory: false }
    : {
        person: file.person.trim(),
        mandatory: flag(file.mandatory, false),
        ...(flag(file.guest, false) ? { guest: true } : {}),
      };

const gateOf = (file: In<'gates'>, week: number): Gate => ({
  id: file.id.trim(),
  name: file.name.trim(),
  phase: file.phase.trim(),
  needs: texts(file.needs),
  criteria: file.criteria.map(criterionOf),
  seats: file.seats.map(seatOf),
  quorum: parseShare(file.quorum?.trim() ?? '') ?? { numerator: 2, denominator: 3 },
  windowDays: parseDays(file.window?.trim() ?? '3 days', week) ?? 3,
  blind: flag(file.blind, false),
  presenter: text(file.presenter),
});

const syncOf = (file: In<'sync'>): Sync => ({
  at: parseTime(file.at?.trim() ?? '') ?? '09:30',
  days: Array.isArray(file.days) ? weekdays(file.days) : 'workdays',
  unchanged: wordOf(['short', 'skip'], file.unchanged) ?? 'short',
});

/**
 * The plan that a file states, once its shape has been checked; fills the defaults in.
 * @param cells phase and role of each allocation cell, in the order of the file
 */
export function buildPlan(file: PlanFile, cells: readonly (readonly [string, string])[]): Plan {
  const calendar = calendarOf(file.calendar);
  const week = calendar.workdays.length;
  return {
    name: file.name.trim(),
    timezone: file.timezone.trim(),
    start: file.start.trim(),
    calendar,
    people: (file.people ?? []).map(personOf),
    phases: (file.phases ?? []).map(({ id, name }) => ({ id: id.trim(), name: name.trim() })),
    tracks: (file.tracks ?? []).map(({ id, name, lead }) => ({
      id: id.trim(),
      name: name.trim(),
      lead: text(lead),
    })),
    items: (file.items ?? []).map((item) => itemOf(item, week)),
    convergence: (file.convergence ?? []).map(convergenceOf),
    gates: (file.gates ?? []).map((gate) => gateOf(gate, week)),
    allocation: cells.map(([phase, role]) => {
      const cell = file.allocation?.[phase]?.[role];
      return {
        phase: phase.trim(),
        role: role.trim(),
        areas: texts(cell?.areas),
        people: texts(cell?.people),
      };
    }),
    sync: file.sync ? syncOf(file.sync) : null,
  };
}
