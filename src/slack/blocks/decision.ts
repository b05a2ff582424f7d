import type { KnownBlock } from '@slack/types';
import type { DecisionView, ReviewView } from '../../gate/review-view.ts';
import { actionIds } from './action-ids.ts';
import { button, context, header, section } from './elements.ts';
import { words } from './escape.ts';
import { actionsWithMenu, type MenuVerb } from './gate-menu.ts';
import { type Message, message, roomiest } from './message.ts';
import { conditionLines } from './review-lines.ts';
import { signal } from './signals.ts';

type Closed = ReviewView & { decision: DecisionView };

/** The decision as it is announced; the head of the log's chain makes Slack itself the record's anchor. */
export function decisionMessage(view: Closed): Message {
  return roomiest((room) => {
    const conditions =
      view.decision.outcome === 'yellow' || view.decision.outcome === 'green' ? conditionLines(view) : [];
    const blocks: KnownBlock[] = [
      header(`Decision · ${view.gateName}`),
      section(outcomeLines(view)),
      ...(conditions.length === 0 ? [] : [section(conditions, { heading: '*Conditions*', room })]),
      ...whyBlocks(view),
    ];
    return message(decisionFallback(view), blocks);
  });
}

/** What stands in place of the buttons once a review is closed; nothing while it is open. */
export function closedBlocks(view: ReviewView): KnownBlock[] {
  return isClosed(view) ? [section(outcomeLines(view)), ...whyBlocks(view)] : [];
}

/** The point of the decision in one line of mark-up. */
export function decisionFallback(view: ReviewView): string {
  const outcome = view.decision?.outcome ?? 'no decision';
  const rule = words(view.decision?.rule ?? '', 300);
  return `${words(view.gateName, 150)} of ${words(view.planName, 150)}: ${outcome.toUpperCase()}. ${rule}`.trimEnd();
}

function isClosed(view: ReviewView): view is Closed {
  return view.decision !== null;
}

function outcomeLines({ decision, evidenceColour, voteColour }: Closed): string[] {
  const votes = voteColour === null ? 'no colour' : signal(voteColour);
  const lines = [
    `*Outcome: ${signal(decision.outcome)}*`,
    `Evidence ${signal(evidenceColour)} · votes ${votes}`,
    decision.override === null
      ? words(decision.rule, 400)
      : `${overrideLine(decision.override)}: ${words(decision.rule, 400)}`,
  ];
  if (decision.next !== null) lines.push(words(decision.next, 400));
  return lines;
}

/** A cancelled review has no head: nothing was decided in it. */
function isDecided({ chainHead }: DecisionView): boolean {
  return chainHead !== null;
}

function overrideLine({ computed, by, reason }: NonNullable<DecisionView['override']>): string {
  return `Overridden by ${words(by, 80)}: ${words(reason, 400)} · computed ${signal(computed)}`;
}

function whyBlocks({ reviewId, decision }: Closed): KnownBlock[] {
  const heads = [
    decision.chainHead === null ? '' : `Log head \`${words(decision.chainHead, 100)}\``,
    decision.override?.head == null ? '' : `after the override \`${words(decision.override.head, 100)}\``,
  ].filter((text) => text !== '');
  const head = heads.length === 0 ? [] : [context([heads.join(' · ')])];
  const verbs: MenuVerb[] = isDecided(decision)
    ? ['record', 'history', 'override', 'open']
    : ['history', 'open'];
  return [actionsWithMenu([button('Why?', actionIds.explainDecision, reviewId)], reviewId, verbs), ...head];
}
