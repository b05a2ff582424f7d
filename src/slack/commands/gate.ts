import type { Actor } from '../../operations/deps.ts';
import { closeGate } from '../../operations/gates/close-gate.ts';
import { findReview, type ReviewRef } from '../../operations/gates/find-review.ts';
import { giveEvidence } from '../../operations/gates/give-evidence.ts';
import { openGate } from '../../operations/gates/open-gate.ts';
import { loadReviewView } from '../../operations/gates/review-view.ts';
import { type Answer, nothing, say } from '../answer.ts';
import { planMessage } from '../blocks/plan.ts';
import { reviewMessage } from '../blocks/review.ts';
import type { SlackContext } from '../context.ts';
import { openConditionForm } from '../gates/condition.ts';
import { openEvidenceForm } from '../gates/evidence.ts';
import { openVoteForm, vote } from '../gates/vote.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { loadPlanView } from '../views/plan-view.ts';
import { helpAnswer } from './help.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer | Promise<Answer>;

const verbs: Record<string, Verb> = { list, open, status, vote: voteVerb, evidence, condition, close };

/** `/gate …` */
export function gateCommand(context: SlackContext, command: Command): Answer | Promise<Answer> {
  const { word, rest } = firstWord(command.text);
  if (word === '' || word === 'help') return helpAnswer('/gate');
  return verbs[word]?.(context, command, rest) ?? helpAnswer('/gate', word);
}

function gateRef({ channel }: Command, id: string): ReviewRef {
  return { plan: { channel }, gate: id };
}

function list({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const loaded = loadPlanView(deps, actor, { channel });
  return loaded.ok ? say(planMessage(loaded.view)) : refuseWith(loaded);
}

function open({ deps }: SlackContext, { actor, channel }: Command, rest: string): Answer {
  const result = openGate(deps, actor, { plan: { channel }, gate: firstWord(rest).word });
  return result.ok ? nothing : refuseWith(result);
}

function status({ deps }: SlackContext, command: Command, rest: string): Answer {
  const { actor } = command;
  const found = findReview(deps.database.store, actor, gateRef(command, firstWord(rest).word));
  if (!found.ok) return refuseWith(found);
  const view = loadReviewView(deps.database.store, actor.workspace, found.review.id, deps.clock.now());
  return view === null ? refuseWith({ reason: 'unknown-review' }) : say(reviewMessage(view));
}

function voteVerb(context: SlackContext, command: Command, rest: string): Answer | Promise<Answer> {
  const gate = firstWord(rest);
  const { word } = firstWord(gate.rest);
  const ref = gateRef(command, gate.word);
  if (word === 'green' || word === 'abstain' || word === 'confirm')
    return vote(context, command.actor, ref, word);
  if (word === 'yellow' || word === 'red') return openVoteForm(context, command.actor, ref, word);
  return helpAnswer('/gate', 'vote');
}

function evidence(context: SlackContext, command: Command, rest: string): Answer | Promise<Answer> {
  const gate = firstWord(rest);
  const criterion = firstWord(gate.rest);
  const ref = gateRef(command, gate.word);
  if (criterion.rest === '')
    return openEvidenceForm(context, command.actor, ref, criterion.word.toUpperCase() || null);
  return saidInWords(context, command.actor, ref, criterion);
}

/** `/gate evidence GATE-1 C1 250 https://…` or `C4 met reviewed with the team`. */
async function saidInWords(
  context: SlackContext,
  actor: Actor,
  review: ReviewRef,
  { word: criterion, rest }: { word: string; rest: string },
): Promise<Answer> {
  const standing = await context.people.standingOf(actor.user);
  const link = /(?:^|\s)<?(https?:\/\/[^\s>|]+)/.exec(rest)?.[1] ?? null;
  const text = rest.replace(/<?https?:\/\/\S+/, '').trim();
  const state = /^(met|workaround|not met|unknown)\b/i.exec(text)?.[1]?.toLowerCase() ?? null;
  const value = state === null ? text : text.slice(state.length).trim();
  const result = giveEvidence(context.deps, actor, {
    review,
    criterion,
    state: state as 'met' | 'workaround' | 'not met' | 'unknown' | null,
    value: value === '' ? null : value,
    link,
    standing,
  });
  return result.ok ? nothing : refuseWith(result);
}

function condition(context: SlackContext, command: Command, rest: string): Answer {
  return openConditionForm(context, command.actor, gateRef(command, firstWord(rest).word));
}

function close({ deps }: SlackContext, command: Command, rest: string): Answer {
  const result = closeGate(deps, command.actor, gateRef(command, firstWord(rest).word));
  return result.ok ? nothing : refuseWith(result);
}
