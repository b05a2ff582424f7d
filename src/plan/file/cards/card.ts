import { bareItem } from '../../bare-item.ts';
import type { Item, Priority } from '../../plan.ts';
import { didYouMean } from '../nearest.ts';
import { isDate, isId, MOST_DAYS, parseDependency, parseDuration } from '../notation.ts';
import { quoted } from '../quote.ts';
import { PRIORITIES } from '../shape.ts';
import { kindOfId, type Place } from './card-plan.ts';
import type { Report } from './report.ts';

/** Working days that a week of the notation counts. */
export const WEEK = 5;
const FLAGS: Record<string, boolean> = { true: true, yes: true, false: false, no: false };

/** One card while it is read: the item, and the names that become ids later. */
export interface Card {
  item: Item;
  place: Place;
  owner: string | null;
  phase: string | null;
  track: string | null;
  /** Entries of its lists so far, each after the name of its list. */
  seen: Set<string>;
}

type ListField = 'dependencies' | 'subtasks' | 'success';
/** Reads the value of one field into a card. */
type Reader = (card: Card, value: string, place: Place, report: Report) => void;

const path = (card: Card, field: string): string => `${card.item.id}.${field}`;

function addDependency(card: Card, text: string, place: Place, report: Report): void {
  const { dependencies } = card.item;
  const field = `${path(card, 'dependencies')}[${dependencies.length}]`;
  const dependency = parseDependency(text, WEEK);
  if (!dependency)
    report.add(place, field, `${quoted(text)}: write an id, or an id and a lag as TASK-007 + 1 day`);
  else if (isNew(card, 'dependencies', dependency.item, place, report)) {
    dependencies.push(dependency);
    report.places.set(field, place);
  }
}

/** Whether an entry is the first of its kind in a list of the card; reports it otherwise. */
function isNew(card: Card, list: string, text: string, place: Place, report: Report): boolean {
  const key = `${list} ${text}`;
  if (!card.seen.has(key)) {
    card.seen.add(key);
    return true;
  }
  report.add(place, path(card, list), `${quoted(text)} stands twice among the ${list}; keep one`);
  return false;
}

function addSubtask(card: Card, text: string, place: Place, report: Report): void {
  const [, tick, rest] = /^\[([ xX]?)\] *(.*)$/.exec(text) ?? [];
  const line = report.name((rest ?? text).trim(), place, path(card, 'subtasks'));
  if (isNew(card, 'subtasks', line, place, report))
    card.item.subtasks.push({ text: line, done: tick?.toLowerCase() === 'x' });
}

function addSuccess(card: Card, text: string, place: Place, report: Report): void {
  const metric = report.name(text.replace(/^\[[ xX]?\] */, '').trim(), place, path(card, 'success'));
  if (isNew(card, 'success', metric, place, report))
    card.item.success.push({ metric, verify: null, edgeCases: [] });
}

const ADD: Record<ListField, Reader> = {
  dependencies: addDependency,
  subtasks: addSubtask,
  success: addSuccess,
};

/** `[a, b]` or `a, b`, all on the line of the field; `none` and `-` are nothing. */
function addInline(field: ListField): Reader {
  return (card, value, place, report) => {
    const inner = value.replace(/^\[(?![ xX]\] )/, '').replace(/\]$/, '');
    if (/^(none|-|–|n\/a)?$/i.test(inner.trim())) return;
    let from = value.indexOf(inner);
    for (const part of field === 'success' ? [inner] : inner.split(',')) {
      const lead = part.length - part.trimStart().length;
      if (part.trim() !== '')
        ADD[field](card, part.trim(), { line: place.line, column: place.column + from + lead }, report);
      from += part.length + 1;
    }
  };
}

const dateInto =
  (key: 'due' | 'notBefore'): Reader =>
  (card, value, place, report) => {
    if (isDate(value)) card.item[key] = value;
    else
      report.add(place, path(card, key), `${quoted(value)}: write a day between 1970 and 2199 as YYYY-MM-DD`);
  };

const nameInto =
  (key: 'owner' | 'phase' | 'track'): Reader =>
  (card, value, place, report) => {
    if (!/^(none|nobody|-|–)?$/i.test(value)) card[key] = report.name(value, place, path(card, key));
  };

const readPriority: Reader = (card, value, place, report) => {
  const word = PRIORITIES.find((priority): priority is Priority => priority === value.toLowerCase());
  if (word) card.item.priority = word;
  else
    report.add(
      place,
      path(card, 'priority'),
      `${quoted(value)} is not one of ${PRIORITIES.join(', ')}${didYouMean(value, PRIORITIES)}`,
    );
};

const readDuration: Reader = (card, value, place, report) => {
  card.item.duration = parseDuration(value, WEEK);
  if (card.item.duration === null) report.add(place, path(card, 'duration'), durationMend(value));
};

/** How a duration is to be written. */
export const durationMend = (value: string): string =>
  `${quoted(value)}: write a duration as 3 days, 0.5 days, 1 week, 2-5 days or 2/3/7 days, at most ${MOST_DAYS} days`;

const readParallel: Reader = (card, value, place, report) => {
  const word = value.toLowerCase();
  const flag = Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined;
  if (flag === undefined) report.add(place, path(card, 'parallel'), `${quoted(value)}: write true or false`);
  else card.item.parallel = flag;
};

const readParent: Reader = (card, value, place, report) => {
  if (!isId(value))
    return report.add(place, path(card, 'parent'), `${quoted(value)}: write the id of an item`);
  card.item.parent = value;
  report.places.set(path(card, 'parent'), place);
};

/** The fields of a card, by their keys in lower case with spaces for underlines and dashes. */
export const FIELDS: Readonly<Record<string, Reader>> = {
  priority: readPriority,
  duration: readDuration,
  estimate: readDuration,
  dependencies: addInline('dependencies'),
  'depends on': addInline('dependencies'),
  parallel: readParallel,
  subtasks: addInline('subtasks'),
  success: addInline('success'),
  'success metrics': addInline('success'),
  'success criteria': addInline('success'),
  deliverable: (card, value, place, report) => {
    card.item.deliverable = report.prose(value, place, path(card, 'deliverable'));
  },
  owner: nameInto('owner'),
  phase: nameInto('phase'),
  track: nameInto('track'),
  parent: readParent,
  due: dateInto('due'),
  'not before': dateInto('notBefore'),
};

/** The list that lines below a field belong to, if it has one. */
export const listBelow = (key: string): Reader | null => {
  if (key === 'subtasks') return addSubtask;
  if (key.startsWith('success')) return addSuccess;
  return key === 'dependencies' || key === 'depends on' ? addDependency : null;
};

/** A card of which the head alone has been read. */
export const newCard = (id: string, name: string, place: Place): Card => ({
  item: bareItem(id, kindOfId(id), name),
  place,
  owner: null,
  phase: null,
  track: null,
  seen: new Set(),
});
