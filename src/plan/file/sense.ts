import type { Path } from './place.ts';
import { quoted } from './quote.ts';
import type { PlanFile } from './shape.ts';
import type { Complaint } from './shape-problems.ts';

type ItemFile = NonNullable<PlanFile['items']>[number];
type PointFile = NonNullable<PlanFile['convergence']>[number];
type GateFile = NonNullable<PlanFile['gates']>[number];

const TOO_MANY = { people: 2_000, phases: 100, tracks: 500, convergence: 2_000, gates: 500 } as const;

/** Entries of one list that say the same, where each must be told apart by its text. */
function twice<T>(
  list: readonly T[] | null | undefined,
  pathOf: (index: number) => Path,
  textOf: (entry: T) => string,
  what: string,
): Complaint[] {
  if (!list || list.length < 2) return [];
  const seen = new Set<string>();
  const complaints: Complaint[] = [];
  for (const [index, entry] of list.entries()) {
    const key = textOf(entry).trim();
    if (seen.has(key))
      complaints.push({
        path: pathOf(index),
        message: `${quoted(key)} stands twice among the ${what}; keep one`,
      });
    seen.add(key);
  }
  return complaints;
}

const within =
  (path: Path, key: string) =>
  (index: number): Path => [...path, key, index];

function itemSense(item: ItemFile, path: Path): Complaint[] {
  const complaints: Complaint[] = [];
  if (item.started && item.finished && item.finished.trim() < item.started.trim())
    complaints.push({
      path: [...path, 'finished'],
      message: `${quoted(item.finished)} is before the start on ${item.started.trim()}; correct one of them`,
    });
  complaints.push(
    ...twice(
      item.dependencies,
      within(path, 'dependencies'),
      (text) => text.split('+')[0] ?? '',
      'dependencies of this item',
    ),
    ...twice(
      item.subtasks,
      within(path, 'subtasks'),
      (line) => (typeof line === 'string' ? line : line.text),
      'subtasks of this item',
    ),
    ...twice(item.success, within(path, 'success'), ({ metric }) => metric, 'success metrics of this item'),
  );
  return complaints;
}

function gateSense(gate: GateFile, path: Path): Complaint[] {
  const complaints = [
    ...twice(gate.needs, within(path, 'needs'), String, 'needs of this gate'),
    ...twice(
      gate.criteria,
      within(path, 'criteria'),
      ({ id }) => id.toLowerCase(),
      'criteria ids of this gate',
    ),
    ...twice(
      gate.seats,
      within(path, 'seats'),
      (seat) => (typeof seat === 'string' ? seat : seat.person),
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
  return [
    ...twice(point.needs, within(path, 'needs'), String, 'needs of this convergence point'),
    ...twice(
      point.requirements,
      within(path, 'requirements'),
      String,
      'requirements of this convergence point',
    ),
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
  const workdays = isSound('calendar') && isSound('calendar.workdays') ? file.calendar?.workdays : null;
  const sync = isSound('sync') && isSound('sync.days') ? file.sync?.days : null;
  return [
    ...twice(workdays, within(['calendar'], 'workdays'), lower, 'workdays'),
    ...twice(Array.isArray(sync) ? sync : [], within(['sync'], 'days'), lower, 'days'),
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
  const users = soundOf('people', file.people).flatMap(({ entry, index }) =>
    entry.slack ? [{ slack: entry.slack, index }] : [],
  );
  const complaints = tooMany(file);
  for (const { entry, index } of soundOf('items', file.items))
    complaints.push(...itemSense(entry, ['items', index]));
  for (const { entry, index } of soundOf('gates', file.gates))
    complaints.push(...gateSense(entry, ['gates', index]));
  for (const { entry, index } of soundOf('convergence', file.convergence))
    complaints.push(...pointSense(entry, ['convergence', index]));
  const usersTwice = twice(
    users,
    (at) => ['people', users[at]?.index ?? 0],
    ({ slack }) => slack,
    'Slack users of the people',
  );
  return [...complaints, ...usersTwice, ...weekdaysTwice(file, isSound)];
}
