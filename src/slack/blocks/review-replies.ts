import type { SectionBlock } from '@slack/types';
import { plainDay } from '../../digest/words.ts';
import type { EvidenceState } from '../../gate/review.ts';
import type { BallotView, DecisionView, ReviewView } from '../../gate/review-view.ts';
import { instant } from './dates.ts';
import { actions, button, context, header, section } from './elements.ts';
import { mention, strong, words } from './escape.ts';
import { gateActionIds } from './gate-ids.ts';
import { limits } from './limits.ts';
import { type Message, message, roomiest } from './message.ts';
import { code } from './refusal.ts';
import { voteButtons } from './review.ts';
import { evidenceSign, signal } from './signals.ts';

/** One ballot in the thread, with its reason. */
export function ballotReply(ballot: BallotView): Message {
  const { voter, seat, choice, reason, workaround, wouldChange, version, confirms } = ballot;
  const who = `${words(voter, 80)}${seat === null ? '' : ` for ${words(seat, 80)}`}`;
  const parts = [
    reason === null ? '' : words(reason, 900),
    workaround === null ? '' : `workaround: ${words(workaround, 700)}`,
    wouldChange === null ? '' : `what would change it: ${words(wouldChange, 700)}`,
  ].filter((part) => part !== '');
  const verb = confirms ? 'confirms' : version > 1 ? 'changes the vote to' : 'votes';
  return one(`${who} ${verb} ${signal(choice)}${parts.length > 0 ? `: ${parts.join(' · ')}` : ''}`);
}

/** A ballot of a blind review, before its close. */
export function hiddenBallotReply(voter: string): Message {
  return one(`${words(voter, 80)} has answered; the choice shows at the close`);
}

export interface ConditionReply {
  text: string;
  owner: string;
  due: string;
  offeredBy: string;
  /** The shortfall that it answers. */
  against: string;
}

export function conditionReply({ text, owner, due, offeredBy, against }: ConditionReply): Message {
  const what = `${words(offeredBy, 80)} offers a condition against ${words(against, 240)}`;
  return one(`${what} → ${words(text, 900)} (${words(owner, 80)}, by ${plainDay(due)})`);
}

export interface EvidenceReply {
  criterion: string;
  text: string;
  state: EvidenceState;
  value: string | null;
  /** Who said it; null where it was computed. */
  by: string | null;
}

export function evidenceReply({ criterion, text, state, value, by }: EvidenceReply): Message {
  const measured = value === null ? '' : `: ${words(value, 600)}`;
  const source = by === null ? 'computed' : `said by ${words(by, 80)}`;
  return one(
    `${evidenceSign(state)} ${words(criterion, 40)} ${words(text, 300)} is *${state}*${measured} · ${source}`,
  );
}

/** What one seat is told, privately: that the review opened, is about to close, or that the ballot needs confirming. */
export function seatAskedMessage(
  view: ReviewView,
  why: 'open' | 'reminder' | 'confirm',
  permalink: string | null,
): Message {
  const gate = `“${words(view.gateName, 150)}” of ${words(view.planName, 150)}`;
  const closes = instant(view.closesAt, view.timezone);
  const point = {
    open: `You have a seat in the gate review ${gate}. It closes ${closes}.`,
    reminder: `Your vote in the gate review ${gate} is missing. It closes ${closes}.`,
    confirm: `The evidence in the gate review ${gate} changed after your vote. Please confirm it or vote anew before ${closes}.`,
  }[why];
  const met = view.criteria.filter(({ state }) => state === 'met').length;
  const evidence = `Evidence ${signal(view.evidenceColour)} · ${met} of ${view.criteria.length} met`;
  const confirm = button('Confirm My Vote', gateActionIds.confirmVote, view.reviewId);
  return message(point, [
    section([point, `${evidence}${linkTo(permalink)}`]),
    actions([...(why === 'confirm' ? [confirm] : []), ...voteButtons(view.reviewId)]),
    context([`By command, in the plan’s channel: ${code(`/gate vote ${view.gate} green`)}`]),
  ]);
}

/** What stands in place of a seat's buttons once a newer message asks the same. */
export function seatAskedAgainMessage({
  gateName,
  planName,
}: Pick<ReviewView, 'gateName' | 'planName'>): Message {
  return one(
    `The gate review “${words(gateName, 150)}” of ${words(planName, 150)}: you are asked again below.`,
  );
}

/** What stands in place of a seat's buttons once its review has ended: one line. */
export function seatEndedMessage(
  { gateName, planName, decision }: ReviewView & { decision: DecisionView },
  permalink: string | null,
): Message {
  const gate = `“${words(gateName, 150)}” of ${words(planName, 150)}`;
  const outcome = `${signal(decision.outcome)} · ${words(decision.rule, 400)}`;
  return one(`The gate review ${gate} is closed: ${outcome}${linkTo(permalink)}`);
}

function linkTo(permalink: string | null): string {
  return permalink === null ? '' : ` · <${words(permalink, 500)}|Open the review>`;
}

/** The whole trace of a decision, privately; one sentence a step. */
export function whyMessage(gateName: string, sentences: readonly string[]): Message {
  return roomiest((room) => {
    const shown = sentences.slice(0, room * 3).map((sentence) => `• ${words(sentence, 300)}`);
    const rest = sentences.length - shown.length;
    const more = rest > 0 ? [context([`+${rest} more: \`/gate record\` has the whole trace`])] : [];
    return message(`Why ${words(gateName, 150)} was decided so`, [
      header(`Why? ${gateName}`),
      ...packed(shown),
      ...more,
    ]);
  });
}

/** Lines in as few sections as hold them: Slack leaves a gap between two. */
function packed(lines: readonly string[]): SectionBlock[] {
  const groups: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    length += line.length + 1;
    if (length > limits.section.text - 20) {
      groups.push([]);
      length = line.length;
    }
    groups.at(-1)?.push(line);
  }
  return groups.map((group) => section(group));
}

/** Somebody asked of the channel by name; `person` is mentioned. */
export function askedMessage(person: { name: string; slack: string | null }, what: string): Message {
  return one(`${mention(person)} ${words(what, 600)}`);
}

/** A plain message of our own words and people's, as one section. */
export function wordsMessage(title: string, lines: readonly string[] = []): Message {
  const body = lines.map((line) => words(line, 600));
  return message(words(title, 600), [
    section([lines.length > 0 ? strong(title, 600) : words(title, 2_000), ...body]),
  ]);
}

function one(text: string): Message {
  return message(text, [section([text])]);
}
