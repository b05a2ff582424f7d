import type { Button } from '@slack/types';
import { counted, plainDay } from '../../digest/words.ts';
import { type OwnerChoice, ownerChoices } from '../../gate/consequences.ts';
import type { Outcome } from '../../gate/review.ts';
import type { IsoDate } from '../../plan/plan.ts';
import { actionIds } from './action-ids.ts';
import { instant } from './dates.ts';
import { actions, button, context, header, section } from './elements.ts';
import { mention, strong, words } from './escape.ts';
import { gateActionIds } from './gate-ids.ts';
import { type Message, message, roomiest } from './message.ts';
import { code } from './refusal.ts';
import { signal } from './signals.ts';

/** What an owner is asked after a review. */
export interface OwnerAsked {
  reviewId: string;
  planId: string;
  planName: string;
  gate: string;
  gateName: string;
  why: 'red' | 'no decision' | 'conditions missed';
  rule: string;
  overridden: boolean;
  choices: readonly OwnerChoice[];
  /** How often conditions of the gate were missed by then. */
  times: number;
}

const CHOICES: Record<OwnerChoice, { label: string; action: string; what: string; next: string }> = {
  rework: {
    label: 'Rework',
    action: gateActionIds.chooseRework,
    what: '*Rework*: the phase goes on, and a new round opens when it is ready',
    next: 'The phase goes on. Open a new round when the work is done.',
  },
  pivot: {
    label: 'Pivot',
    action: gateActionIds.choosePivot,
    what: '*Pivot*: a new plan file comes next, and its dates become the baseline',
    next: 'Import the new plan file next, with /plan import; its dates become the baseline.',
  },
  stop: {
    label: 'Stop',
    action: gateActionIds.chooseStop,
    what: '*Stop*: the plan is archived with your reason',
    next: 'The plan is archived with the reason, and the daily sync has ended.',
  },
};

/** Asks an owner for the one thing that only an owner decides. */
export function ownerAskedMessage(asked: OwnerAsked): Message {
  const gate = `${words(asked.gate, 40)} ${words(asked.gateName, 150)} of ${words(asked.planName, 150)}`;
  const why = {
    red: `${gate} was ${asked.overridden ? 'overridden to' : 'decided'} ${signal('red')}.`,
    'no decision': `${gate} ended with ${signal('no decision')}.`,
    'conditions missed': `Conditions of ${gate} were missed a ${nth(asked.times)} time.`,
  }[asked.why];
  if (asked.choices.length === 0)
    return message(`${why} Please open a new round when it is ready.`, [
      section([why, words(asked.rule, 400), 'Please open a new round when it is ready.']),
      actions([button('Open a New Round', gateActionIds.openGate, `${asked.planId}/${asked.gate}`)]),
      context([`By command, in the plan’s channel: ${code(`/gate open ${asked.gate}`)}`]),
    ]);
  return message(`${why} Please choose: rework, pivot or stop.`, [
    section([why, words(asked.rule, 400), 'How does it go on? You choose.']),
    section(asked.choices.map((choice) => CHOICES[choice].what)),
    actions([...choiceButtons(asked.reviewId, asked.choices), whyButton(asked.reviewId)]),
    context([`By command, in the plan’s channel: ${code(`/gate choose ${asked.gate} rework`)}`]),
  ]);
}

/** [Rework] [Pivot] [Stop] */
export function choiceButtons(reviewId: string, choices: readonly OwnerChoice[] = ownerChoices): Button[] {
  return choices.map((choice) => {
    const { label, action } = CHOICES[choice];
    return button(label, action, reviewId, choice === 'stop' ? 'danger' : undefined);
  });
}

function whyButton(reviewId: string): Button {
  return button('Why?', actionIds.explainDecision, reviewId);
}

/** What an owner was asked, once it is settled. */
export interface OwnerAnswered extends Pick<OwnerAsked, 'gate' | 'gateName' | 'planName' | 'why'> {
  timezone: string;
  answer:
    | { kind: 'chosen'; choice: OwnerChoice; by: string; at: number; reason: string | null }
    | { kind: 'overridden'; to: Outcome; by: string; at: number }
    | { kind: 'new round' };
}

