import { isAlias, isMap, isScalar } from 'yaml';
import type { Duration, Plan } from '../plan.ts';
import type { Parsed, Problem } from '../problem.ts';
import { buildPlan } from './build-plan.ts';
import { cycles } from './cycles.ts';
import { duplicateIds, unknownIds } from './ids.ts';
import { outlineOf } from './outline.ts';
import { Places, pathText, positionOf } from './place.ts';
import { refuseText } from './refuse-text.ts';
import { senseComplaints } from './sense.ts';
import { type PlanFile, planShape } from './shape.ts';
import { type Complaint, shapeComplaints } from './shape-problems.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

const MOST_ITEMS = 10_000;
const MOST_PROBLEMS = 1_000;
const MOST_DAYS_IN_ALL = 300_000;

/** Complaints in their places, in the order of the file; beyond MOST_PROBLEMS they are counted alone. */
function placedIn({ document, counter }: YamlDocument, complaints: readonly Complaint[]): Problem[] {
  const places = new Places(document);
  const problems = complaints.slice(0, MOST_PROBLEMS).map(({ path, atKey, message }) => ({
    ...positionOf(counter, places.offsetOf(path, atKey)),
    path: pathText(path),
    message,
  }));
  const left = complaints.length - problems.length;
  const rest = { line: null, column: null, path: '', message: `and ${left} more problems; mend these first` };
  return left > 0 ? [...inFileOrder(problems), rest] : problems;
}

const inFileOrder = (problems: Problem[]): Problem[] =>
  problems.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || (a.column ?? 0) - (b.column ?? 0));

const itemsOf = (raw: unknown): unknown[] => {
  const items: unknown = typeof raw === 'object' && raw !== null && 'items' in raw ? raw.items : null;
  return Array.isArray(items) ? items : [];
};

/** Phase and role of each cell in the order of the file, which an object of numbers would not keep. */
function allocationCells({ document }: YamlDocument): [string, string][] {
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const pairs = (node: unknown): [string, unknown][] => {
    const map = resolve(node);
    return isMap(map)
      ? map.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value])
      : [];
  };
  const top = pairs(document.contents).find(([key]) => key === 'allocation')?.[1];
  return pairs(top).flatMap(([phase, roles]) =>
    pairs(roles).map(([role]): [string, string] => [phase, role]),
  );
}

const notAPlan = (raw: unknown): string | null => {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return null;
  return 'this is no plan: it should begin with version: 1 and name what it contains, as in name: Checkout relaunch';
};

const longest = (duration: Duration | null): number => {
  if (duration === null) return 0;
  if (duration.kind === 'fixed') return duration.days;
  return duration.kind === 'range' ? duration.high : duration.pessimistic;
};

/** Refuses a plan whose work, done one after the other, would fill more centuries than a calendar is made for. */
function ofBearableLength(plan: Plan, yaml: YamlDocument): Parsed<Plan> {
  let days = 0;
  for (const { duration, dependencies } of plan.items)
    days += dependencies.reduce((most, { lagDays }) => Math.max(most, lagDays), longest(duration));
  if (days <= MOST_DAYS_IN_ALL) return { ok: true, value: plan };
  const message = `the durations and lags add up to ${Math.ceil(days)} working days; at most ${MOST_DAYS_IN_ALL} make a plan`;
  return { ok: false, problems: placedIn(yaml, [{ path: ['items'], message }]) };
}

/**
 * Reads a plan file, version 1 of the YAML format. Every problem is reported at once, in the order of
 * the file; refuses over 4 MiB of text or 10,000 items. Never throws.
 */
export function readPlan(text: string): Parsed<Plan> {
  const refused = refuseText(text);
  if (refused.length > 0) return { ok: false, problems: refused };
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, problems: inFileOrder(yaml.problems).slice(0, MOST_PROBLEMS) };
  const { raw, problems } = yaml.value;
  const other = notAPlan(raw);
  if (other) return { ok: false, problems: [{ line: 1, column: 1, path: '', message: other }] };
  const count = itemsOf(raw).length;
  if (count > MOST_ITEMS) {
    const message = `${count} items are too many for one plan; keep at most ${MOST_ITEMS}`;
    return { ok: false, problems: placedIn(yaml.value, [{ path: ['items'], message }]) };
  }
  const shaped = planShape.safeParse(raw, { reportInput: true });
  const outline = outlineOf(raw);
  const shape = shaped.success ? [] : shapeComplaints(shaped.error, raw);
  const complaints = [
    ...shape,
    ...senseComplaints(raw as PlanFile, shape),
    ...duplicateIds(outline.named),
    ...unknownIds(outline),
    ...cycles(outline.items),
  ];
  if (shaped.success && problems.length + complaints.length === 0)
    return ofBearableLength(buildPlan(shaped.data, allocationCells(yaml.value)), yaml.value);
  const places = placedIn(yaml.value, complaints);
  return { ok: false, problems: [...inFileOrder([...problems, ...places])] };
}
