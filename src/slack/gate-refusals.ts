import { plainDay } from '../digest/words.ts';
import type { BallotFault } from '../gate/ballot.ts';
import type { PromiseFault } from '../gate/promise.ts';
import type { Standing } from '../gate/review.ts';
import type { NumberRefusal } from '../gate/target.ts';
import type { GateRefusal } from '../operations/gates/gate-refusal.ts';
import type { Refusal } from '../operations/refusal.ts';
import type { RefusalWords } from './refusals.ts';

type WordsFor = {
  [R in GateRefusal['reason']]: (refusal: Extract<GateRefusal, { reason: R }>) => RefusalWords;
};

const STANDING: Record<Exclude<Standing, 'member'>, string> = {
  guest: 'Guests hold no seat.',
  bot: 'Apps hold no seat.',
  deactivated: 'That account is deactivated.',
  stranger: 'People of other workspaces hold no seat.',
};

/** What is missing in a form, by the field that it is missing in. */
export const FAULTS: Record<BallotFault | PromiseFault, string> = {
  'risk-missing': 'Say what the risk is.',
  'reason-missing': 'Say why not.',
  'would-change-missing': 'Say what would change your vote.',
  'text-missing': 'Say what has to be done.',
  'owner-missing': 'Name who sees to it.',
  'due-missing': 'Choose a day.',
  'due-invalid': 'Write the day as year-month-day, as 2026-11-30.',
  'due-past': 'Choose today or a later day.',
};

const NUMBERS: Record<NumberRefusal, string> = {
  empty: 'Write the measured figure.',
  exponent: 'Write the figure out, without an exponent.',
  'thousands-separator': 'Write the figure without separators, with a point before decimals.',
  'too-long': 'Write the figure with at most 15 digits.',
  'not-a-number': 'Write a figure alone, as 250 or 0.5; the unit is known.',
};

