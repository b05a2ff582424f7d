import type { Button, KnownBlock } from '@slack/types';
import { plainDay } from '../../digest/words.ts';
import type {
  GateHistoryView,
  GateListLine,
  GateListView,
  GateRoundLine,
} from '../../gate/gate-list-view.ts';
import { waitsWords } from '../../gate/standing.ts';
import { instant } from './dates.ts';
import { button, context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { gateActionIds } from './gate-ids.ts';
import { type Message, message, roomiest } from './message.ts';
import { missedLines } from './missed.ts';
import { code } from './refusal.ts';
import { signal } from './signals.ts';

const MOST_ROUNDS = 15;

/** All gates of a plan and how they stand; each with the one thing that can be done with it now. */
export function gateListMessage(planId: string, view: GateListView): Message {
  const { planName, gates } = view;
  const point = `Gates of ${words(planName, 150)}: ${gates.length}`;
  if (gates.length === 0)
    return message(point, [section([strong(planName, 150), 'has no gates. They stand in the plan file.'])]);
  return roomiest((room) => {
    const shown = gates.slice(0, room);
    const rest = gates.length - shown.length;
    return message(point, [
      header(`Gates · ${planName}`),
      ...shown.map((gate) => gateBlock(planId, view, gate)),
      ...(rest > 0 ? [context([`+${rest} more: ${code('/gate history GATE-1')} tells of one`])] : []),
    ]);
  });
}

function gateBlock(planId: string, view: GateListView, gate: GateListLine): KnownBlock {
  const lines = [
    strong(`${gate.id} ${gate.name}`, 200),
    `leaves ${words(gate.phase, 80)} · ${standing(view, gate)}`,
    ...missedLines(gate.missed),
  ];
  const reply = nextButton(planId, view, gate);
  return { ...section(lines), ...(reply === null ? {} : { accessory: reply }) };
}

/** What was decided last, and what is open or waits since. */
function standing({ timezone, active }: GateListView, gate: GateListLine): string {
  const { state, review, decided, waits, forecast } = gate;
  const facts: string[] = [];
  if (decided !== null) facts.push(roundOutcome(decided, timezone));
  if (state === 'open' && review !== null) {
    const { answered, seats, closesAt, kind } = review;
    const open = kind === 'follow-up' ? 'follow-up review open' : 'review open';
    facts.push(`${open} · ${answered} of ${seats} answered · closes ${instant(closesAt, timezone)}`);
  } else if (state === 'cancelled') {
    facts.push(decided === null ? 'its last review was cancelled' : 'the review after it was cancelled');
  }
  if (waits !== null) facts.push(waitsWords(waits));
  if (facts.length > 0) return facts.join(' · ');
  if (!active) return 'not reviewed';
  const day = forecast === null ? '' : ` · ${plainDay(forecast)}`;
  return state === 'reached' ? 'what it needs is done: it can be opened' : `not reached yet${day}`;
}

function nextButton(
  planId: string,
  { active }: GateListView,
  { id, state, current, review, waits }: GateListLine,
): Button | null {
  const value = `${planId}/${id}`;
  if (state === 'open') return button('Show', gateActionIds.showGate, value);
  if (active && current && state === 'reached') return button('Open', gateActionIds.openGate, value);
  const mayOpen = (active && current) || review?.kind === 'follow-up';
  if (mayOpen && waits === 'new round') return button('Open a New Round', gateActionIds.openGate, value);
  if (state === 'decided' || state === 'cancelled')
    return button('All Rounds', gateActionIds.showRounds, value);
  return active && current ? button('Rehearse', gateActionIds.rehearseGate, value) : null;
}

/** Every round of a gate, the newest first. */
export function gateHistoryMessage({ gate, gateName, timezone, rounds }: GateHistoryView): Message {
  const name = `${gate} ${gateName}`;
  const point = `${words(name, 200)}: ${rounds.length === 1 ? '1 round' : `${rounds.length} rounds`}`;
  const shown = rounds.slice(0, MOST_ROUNDS);
  const rest = rounds.length - shown.length;
  return message(point, [
    header(`Rounds · ${name}`),
    section(
      shown.length === 0
        ? ['It has not been reviewed yet.']
        : shown.map((round) => roundLine(round, timezone)),
    ),
    ...(rest > 0 ? [context([`+${rest} more`])] : []),
    context([
      `${code(`/gate record ${gate}`)} gives the newest round as files, with every ballot and the rule trace`,
    ]),
  ]);
}

function roundLine(round: GateRoundLine, timezone: string): string {
  const title = `*${round.kind === 'follow-up' ? 'Follow-up round' : 'Round'} ${round.round}*`;
  const who = `presented by ${words(round.presenter, 80)}`;
  if (round.status === 'open')
    return [
      title,
      who,
      `open, ${round.answered} of ${round.seats} answered`,
      `closes ${instant(round.closesAt, timezone)}`,
    ].join(' · ');
  if (round.status === 'cancelled') return [title, who, 'cancelled'].join(' · ');
  const head = round.chainHead === null ? [] : [`log head \`${words(round.chainHead.slice(0, 12), 20)}\``];
  return [title, who, roundOutcome(round, timezone), ...head].join(' · ');
}

/** `🟡 YELLOW, overridden from 🔴 RED · Mon 9 Nov 17:00 · a ballot is red`. */
function roundOutcome({ outcome, computed, rule, closedAt }: GateRoundLine, timezone: string): string {
  const said = signal(outcome ?? 'no decision');
  const facts = [
    computed === null ? said : `${said}, overridden from ${signal(computed)}`,
    closedAt === null ? '' : instant(closedAt, timezone),
    rule === null || computed !== null ? '' : words(rule, 200),
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}
