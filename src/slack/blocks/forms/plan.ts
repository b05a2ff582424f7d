import type { ModalView } from '@slack/types';
import { context, section } from '../elements.ts';
import { strong, words } from '../escape.ts';
import { dateInput, personInput, radioInput, textInput } from '../inputs.ts';
import { planFieldIds, planFormIds } from '../plan-ids.ts';
import { type FormIds, form } from './form.ts';

export interface NewPlanDefaults {
  name: string | null;
  start: string;
  timezone: string;
  tracks: string | null;
  phases: string | null;
  items: string | null;
}

/** A small plan in six answers. */
export function newPlanForm(ids: FormIds, defaults: NewPlanDefaults): ModalView {
  return form({
    id: planFormIds.newPlan,
    title: 'Start a Plan',
    submit: 'Look at It',
    ids,
    blocks: [
      textInput({
        field: planFieldIds.name,
        label: 'What is the project called?',
        initial: defaults.name,
        max: 150,
      }),
      dateInput({ field: planFieldIds.start, label: 'First day', initial: defaults.start }),
      textInput({
        field: planFieldIds.timezone,
        label: 'Time zone',
        initial: defaults.timezone,
        placeholder: 'Europe/Berlin',
        max: 100,
      }),
      textInput({
        field: planFieldIds.phases,
        label: 'Phases, one a line',
        multiline: true,
        initial: defaults.phases,
        hint: 'Each gets a gate review at its end.',
        max: 600,
      }),
      textInput({
        field: planFieldIds.tracks,
        label: 'Tracks that run side by side, one a line',
        multiline: true,
        initial: defaults.tracks,
        hint: 'As API, UI, Data. They meet at the end of each phase.',
        max: 600,
      }),
      textInput({
        field: planFieldIds.items,
        label: 'First items, one a line',
        multiline: true,
        initial: defaults.items,
        hint: 'Track: what is made, 2-5 days. Items of a track follow each other; a blank line begins the next phase.',
        max: 3_000,
      }),
    ],
  });
}

/** Ends a plan; asks why. */
export function archiveForm(ids: FormIds, planName: string): ModalView {
  return form({
    id: planFormIds.archivePlan,
    title: 'Archive the Plan',
    submit: 'Archive',
    ids,
    blocks: [
      section([
        strong(planName, 300),
        'The daily sync ends and open reviews are cancelled. Nothing is deleted: the log stays.',
      ]),
      textInput({ field: planFieldIds.reason, label: 'Why does it end?', multiline: true, max: 1_000 }),
    ],
  });
}

/** Takes back what was recorded; asks what, why, and for `confirmation` to be typed. */
export function resetForm(
  ids: FormIds,
  planName: string,
  { phase, confirmation }: { phase: string | null; confirmation: string },
): ModalView {
  const choices = [
    ...(phase === null ? [] : [{ value: 'phase', text: `The current phase, ${phase}` }]),
    { value: 'plan', text: 'The whole plan' },
  ];
  return form({
    id: planFormIds.resetPlan,
    title: 'Reset the Plan',
    submit: 'Reset',
    ids,
    blocks: [
      section([
        strong(planName, 300),
        'Takes back what has started and finished, ticks, results, open blockers and open reviews. It is kept, so that an owner can undo it.',
      ]),
      radioInput({
        field: planFieldIds.scope,
        label: 'What begins anew?',
        choices,
        initial: choices[0]?.value ?? null,
      }),
      textInput({ field: planFieldIds.reason, label: 'Why?', multiline: true, max: 1_000 }),
      textInput({
        field: planFieldIds.confirmation,
        label: 'Type the name of the plan to confirm',
        hint: confirmation,
        max: 3_000,
      }),
    ],
  });
}

/** Makes today's forecast the promise. */
export function baselineForm(ids: FormIds, planName: string, dates: readonly string[]): ModalView {
  return form({
    id: planFormIds.baseline,
    title: 'Take a New Baseline',
    submit: 'Take It',
    ids,
    blocks: [
      section([
        strong(planName, 300),
        ...dates.map((line) => words(line, 300)),
        'From now on the forecast is compared with today’s dates. The channel is told.',
      ]),
    ],
  });
}

/** Gives somebody a role. */
export function roleForm(ids: FormIds, planName: string): ModalView {
  return form({
    id: planFormIds.roles,
    title: 'Give a Role',
    submit: 'Give',
    ids,
    blocks: [
      section([strong(planName, 300)]),
      personInput({ field: planFieldIds.person, label: 'To whom?' }),
      radioInput({
        field: planFieldIds.role,
        label: 'Which role?',
        choices: [
          { value: 'owner', text: 'Owner', description: 'may do everything' },
          { value: 'editor', text: 'Editor', description: 'imports, opens gates, edits items' },
          { value: 'member', text: 'Member', description: 'own items, blockers, votes' },
          { value: 'viewer', text: 'Viewer', description: 'only reads' },
        ],
        initial: 'editor',
      }),
      context(['A plan keeps at least one owner.']),
    ],
  });
}