/** What stands in place of an owner's buttons: the answer, who gave it and when. */
export function ownerAnsweredMessage({ answer, timezone, ...asked }: OwnerAnswered): Message {
  const gate = `${words(asked.gate, 40)} ${words(asked.gateName, 150)} of ${words(asked.planName, 150)}`;
  const after = `${gate}, after ${{ ...ENDED, red: signal('red') }[asked.why]}`;
  if (answer.kind === 'new round') return answered(`${after}: a new round was opened.`);
  const by = words(answer.by, 80);
  const at = instant(answer.at, timezone);
  if (answer.kind === 'overridden')
    return answered(`${after}: ${by} overrode it to ${signal(answer.to)} · ${at}`);
  const because = answer.reason === null ? [] : [words(answer.reason, 900)];
  const { label, next } = CHOICES[answer.choice];
  return answered(`${after}: ${by} chose *${label}* · ${at}`, [...because, next]);
}

const ENDED = { 'no decision': signal('no decision'), 'conditions missed': 'missed conditions' };

/** What happens now, for whoever chose. */
export function chosenLines(choice: OwnerChoice): string[] {
  const { label, next } = CHOICES[choice];
  return [`You chose ${label}.`, next];
}

function answered(point: string, lines: readonly string[] = []): Message {
  return message(point, [section([point, ...lines])]);
}

/** A condition that was not kept; its owner is mentioned, because it is theirs to mend. */
export interface ConditionMissed {
  gate: string;
  gateName: string;
  item: string | null;
  text: string;
  owner: { name: string; slack: string | null };
  due: IsoDate;
  next: 'follow-up' | 'open round' | 'owner chooses';
  times: number;
}

export function conditionMissedMessage(view: ConditionMissed): Message {
  const { gate, gateName, item, text, owner, due } = view;
  const point = `A condition of ${words(gate, 40)} ${words(gateName, 150)} was missed`;
  const what = `${item === null ? '' : `${words(item, 60)} `}${words(text, 600)}`;
  const next = {
    'follow-up': 'A follow-up round asks whether it still holds up; the phase stays where it is.',
    'open round': 'The review of this gate that is open now goes on: please weigh it there.',
    'owner chooses': `It is the ${nth(view.times)} time: the plan’s owner chooses between rework, pivot and stop.`,
  }[view.next];
  return message(`${point}: ${what}`, [
    section([`*${point}*`, `${what} · due ${plainDay(due)} · ${mention(owner)}`, next]),
  ]);
}

function nth(times: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth'][times - 1] ?? `${times}th`;
}

/** What a plan came to. */
export interface PlanComplete {
  planName: string;
  start: IsoDate;
  completedOn: IsoDate;
  baselineEnd: IsoDate | null;
  items: { done: number; all: number };
  gates: { id: string; name: string; outcome: Outcome | null; rounds: number }[];
  openConditions: { item: string; text: string; owner: string; due: IsoDate }[];
  blockers: { raised: number; open: number };
}

/** The closing summary: the last message of a plan. */
export function planCompleteMessage(view: PlanComplete): Message {
  const { planName, start, completedOn, baselineEnd, items, gates, openConditions, blockers } = view;
  const point = `${words(planName, 150)} is complete`;
  const promised = baselineEnd === null ? '' : ` · the baseline promised ${plainDay(baselineEnd)}`;
  return roomiest((room) =>
    message(`${point}: ${plainDay(start)} to ${plainDay(completedOn)}.`, [
      header(`Complete · ${planName}`),
      section([
        `${plainDay(start)} to ${plainDay(completedOn)}${promised}`,
        `${items.done} of ${counted(items.all, 'item')} done · ${counted(blockers.raised, 'blocker')} raised, ${blockers.open} still open`,
      ]),
      section(gates.map(gateLine), { heading: '*Gates*', room }),
      ...(openConditions.length === 0 ? [] : [openSection(openConditions, room)]),
      context(['The daily sync ends here. `/plan export` and `/gate record ID` keep what was decided.']),
    ]),
  );
}

function gateLine({ id, name, outcome, rounds }: PlanComplete['gates'][number]): string {
  const ended = outcome === null ? 'not reviewed' : signal(outcome);
  return `${ended} · ${strong(`${id} ${name}`, 200)}${rounds > 1 ? ` · ${rounds} rounds` : ''}`;
}

function openSection(open: PlanComplete['openConditions'], room: number) {
  const lines = open.map(
    ({ item, text, owner, due }) =>
      `${words(item, 60)} ${words(text, 200)} · ${words(owner, 80)}, by ${plainDay(due)}`,
  );
  return section(lines, { heading: '*Conditions still to be kept*', room });
}
