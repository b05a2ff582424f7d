import type { Path } from './place.ts';
import { quoted } from './quote.ts';
import type { PlanFile } from './shape.ts';
import type { Complaint } from './shape-problems.ts';

type ItemFile = NonNullable<PlanFile['items']>[number];
type PointFile = NonNullable<PlanFile['convergence']>[number];
type GateFile = NonNullable<PlanFile['gates']>[number];

const TOO_MANY = { people: 2_000, phases: 100, tracks: 500, convergence: 2_000, gates: 500 } as const;

/** Entries of one list that say the same, where each must be told apart by its text. */
function twice(texts: Iterable<readonly [Path, string]>, what: string): Complaint[] {
  const seen = new Set<string>();
  const complaints: Complaint[] = [];
  for (const [path, text] of texts) {
    const key = text.trim();
    if (seen.has(key))
      complaints.push({ path, message: `${quoted(key)} stands twice among the ${what}; keep one` });
    seen.add(key);
  }
  return complaints;
}

const indexed = <T>(list: readonly T[] | null | undefined, path: Path, textOf: (entry: T) => string) =>
  (list ?? []).map((entry, index): readonly [Path, string] => [[...path, index], textOf(entry)]);

function itemSense(item: ItemFile, path: Path): Complaint[] {
  const complaints: Complaint[] = [];
  if (item.started && item.finished && item.finished.trim() < item.started.trim())
    complaints.push({
      path: [...path, 'finished'],
      message: `${quoted(item.finished)} is before the start on ${item.started.trim()}; correct one of them`,
    });
  if (item.dependencies)
    complaints.push(
      ...twice(
        indexed(item.dependencies, [...path, 'dependencies'], (text) => text.split('+')[0] ?? ''),
        'dependencies of this item',
      ),
    );
  if (item.subtasks)
    complaints.push(
      ...twice(
        indexed(item.subtasks, [...path, 'subtasks'], (line) =>
          typeof line === 'string' ? line : line.text,
        ),
        'subtasks of this item',
      ),
    );
  if (item.success)
    complaints.push(
      ...twice(
        indexed(item.success, [...path, 'success'], ({ metric }) => metric),
        'success metrics of this item',
      ),
    );
  return complaints;
}

function gateSense(gate: GateFile, path: Path): Complaint[] {
  const complaints = [
    ...twice(indexed(gate.needs, [...path, 'needs'], String), 'needs of this gate'),
    ...twice(
      indexed(gate.criteria, [...path, 'criteria'], ({ id }) => id.toLowerCase()),
      'criteria ids of this gate',
    ),
    ...twice(
      indexed(gate.seats, [...path, 'seats'], (seat) => (typeof seat === 'string' ? seat : seat.person)),
      'seats of this gate',
    ),
  ];
  for (const [index, criterion] of gate.criteria.entries()) {
    const at = [...path, 'criteria', index];
    const metric = criterion.kind.trim().toLowerCase() === 'metric';
    if (metric && !criterion.target && !criterion.items)
      complaints.push({
        path: at,
        message: `the metric ${quoted(criterion.text)} has nothing to be measured against; add target: "< 300", or items: phase`,
      });
    if (!metric && criterion.target)
      complaints.push({
        path: [...at, 'target'],
        message: `only a metric has a target; make kind metric or remove it`,
      });
    if (!metric && criterion.items)
      complaints.push({
        path: [...at, 'items'],
        message: `only a metric has items; make kind metric or remove it`,
      });
  }
  return complaints;
}

function pointSense(point: PointFile, path: Path): Complaint[] {
  const needs = indexed(point.needs, [...path, 'needs'], String);
  const requirements = indexed(point.requirements, [...path, 'requirements'], String);
  return [
    ...twice(needs, 'needs of this convergence point'),
    ...twice(requirements, 'requirements of this convergence point'),
  ];
}

/** Complaints about the shape of a file, asked whether a part of it can be read on. */
function soundness(complaints: readonly Complaint[]): (key: string, index?: number) => boolean {
  const broken = new Set(complaints.flatMap(({ path, atKey }) => (atKey ? [] : path.slice(0, 2).join('.'))));
  return (key, index) => !broken.has(key) && (index === undefined || !broken.has(`${key}.${index}`));
}

type IsSound = ReturnType<typeof soundness>;

const tooMany = (file: PlanFile): Complaint[] =>
  Object.entries(TOO_MANY).flatMap(([key, most]) => {
    const count = file[key as keyof typeof TOO_MANY]?.length ?? 0;
    return count > most ? [{ path: [key], message: `${count} entries are too many; at most ${most}` }] : [];
  });

function weekdaysTwice(file: PlanFile, isSound: IsSound): Complaint[] {
  const lower = (day: string) => day.toLowerCase();
  const workdays = isSound('calendar') && isSound('calendar.workdays') ? (file.calendar?.workdays ?? []) : [];
  const sync = isSound('sync') && isSound('sync.days') ? file.sync?.days : null;
  return [
    ...twice(indexed(workdays, ['calendar', 'workdays'], lower), 'workdays'),
    ...twice(indexed(Array.isArray(sync) ? sync : [], ['sync', 'days'], lower), 'days'),
  ];
}

/**
 * What is well written but cannot be meant: contradictions and repetitions.
 * @param file a file whose parts are of the right shape wherever `shape` does not complain of them
 */
export function senseComplaints(file: PlanFile, shape: readonly Complaint[]): Complaint[] {
  const isSound = soundness(shape);
  const soundOf = <T>(key: string, list: readonly T[] | null | undefined) =>
    isSound(key)
      ? (list ?? []).map((entry, index) => ({ entry, index })).filter(({ index }) => isSound(key, index))
      : [];
  const users = soundOf('people', file.people).flatMap(({ entry, index }): [Path, string][] =>
    entry.slack ? [[['people', index], entry.slack]] : [],
  );
  const complaints = tooMany(file);
  for (const { entry, index } of soundOf('items', file.items))
    complaints.push(...itemSense(entry, ['items', index]));
  for (const { entry, index } of soundOf('gates', file.gates))
    complaints.push(...gateSense(entry, ['gates', index]));
  for (const { entry, index } of soundOf('convergence', file.convergence))
    complaints.push(...pointSense(entry, ['convergence', index]));
  return [...complaints, ...twice(users, 'Slack users of the people'), ...weekdaysTwice(file, isSound)];
}
