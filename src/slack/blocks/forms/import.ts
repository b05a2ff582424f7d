import type { KnownBlock, ModalView } from '@slack/types';
import { counted } from '../../../digest/words.ts';
import type { Problem } from '../../../plan/problem.ts';
import { fieldIds, formIds } from '../action-ids.ts';
import { context, section } from '../elements.ts';
import { strong, words } from '../escape.ts';
import { dateInput, fileInput, textInput } from '../inputs.ts';
import { type FormIds, form } from './form.ts';

export interface ImportDefaults {
  /** A short plan that was typed before. */
  text: string | null;
  name: string | null;
  timezone: string | null;
  start: string | null;
}

/**
 * A file or a pasted plan, and what task cards cannot say; with the problems of the last attempt on top. `ids.file` is a
 * file that was shared already: none is asked for.
 */
export function importForm(
  ids: FormIds,
  defaults: ImportDefaults,
  problems: readonly Problem[] = [],
): ModalView {
  return form({
    id: formIds.importPlan,
    title: 'Import a Plan',
    submit: 'Check',
    ids,
    blocks: [
      ...problemBlocks(problems),
      ...(ids.file === undefined ? sources(defaults) : [section(['The file that was shared is read.'])]),
      context(['Task cards say neither of these; a YAML plan does, and then what it says holds.']),
      textInput({ field: fieldIds.name, label: 'Name', optional: true, initial: defaults.name, max: 150 }),
      textInput({
        field: fieldIds.timezone,
        label: 'Time zone',
        optional: true,
        initial: defaults.timezone,
        placeholder: 'Europe/Berlin',
        max: 100,
      }),
      dateInput({ field: fieldIds.start, label: 'First day', optional: true, initial: defaults.start }),
    ],
  });
}

function sources({ text }: ImportDefaults): KnownBlock[] {
  return [
    fileInput({
      field: fieldIds.file,
      label: 'Plan file',
      optional: true,
      hint: 'YAML, or Markdown with task cards; up to 4 MiB.',
      types: ['yaml', 'yml', 'md', 'markdown', 'txt', 'text'],
    }),
    textInput({
      field: fieldIds.text,
      label: 'Or paste a short plan',
      optional: true,
      multiline: true,
      initial: text,
      hint: 'Up to 3,000 characters; longer plans come as a file.',
    }),
  ];
}

/** What an import would do, before anything is stored. */
export interface ImportPreview {
  name: string;
  /** null where the channel has no plan yet. */
  replaces: string | null;
  counts: { items: number; tracks: number; convergence: number; gates: number };
  /** Sentences: what is added, removed and changed, and what it does to the dates. */
  changes: { heading: string; lines: string[] }[];
  /** Findings of the plan check; they never stop an import. */
  findings: string[];
}

export function importPreviewForm(ids: FormIds, preview: ImportPreview): ModalView {
  const { name, replaces, counts, changes, findings } = preview;
  const size = [
    counted(counts.items, 'item'),
    counted(counts.tracks, 'track'),
    counted(counts.convergence, 'convergence point'),
    counted(counts.gates, 'gate'),
  ].join(', ');
  const title = replaces === null ? 'A new plan for this channel.' : `Changes ${words(replaces, 150)}.`;
  return form({
    id: formIds.confirmImport,
    title: 'What the Import Does',
    submit: replaces === null ? 'Import' : 'Apply',
    ids,
    blocks: [
      section([`${strong(name, 150)} · ${size}`, title]),
      ...changes
        .slice(0, 20)
        .filter(({ lines }) => lines.length > 0)
        .map(changeBlock),
      ...(findings.length > 0
        ? [changeBlock({ heading: `Worth a look (${findings.length})`, lines: findings })]
        : []),
    ],
  });
}

function problemBlocks(problems: readonly Problem[]): KnownBlock[] {
  if (problems.length === 0) return [];
  const title = `*Nothing was imported: ${counted(problems.length, 'problem')}*`;
  return [section(problems.map(problemLine), { heading: title, room: 30 })];
}

/** `Line 12, column 5: …`; the whole file where there is no line. */
function problemLine({ line, column, path, message }: Problem): string {
  const place = line === null ? path : `Line ${line}${column === null ? '' : `, column ${column}`}`;
  return place === '' ? words(message, 400) : `${words(place, 120)}: ${words(message, 400)}`;
}

function changeBlock({ heading, lines }: { heading: string; lines: string[] }): KnownBlock {
  return section(
    lines.map((line) => words(line, 300)),
    { heading: strong(heading, 100), room: 12 },
  );
}
