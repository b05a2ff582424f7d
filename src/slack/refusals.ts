import { plainDay } from '../digest/words.ts';
import type { GateRefusal } from '../operations/gates/gate-refusal.ts';
import type { Refusal } from '../operations/refusal.ts';

/** A refusal as somebody reads it: what is the case, what to do instead, and a command that can be pasted. */
export interface RefusalWords {
  title: string;
  advice: string;
  example?: string;
}

type PlanRefusal = Exclude<Refusal, GateRefusal>;

const WHO = {
  owner: 'an owner of the plan',
  editor: 'an owner or editor of the plan',
  member: 'members of the plan; viewers only read it',
  'item owner': 'whoever has the item, or an editor',
  seat: 'whoever the seat belongs to',
} as const;

function didYouMean(nearest: string | null, otherwise: string): string {
  return nearest === null ? otherwise : `Did you mean ${nearest}?`;
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}

function askWords({ needs, ask = [] }: Extract<Refusal, { reason: 'not-allowed' }>): string {
  const names = ask.join(' or ');
  if (needs === 'seat') return 'Ask them, or an owner of the plan.';
  if (names === '') return 'Ask one of them, or ask an owner for the role.';
  if (needs === 'item owner') return `Ask ${names}, or an owner for the role.`;
  return needs === 'member' ? `Ask ${names} for the role.` : `Ask ${names}.`;
}

/** What is said in a direct message that has no plan of its own. */
export const IN_DIRECT_MESSAGE: RefusalWords = {
  title: 'A direct message has no plan of its own.',
  advice: 'Ask in the channel of the plan; here /task mine lists your items of all plans.',
  example: '/task mine',
};

function endWords({ plan, end }: Extract<Refusal, { reason: 'plan-ended' }>): string {
  if (end === undefined) return `${plan} has ended.`;
  return `${plan} ${end.how === 'archived' ? 'was archived' : 'was completed'} on ${plainDay(end.on)}.`;
}

