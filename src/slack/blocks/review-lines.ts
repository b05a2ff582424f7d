import { plainDay } from '../../digest/words.ts';
import type { CriterionView, ReviewView, SeatView, ShortfallView } from '../../gate/review-view.ts';
import { link, words } from './escape.ts';
import { evidenceSign, signal } from './signals.ts';

/** `✅ C1 Tokenise p95 below 300 ms · critical · met · 280 ms, target < 300 ms · grafana.example.com` */
export function criterionLine(criterion: CriterionView): string {
  const { id, text, critical, state, value, target } = criterion;
  const measured = [
    value === null ? '' : words(value, 120),
    target === null ? '' : `target ${words(target, 60)}`,
  ];
  const facts = [
    `${evidenceSign(state)} ${words(id, 40)} ${words(text, 160)}`,
    critical ? '*critical*' : '',
    state,
    measured.filter((part) => part !== '').join(', '),
    criterion.link === null ? '' : link(criterion.link),
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** `🟢 GREEN · Ana · mandatory`; in a blind review only that the seat has answered. */
export function seatLine(seat: SeatView, { decision }: Pick<ReviewView, 'decision'>): string {
  const facts = [
    answerWords(seat, decision !== null),
    words(seat.person.name, 80),
    seat.delegate === null ? '' : `${words(seat.delegate, 80)} votes for the seat`,
    seat.mandatory ? 'mandatory' : '',
    seat.away && seat.answer !== 'given' ? 'away' : '',
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

function answerWords({ answer, choice }: SeatView, closed: boolean): string {
  if (answer === 'none') return closed ? '▫️ no answer' : '▫️ not yet';
  if (answer === 'outdated') return closed ? '🔁 not confirmed' : '🔁 to confirm: the evidence changed';
  return choice === null ? '☑️ answered' : signal(choice);
}

/** Those without a condition come first, so that no cut can hide them. */
export function conditionLines({ shortfalls }: Pick<ReviewView, 'shortfalls'>): string[] {
  const missing = shortfalls.filter(isMissing).map(({ text }) => `⚠️ missing · ${words(text, 240)}`);
  const answered = shortfalls.filter((shortfall) => !isMissing(shortfall)).map(answeredLine);
  return [...missing, ...answered];
}

export function missingConditions({ shortfalls }: Pick<ReviewView, 'shortfalls'>): number {
  return shortfalls.filter(isMissing).length;
}

function isMissing({ conditions }: ShortfallView): boolean {
  return conditions.length === 0;
}

function answeredLine({ text, conditions }: ShortfallView): string {
  const terms = conditions.slice(0, 3).map((condition) => {
    const { text: what, owner, due } = condition;
    return `${words(what, 200)} (${words(owner, 80)}, by ${plainDay(due)})`;
  });
  const rest = conditions.length - terms.length;
  return `▫️ to do · ${words(text, 240)} → ${[...terms, ...(rest > 0 ? [`+${rest} more`] : [])].join('; ')}`;
}