const WORDS: WordsFor = {
  'unknown-review': () => ({
    title: 'That review is not known here.',
    advice: 'See all gates.',
    example: '/gate list',
  }),
  'unknown-criterion': ({ id, nearest }) => ({
    title: `The gate has no criterion ${id}.`,
    advice: nearest === null ? 'See its criteria in the review.' : `Did you mean ${nearest}?`,
  }),
  'never-reviewed': ({ gate }) => ({
    title: `${gate} has not been reviewed yet.`,
    advice: 'Open its review first.',
    example: `/gate open ${gate}`,
  }),
  'review-open': ({ gate }) => ({
    title: `The review of ${gate} is open already.`,
    advice: 'Vote in it.',
    example: `/gate status ${gate}`,
  }),
  'no-phase': ({ gate }) => ({
    title: `The plan is complete; ${gate} cannot be opened.`,
    advice: 'Import a new plan to go on.',
  }),
  'other-phase': ({ gate, phase, current }) => ({
    title: `${gate} ends the phase ${phase}; the plan is in ${current}.`,
    advice: 'Only gates of the current phase are opened.',
    example: '/gate list',
  }),
  'no-criteria': ({ gate }) => ({
    title: `${gate} has no criteria.`,
    advice: 'Add at least one to the plan and import it again.',
  }),
  'no-seats': ({ gate }) => ({
    title: `${gate} has no seats.`,
    advice: 'Add who decides to the plan and import it again.',
  }),
  'review-closed': () => ({
    title: 'This review is closed.',
    advice: 'Its decision stands in the channel. A new round asks again.',
  }),
  'window-over': () => ({
    title: 'The time to vote is over.',
    advice: 'The review closes by itself within a minute.',
  }),
  'not-eligible': ({ standing }) => ({
    title: STANDING[standing],
    advice:
      'A full member of this workspace can vote; a seat can be delegated to one. The plan can let a guest hold a seat, with “guest: true” beside the person.',
  }),
  'no-seat': () => ({
    title: 'You have no seat in this review.',
    advice: 'Whoever has one can delegate it to you.',
    example: '/gate delegate GATE-1 @you',
  }),
  'delegated-away': ({ holder }) => ({
    title: `Your seat is delegated to ${holder}.`,
    advice: 'Take it back to vote yourself.',
  }),
  'delegate-expired': ({ until }) => ({
    title: `Your delegation ended on ${plainDay(until)}.`,
    advice: 'Ask whoever holds the seat to renew it.',
  }),
  'delegation-taken-back': () => ({
    title: 'Your delegation was taken back.',
    advice: 'Whoever holds the seat votes again.',
  }),
  'seat-held-by': ({ seat, holder }) => ({
    title: `${holder} votes for the seat of ${seat}.`,
    advice: 'Ask them to vote.',
  }),
  'stale-version': () => ({
    title: 'It has changed since you opened the form.',
    advice: 'Look at the review and answer again.',
  }),
  unchanged: ({ what }) => ({
    title: `Your ${what} stands as it is.`,
    advice: 'Nothing was changed. Choose something else to change it.',
  }),
  'nothing-to-confirm': () => ({ title: 'There is no vote to confirm.', advice: 'Vote first.' }),
  incomplete: ({ faults }) => ({
    title: faults.every((fault) => fault.endsWith('missing'))
      ? 'Something is missing.'
      : 'Something is not right yet.',
    advice: faults.map((fault) => FAULTS[fault]).join(' '),
  }),
  'not-a-shortfall': () => ({
    title: 'Nothing falls short there.',
    advice: 'See the review for what still needs a condition.',
  }),
  'blind-ballot': () => ({
    title: 'The review is blind: how others voted shows at its close.',
    advice: 'Until then conditions answer criteria, or your own vote.',
  }),
  'blind-record': () => ({
    title: 'The record tells of a blind review that is open: how others voted shows at its close.',
    advice: 'Ask for the record again then.',
  }),
  'computed-criterion': ({ criterion }) => ({
    title: `${criterion} is computed from the plan.`,
    advice: 'Change what it is computed from: blockers with /task, success results with /task ID result.',
  }),
  'value-refused': ({ because }) => ({ title: 'That is not a figure.', advice: NUMBERS[because] }),
  'state-missing': () => ({ title: 'Say how it stands.', advice: 'met, workaround, not met or unknown.' }),
  'how-missing': () => ({ title: 'Say how you go on without it.', advice: 'A sentence is enough.' }),
  'workaround-only': () => ({
    title: 'This criterion is computed; only a workaround can be said.',
    advice: 'Say how the work is done without the missing people.',
  }),
  'link-invalid': () => ({
    title: 'That is not a link.',
    advice: 'Paste an address that begins with https://.',
  }),
  'not-presenter': ({ presenter }) => ({
    title: `${presenter} presents this review.`,
    advice: 'Ask them to do it.',
  }),
  'no-quorum': ({ missing, withoutCondition }) => ({
    title: 'There is no quorum yet.',
    advice: [
      `What is missing: ${missing.join('; ')}.`,
      ...(withoutCondition.length === 0
        ? []
        : [`Without a condition, which a yellow needs: ${withoutCondition.join('; ')}.`]),
    ].join(' '),
  }),
  'already-extended': () => ({
    title: 'The window was extended already.',
    advice: 'It is extended once. A new round can be opened after it.',
  }),
  'delegate-has-seat': ({ seat }) => ({
    title: `${seat} has a seat already.`,
    advice: 'Choose somebody without one: one person, one vote.',
  }),
  'delegate-hands-on': ({ seat }) => ({
    title: `You vote for the seat of ${seat}; it is not yours to hand on.`,
    advice: `Ask ${seat}, or an owner of the plan, to name somebody else.`,
  }),
  'until-past': ({ until }) => ({
    title: `${plainDay(until)} is over.`,
    advice: 'Choose today or a later day.',
  }),
  'not-delegated': ({ seat }) => ({
    title: `The seat of ${seat} is not delegated.`,
    advice: 'Nothing has to be taken back.',
  }),
  'nothing-decided': () => ({
    title: 'There is no decision to override.',
    advice: 'An override follows a decision. Where a round ended without one, a new round asks again.',
  }),
  'presenter-overrides': () => ({
    title: 'Whoever presented the review cannot override it.',
    advice: 'Another owner of the plan can, or where there is none an admin of the workspace.',
  }),
  'not-overrider': () => ({
    title: 'An override is for an owner of the plan who did not present the review.',
    advice: 'Ask one of them, or where there is none an admin of the workspace.',
  }),
  superseded: () => ({
    title: 'The next gate is open already.',
    advice: 'A decision can be overridden until then.',
  }),
  'too-lenient': ({ computed }) => ({
    title: `From ${computed} that is too many steps.`,
    advice: 'An override goes one step more lenient, or any step stricter.',
  }),
  'conditions-missing': ({ missing }) => ({
    title: `${missing.length} ${missing.length === 1 ? 'shortfall has' : 'shortfalls have'} no condition.`,
    advice: 'A yellow needs one for each: what, who and until when.',
  }),
  'nothing-to-choose': () => ({
    title: 'There is nothing to choose here.',
    advice:
      'Rework, pivot and stop follow a red decision or a second missed condition, until the gate is decided anew.',
  }),
  'already-chosen': ({ choice }) => ({
    title: `The owner has chosen: ${choice}.`,
    advice: 'A new round or a new plan can change the course.',
  }),
};

export function isGateRefusal(refusal: Refusal): refusal is GateRefusal {
  return Object.hasOwn(WORDS, refusal.reason);
}

/** The words for a refusal in a gate review; the table is exhaustive by its type. */
export function gateRefusalWords<R extends GateRefusal['reason']>(
  refusal: Extract<GateRefusal, { reason: R }>,
): RefusalWords {
  const words: (refusal: Extract<GateRefusal, { reason: R }>) => RefusalWords = WORDS[refusal.reason as R];
  return words(refusal);
}