/** The words for every refusal outside gate reviews; exhaustive, so that a new reason needs its words. */
export function planRefusalWords(refusal: PlanRefusal): RefusalWords {
  switch (refusal.reason) {
    case 'no-plan':
      return {
        title: 'This channel has no plan yet.',
        advice: 'Import one to begin.',
        example: '/plan import',
      };
    case 'plan-ended':
      return {
        title: endWords(refusal),
        advice: '/plan log, /plan export and /gate list still read it; an import begins a new plan.',
        example: '/plan import',
      };
    case 'zone-unknown':
      return {
        title: `The plan’s time zone ${refusal.timezone} is not known here.`,
        advice: 'Import the plan with one that is, as Europe/Berlin; the export is its file.',
        example: '/plan export',
      };
    case 'plan-changed-meanwhile':
      return {
        title: 'The plan has changed since you looked at the difference.',
        advice: 'Nothing was imported. Open the import again to see the new difference.',
        example: '/plan import',
      };
    case 'draft-gone':
      return {
        title: 'That import was finished or is too old.',
        advice: 'Start it again.',
        example: '/plan import',
      };
    case 'unknown-item':
      return {
        title: `The plan has no item ${refusal.id}.`,
        advice: didYouMean(
          refusal.nearest,
          'See yours with /task mine; /plan export sends you the whole plan.',
        ),
        example: refusal.nearest === null ? '/task mine' : `/task ${refusal.nearest}`,
      };
    case 'unknown-gate':
      return {
        title: `The plan has no gate ${refusal.id}.`,
        advice: didYouMean(refusal.nearest, 'See all gates with /gate list.'),
        example: refusal.nearest === null ? '/gate list' : `/gate status ${refusal.nearest}`,
      };
    case 'unknown-point':
      return {
        title: `The plan has no convergence point ${refusal.id}.`,
        advice: didYouMean(refusal.nearest, 'See them all with /plan show.'),
        example: refusal.nearest === null ? '/plan show' : `/plan ready ${refusal.nearest}`,
      };
    case 'unknown-thing':
      return {
        title: `The plan has nothing called ${refusal.id}.`,
        advice: didYouMean(refusal.nearest, 'Name an item, a convergence point, a gate or a person.'),
        example: refusal.nearest === null ? '/plan show' : `/plan show ${refusal.nearest}`,
      };
    case 'bad-what-if':
      return {
        title: `“${refusal.text}” is no change that can be tried.`,
        advice:
          'Try a slip, an estimate, a dropped dependency, days away or a finish; several with a comma between.',
        example: '/plan whatif TASK-001 +3 days, drop TASK-001 from TASK-002',
      };
    case 'wrong-confirmation':
      return {
        title: 'The confirmation does not match.',
        advice: `Type ${refusal.expected} exactly; nothing was changed.`,
      };
    case 'last-owner':
      return {
        title: 'A plan keeps at least one owner.',
        advice: 'Make somebody else an owner first.',
        example: '/plan roles grant @somebody owner',
      };
    case 'role-unchanged':
      return { title: `That is the role already: ${refusal.role}.`, advice: 'Nothing was changed.' };
    case 'not-admin':
      return {
        title: 'Only an admin of the workspace can take over a plan.',
        advice: 'Ask one of them, or an owner of the plan.',
        example: '/plan roles',
      };
    case 'owners-there':
      return {
        title: 'The plan still has an owner.',
        advice: `Ask ${listed(refusal.owners)} for the role.`,
        example: '/plan roles',
      };
    case 'nothing-to-undo':
      return {
        title: 'There is no reset to undo.',
        advice: 'See what happened in the log.',
        example: '/plan log',
      };
    case 'no-example':
      return {
        title: 'The example plan is gone already.',
        advice: 'Import a plan of your own.',
        example: '/plan import',
      };
    case 'not-visible':
      return {
        title: 'That plan lives in a channel that you are not in.',
        advice: 'Ask somebody in the channel to invite you.',
      };
    case 'unknown-person':
      return { title: `Nobody here is called ${refusal.id}.`, advice: 'Name the person as @somebody.' };
    case 'not-a-person':
      return refusal.standing === 'bot'
        ? { title: `Choose a person: ${refusal.name} is an app.`, advice: 'Apps take nothing on.' }
        : {
            title: `Choose somebody else: the account of ${refusal.name} is deactivated.`,
            advice: 'Nobody would see it.',
          };
    case 'unknown-blocker':
      return {
        title: 'That blocker is not known here.',
        advice: 'See the open ones in the newest digest.',
        example: '/sync now',
      };
    case 'unknown-subtask':
      return {
        title: `No checklist line says “${refusal.text}”.`,
        advice: didYouMean(refusal.nearest, 'Show the item to see its lines.'),
      };
    case 'unknown-metric':
      return {
        title: `No success metric says “${refusal.text}”.`,
        advice: didYouMean(refusal.nearest, 'Show the item to see its metrics.'),
      };
    case 'no-metrics':
      return {
        title: `${refusal.id} has no success metrics.`,
        advice: 'Add them to the plan under success and import it again.',
      };
    case 'unknown-requirement':
      return {
        title: `${refusal.point} has no requirement “${refusal.text}”.`,
        advice: didYouMean(refusal.nearest, 'Show the convergence point to see its requirements.'),
        example: `/plan show ${refusal.point}`,
      };
    case 'not-allowed':
      return {
        title: `That is for ${WHO[refusal.needs]}.`,
        advice: askWords(refusal),
      };
    case 'summary-item':
      return {
        title: `${refusal.id} stands for its parts.`,
        advice: `Do it for one of them: ${listed(refusal.children)}.`,
        example: `/task ${refusal.children[0] ?? refusal.id}`,
      };
    case 'already-started':
      return {
        title: `${refusal.id} was started on ${plainDay(refusal.on)}.`,
        advice: 'Finish it when it is done.',
        example: `/task ${refusal.id} done`,
      };
    case 'already-done':
      return {
        title: `${refusal.id} was finished on ${plainDay(refusal.on)}.`,
        advice: 'Nothing is left to do for it.',
      };
    case 'subtasks-open':
      return {
        title: `${refusal.id} has open checklist lines: ${listed(refusal.open)}.`,
        advice: 'Tick them off, or finish the item all the same.',
        example: `/task ${refusal.id} done anyway`,
      };
    case 'not-in-plan':
      return {
        title: `The plan does not name ${refusal.person}.`,
        advice: 'Add the person under people and import the plan again.',
      };
    case 'bad-estimate':
      return {
        title: `“${refusal.text}” is no estimate.`,
        advice: 'Write days, weeks or a range.',
        example: '/task TASK-001 estimate 2-5 days',
      };
    case 'text-missing':
      return { title: `Say ${refusal.what}.`, advice: 'A few words are enough.' };
    case 'text-too-long':
      return {
        title: `Keep ${refusal.what} to ${refusal.limit} characters.`,
        advice: 'Put the rest into the thread.',
      };
    case 'date-past':
      return {
        title: `${plainDay(refusal.date)} does not come after today.`,
        advice: 'Choose a later day; without a day it stays paused until somebody resumes it.',
        example: '/sync pause',
      };
    case 'bad-date':
      return {
        title: `“${refusal.text}” is not a day.`,
        advice: 'Write it as year-month-day, as 2026-11-30.',
      };
    case 'bad-schedule':
      return {
        title: refusal.text,
        advice: 'Write a time and the days, as “09:30 workdays” or “mon,thu 14:00”.',
        example: `/sync schedule ${refusal.example}`,
      };
    case 'no-sync':
      return {
        title: 'The plan has no daily sync.',
        advice: 'Schedule one.',
        example: '/sync schedule 09:30 workdays',
      };
    case 'sync-paused':
      return {
        title: 'The daily sync is paused already.',
        advice: 'Resume it to have a next one.',
        example: '/sync resume',
      };
    case 'no-digest':
      return { title: 'No digest was posted yet.', advice: 'Post one now.', example: '/sync now' };
    case 'already-claimed':
      return {
        title: `${refusal.by} ${refusal.by === 'You' ? 'have' : 'has'} that blocker already.`,
        advice: 'It can be handed on, or resolved.',
        example: `/task ${refusal.item} hand @somebody`,
      };
    case 'not-done':
      return {
        title: `${refusal.id} is not done.`,
        advice: 'Nothing needs to be opened again.',
        example: `/task ${refusal.id}`,
      };
    case 'already-resolved':
      return {
        title: 'That blocker is resolved already.',
        advice: 'Report a new one if something else stops the item.',
      };
    case 'not-resolved':
      return { title: 'That blocker is still open.', advice: 'Nothing needs to be reopened.' };
    case 'no-open-blocker':
      return {
        title: `Nothing blocks ${refusal.item}.`,
        advice: 'Report what stops it, if something does.',
        example: `/task ${refusal.item} block`,
      };
    case 'several-blockers':
      return {
        title: `${refusal.item} has ${refusal.ids.length} open blockers.`,
        advice: 'Use the buttons under the message of the one that you mean; its item shows them too.',
        example: `/task ${refusal.item}`,
      };
  }
}
