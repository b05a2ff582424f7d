import { counted, plainDay } from '../../digest/words.ts';
import type { PhaseView, RehearsalView } from '../../gate/gate-list-view.ts';
import { waitsWords } from '../../gate/standing.ts';
import { context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';
import { code } from './refusal.ts';
import { signal } from './signals.ts';

const signs = { left: '☑️', current: '▶️', ahead: '▫️' } as const;

/** Where the plan is, and what the gates of its phase lack. */
export function phaseMessage({ planName, current, phases, gates }: PhaseView): Message {
  const here = current === null ? 'is in no phase' : `is in ${words(current, 100)}`;
  const next = gates[0];
  const lacks =
    next === undefined
      ? 'no gate is left in it'
      : `${words(next.gate, 40)} is ${next.open ? 'open' : signal(next.rehearsal.colour)} today`;
  const point = `${words(planName, 150)} ${here}; ${lacks}.`;
  return roomiest((room) =>
    message(point, [
      header(`Phase · ${planName}`),
      section([point, phases.map(({ name, state }) => `${signs[state]} ${words(name, 60)}`).join('  ')]),
      ...gates.slice(0, 5).map(({ rehearsal, open }) => gateSection(rehearsal, open, room)),
      context(['A phase is left only through its gate. `/gate open ID` opens its review.']),
    ]),
  );
}

/** One gate as it would be judged today. */
export function gateSection(view: RehearsalView, open: boolean, room: number) {
  const { gate, gateName, colour, rule, best, met, criteria, missing, away } = view;
  return section(
    [
      `${stateWords(view, open)} · evidence today ${signal(colour)}, ${met} of ${criteria} met · best still possible ${signal(best)}`,
      words(rule, 300),
      ...missing.map(({ text, critical }) => `❌ ${words(text, 200)}${critical ? ' · *critical*' : ''}`),
      ...away.map(
        ({ seat, days, delegated }) =>
          `🏖️ ${words(seat, 60)} is away ${counted(days.length, 'day')} of the window${delegated ? ', delegated' : `: ${code(`/gate delegate ${gate} @somebody`)}`}`,
      ),
    ],
    { heading: strong(`${gate} ${gateName}`, 200), room },
  );
}

/** What was decided last, and what comes next. */
function stateWords({ last, opensOn }: RehearsalView, open: boolean): string {
  const waits = last?.waits == null ? `opens ${plainDay(opensOn)}` : waitsWords(last.waits);
  const next = open ? 'review open now' : waits;
  return last === null ? next : `last review ${signal(last.outcome)} · ${next}`;
}

/** One gate alone, as `/plan show GATE-1` tells of it before its review is open. */
export function gateMessage(view: RehearsalView): Message {
  const { gate, gateName, colour, met, criteria } = view;
  const point = `${words(`${gate} ${gateName}`, 200)}: evidence today ${signal(colour)}, ${met} of ${criteria} met`;
  return roomiest((room) =>
    message(point, [
      gateSection(view, false, room),
      context([code(`/gate open ${gate}`), code(`/gate rehearse ${gate}`)]),
    ]),
  );
}
