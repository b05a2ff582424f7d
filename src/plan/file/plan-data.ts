import type {
  Allocation,
  Calendar,
  ConvergencePoint,
  Criterion,
  Gate,
  Item,
  Person,
  Phase,
  Plan,
  Sync,
  Track,
} from '../plan.ts';
import { dateRangeText, dependencyText, durationText, lengthText } from './notation.ts';

/** What a plan file holds, in the order in which it is written; what is a default is left out. */
export type Data = string | number | boolean | Data[] | DataMap;
export type DataMap = Map<string, Data>;

const WORKDAYS = 'mon tue wed thu fri';

/** The entries that say something: no nulls, no empty lists or maps. */
const map = (entries: Record<string, Data | null>): DataMap => {
  const result: DataMap = new Map();
  for (const [key, value] of Object.entries(entries)) {
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (!empty && !(value instanceof Map && value.size === 0)) result.set(key, value);
  }
  return result;
};
const unless = <T extends Data>(usual: T, value: T): T | null => (value === usual ? null : value);

const calendarData = ({ workdays, holidays, closures }: Calendar): DataMap =>
  map({
    workdays: workdays.join(' ') === WORKDAYS ? null : [...workdays],
    holidays,
    closures: closures.map(dateRangeText),
  });

export const personData = ({ id, slack, email, roles, away }: Person): DataMap =>
  map({ id, slack, email, roles, away: away.map(dateRangeText) });

export const phaseData = ({ id, name }: Phase): DataMap => map({ id, name });

export const trackData = ({ id, name, lead }: Track): DataMap => map({ id, name, lead });

/** An item as its file states it, actuals included. */
export const itemData = (item: Item): DataMap =>
  map({
    id: item.id,
    kind: item.kind,
    parent: item.parent,
    name: item.name,
    phase: item.phase,
    track: item.track,
    owner: item.owner,
    priority: item.priority,
    duration: item.duration === null ? null : durationText(item.duration),
    not_before: item.notBefore,
    due: item.due,
    dependencies: item.dependencies.map(dependencyText),
    parallel: unless(true, item.parallel),
    deliverable: item.deliverable,
    success: item.success.map(({ metric, verify, edgeCases }) =>
      map({ metric, verify, edge_cases: edgeCases }),
    ),
    subtasks: item.subtasks.map(({ text, done }) => (done ? map({ text, done }) : text)),
    started: item.actuals.started,
    finished: item.actuals.finished,
    progress: item.actuals.progress,
    remaining: item.actuals.remaining === null ? null : lengthText(item.actuals.remaining),
    blocked: item.actuals.blocked,
  });

export const convergenceData = ({ id, name, needs, requirements, due, owner }: ConvergencePoint): DataMap =>
  map({ id, name, needs, requirements, due, owner });

const criterionData = ({ id, kind, text, target, unit, critical, items }: Criterion): DataMap =>
  map({ id, kind, text, target, unit, critical: unless(false, critical), items });

export const gateData = (gate: Gate): DataMap =>
  map({
    id: gate.id,
    name: gate.name,
    phase: gate.phase,
    needs: gate.needs,
    criteria: gate.criteria.map(criterionData),
    seats: gate.seats.map(({ person, mandatory, guest = false }) =>
      mandatory || guest
        ? map({ person, ...(mandatory ? { mandatory } : {}), ...(guest ? { guest } : {}) })
        : person,
    ),
    quorum: unless('2/3', `${gate.quorum.numerator}/${gate.quorum.denominator}`),
    window: unless('3 days', lengthText(gate.windowDays)),
    blind: unless(false, gate.blind),
    presenter: gate.presenter,
  });

/** Phase -> role -> cell; cells of a phase are brought together at its first one. */
const allocationData = (allocation: readonly Allocation[]): DataMap => {
  const phases: DataMap = new Map();
  for (const { phase, role, areas, people } of allocation) {
    const roles = phases.get(phase);
    const cells: DataMap = roles instanceof Map ? roles : new Map();
    phases.set(phase, cells.set(role, map({ areas, people })));
  }
  return phases;
};

const syncData = ({ at, days, unchanged }: Sync): DataMap =>
  map({ at, days: days === 'workdays' ? days : [...days], unchanged });

/** What stands beside the lists of a plan. */
export const settingsData = (plan: Plan): DataMap =>
  map({
    name: plan.name,
    timezone: plan.timezone,
    start: plan.start,
    calendar: calendarData(plan.calendar),
    sync: plan.sync === null ? null : syncData(plan.sync),
  });

/** The whole file of a plan. */
export const planData = (plan: Plan): DataMap =>
  map({
    version: 1,
    name: plan.name,
    timezone: plan.timezone,
    start: plan.start,
    calendar: calendarData(plan.calendar),
    people: plan.people.map(personData),
    phases: plan.phases.map(phaseData),
    tracks: plan.tracks.map(trackData),
    items: plan.items.map(itemData),
    convergence: plan.convergence.map(convergenceData),
    gates: plan.gates.map(gateData),
    allocation: allocationData(plan.allocation),
    sync: plan.sync === null ? null : syncData(plan.sync),
  });
