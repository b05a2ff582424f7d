import {
  DIFF_LISTS,
  type DiffList,
  type EntryChange,
  type FieldChange,
  type PlanDiff,
} from './diff-plans.ts';

const WORDS: Record<DiffList, string> = {
  people: 'person',
  phases: 'phase',
  tracks: 'track',
  items: 'item',
  convergence: 'convergence point',
  gates: 'gate',
  allocation: 'allocation',
};
const LONGEST = 80;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${Array.from(line).slice(0, LONGEST).join('')}…` : line;
};
const named = ({ id, name }: { id: string; name: string }): string =>
  name === '' ? id : `${id} ${short(name)}`;
const spoken = (field: string): string => field.replaceAll('_', ' ').replaceAll('.', ' ');

function fieldWords(change: FieldChange): string {
  const field = spoken(change.field);
  if ('from' in change) {
    if (change.from === null) return `${field} is now ${short(change.to ?? '')}`;
    return change.to === null
      ? `${field} ${short(change.from)} is gone`
      : `${field} ${short(change.from)} -> ${short(change.to)}`;
  }
  const parts = [
    ...change.added.map((entry) => `+ ${short(entry)}`),
    ...change.removed.map((entry) => `- ${short(entry)}`),
  ];
  return parts.length === 0 ? `${field} in another order` : `${field} ${parts.join(', ')}`;
}

const changedLine = (word: string, change: EntryChange): string =>
  `Changed ${word} ${named(change)}: ${change.fields.map(fieldWords).join('; ') || 'written differently'}`;

/** A difference in words, one line for each thing that was added, removed or changed. */
export function diffLines(diff: PlanDiff): string[] {
  const lines = diff.settings.map((change) => `Changed plan: ${fieldWords(change)}`);
  for (const list of DIFF_LISTS) {
    const { added, removed, changed, reordered } = diff.lists[list];
    const word = WORDS[list];
    lines.push(...added.map((entry) => `Added ${word} ${named(entry)}`));
    lines.push(...removed.map((entry) => `Removed ${word} ${named(entry)}`));
    lines.push(...changed.map((change) => changedLine(word, change)));
    if (reordered) lines.push(`Reordered ${list}`);
  }
  return lines;
}
