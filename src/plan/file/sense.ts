import type { Path } from './place.ts';
import { quoted } from './quote.ts';
import type { PlanFile } from './shape.ts';
import type { Complaint } from './shape-problems.ts';

type ItemFile = NonNullable<PlanFile['items']>[number];
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

/** What is well written but cannot be meant: contradictions and repetitions. */
export function senseComplaints(file: PlanFile): Complaint[] {
  const complaints: Complaint[] = [];
  for (const [key, most] of Object.entries(TOO_MANY)) {
    const count = file[key as keyof typeof TOO_MANY]?.length ?? 0;
    if (count > most)
      complaints.push({ path: [key], message: `${count} entries are too many; at most ${most}` });
  }
  for (const [index, item] of (file.items ?? []).entries())
    complaints.push(...itemSense(item, ['items', index]));
  for (const [index, gate] of (file.gates ?? []).entries())
    complaints.push(...gateSense(gate, ['gates', index]));
  for (const [index, point] of (file.convergence ?? []).entries()) {
    const path = ['convergence', index];
    complaints.push(
      ...twice(indexed(point.needs, [...path, 'needs'], String), 'needs of this convergence point'),
    );
    complaints.push(
      ...twice(
        indexed(point.requirements, [...path, 'requirements'], String),
        'requirements of this convergence point',
      ),
    );
  }
  complaints.push(
    ...twice(
      indexed(file.calendar?.workdays, ['calendar', 'workdays'], (day) => day.toLowerCase()),
      'workdays',
    ),
  );
  if (Array.isArray(file.sync?.days))
    complaints.push(
      ...twice(
        indexed(file.sync.days, ['sync', 'days'], (day) => day.toLowerCase()),
        'days',
      ),
    );
  const slack = indexed(file.people, ['people'], (person) => person.slack ?? '').filter(
    ([, user]) => user !== '',
  );
  complaints.push(...twice(slack, 'Slack users of the people'));
  return complaints;
}
