import type { Button, KnownBlock } from '@slack/types';
import { counted } from '../../digest/words.ts';
import type { ReviewView } from '../../gate/review-view.ts';
import { actionIds } from './action-ids.ts';
import { instant } from './dates.ts';
import { closedBlocks, decisionFallback } from './decision.ts';
import { button, context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { gateActionIds } from './gate-ids.ts';
import { actionsWithMenu } from './gate-menu.ts';
import { type Message, message, roomiest } from './message.ts';
import { conditionLines, criterionLine, missingConditions, seatLine } from './review-lines.ts';
import { signal } from './signals.ts';

/** A gate review in its channel: open with its buttons, closed with its outcome in their place. */
export function reviewMessage(view: ReviewView): Message {
  return roomiest((room) => {
    const blocks = [
      ...topBlocks(view, room),
      ...(view.decision === null ? openBlocks(view) : closedBlocks(view)),
    ];
    return message(view.decision === null ? openFallback(view) : decisionFallback(view), blocks);
  });
}

function topBlocks(view: ReviewView, room: number): KnownBlock[] {
  const met = view.criteria.filter((criterion) => criterion.state === 'met').length;
  const evidence = `*Evidence: ${signal(view.evidenceColour)}* · ${met} of ${view.criteria.length} met`;
  const votes = `*Votes${view.voteColour === null ? '' : `: ${signal(view.voteColour)}`}* · ${answeredWords(view)}`;
  const conditions = conditionLines(view);
  return [
    header(`Gate review · ${view.gateName}`),
    section([`${strong(view.planName, 150)} · ${roundWords(view)}`]),
    section(view.criteria.map(criterionLine), { heading: evidence, room }),
    section(
      view.seats.map((seat) => seatLine(seat, view)),
      { heading: votes, room },
    ),
    ...(conditions.length === 0 ? [] : [section(conditions, { heading: conditionHeading(view), room })]),
  ];
}

/** `GATE-1 · round 2 · opened by Ana · closes Thu 19 Nov 17:00` */
function roundWords(view: ReviewView): string {
  const facts = [words(view.gate, 60)];
  if (view.followUp) facts.push(`follow-up round ${view.round} on missed conditions`);
  else if (view.round > 1) facts.push(`round ${view.round}`);
  if (view.presenter !== null) facts.push(`presented by ${words(view.presenter.name, 80)}`);
  const closed = view.decision?.closedAt;
  const at = instant(closed ?? view.closesAt, view.timezone);
  return [...facts, `${closed === undefined ? 'closes' : 'closed'} ${at}`].join(' · ');
}

function answeredWords({ quorum, seats, tally, blind, decision }: ReviewView): string {
  const counts = tally === null ? [] : Object.entries(tally).filter(([, count]) => count > 0);
  const shares = counts.map(([choice, count]) => `${count} ${choice}`);
  const hidden = blind && decision === null ? ['blind: choices show at the close'] : [];
  const answered = `${quorum.answered} of ${counted(seats.length, 'seat')} answered, ${quorum.needed} needed`;
  return [answered, ...shares, ...hidden].join(' · ');
}

/** Whether the missing conditions would decide: no condition helps red evidence. */
function conditionHeading(view: ReviewView): string {
  const missing = missingConditions(view);
  const all = view.shortfalls.length;
  if (missing === 0)
    return `*Conditions* · ${all === 1 ? 'the one shortfall has one' : `each of ${all} shortfalls has one`}`;
  const shortfalls = counted(all, 'shortfall');
  const without = `*Conditions* · ${missing === all ? shortfalls : `${missing} of ${shortfalls}`} without one`;
  if (view.decision !== null) return without;
  return view.evidenceColour === 'red'
    ? `${without}: the evidence is red, which no condition helps`
    : `${without}: yellow turns red while one is missing`;
}

function openBlocks(view: ReviewView): KnownBlock[] {
  const { reviewId, quorum } = view;
  const standing = quorum.reached
    ? ['Quorum stands']
    : ['No quorum yet', ...quorum.missing.map((text) => words(text, 200))];
  return [
    section([...closedNowWords(view), standing.join(' · ')]),
    actionsWithMenu(openButtons(view), reviewId, ['delegate', 'close', 'extend', 'cancel', 'history']),
    context([`By command: \`/gate vote ${words(view.gate, 60).replaceAll('`', 'ʼ')} green\``]),
  ];
}

/** What quorum lacks, which stands below, is the reason until it is reached. */
function closedNowWords({ closedNow, quorum }: ReviewView): string[] {
  if (closedNow === null) return [];
  const why = quorum.reached ? `: ${words(closedNow.rule, 200)}` : '';
  return [`*If it closed now: ${signal(closedNow.outcome)}*${why}`];
}

/** [Confirm] stands there while somebody has an outdated ballot to confirm. */
function openButtons({ reviewId, seats }: ReviewView): Button[] {
  const toConfirm = seats.some(({ answer }) => answer === 'outdated');
  return [
    ...voteButtons(reviewId),
    ...(toConfirm ? [button('Confirm My Vote', gateActionIds.confirmVote, reviewId)] : []),
    button('Offer a Condition', actionIds.offerCondition, reviewId),
    button('Evidence', actionIds.enterEvidence, reviewId),
  ];
}

/** The four answers that a seat can give. */
export function voteButtons(reviewId: string): Button[] {
  return [
    button('Green', actionIds.voteGreen, reviewId),
    button('Yellow', actionIds.voteYellow, reviewId),
    button('Red', actionIds.voteRed, reviewId),
    button('Abstain', actionIds.voteAbstain, reviewId),
  ];
}

function openFallback(view: ReviewView): string {
  const { gateName, planName, evidenceColour, quorum, seats, closesAt, timezone } = view;
  const point = `Gate review “${words(gateName, 150)}” of ${words(planName, 150)}: please vote.`;
  const state = `Evidence ${evidenceColour.toUpperCase()}, ${quorum.answered} of ${seats.length} answered`;
  return `${point} ${state}, closes ${instant(closesAt, timezone)}.`;
}
