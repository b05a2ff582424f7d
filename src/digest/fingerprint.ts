import type { Analysis } from '../plan/analysis/analysis.ts';
import type { DigestView } from './view.ts';

type Facts = Pick<
  DigestView,
  'phase' | 'end' | 'blockers' | 'missed' | 'convergence' | 'overdue' | 'stale' | 'gate'
>;

/**
 * Two digests with the same fingerprint have nothing new to say: the same forecasts, blockers, missed conditions,
 * states of items, overdue and stale items, evidence. What changes merely because a day has passed (ages, floats, odds) is left out.
 */
export function fingerprintOf(facts: Facts, analysis: Analysis): string {
  const { phase, end, blockers, missed, convergence, overdue, stale, gate } = facts;
  return hash(
    JSON.stringify([
      phase,
      end,
      blockers.map(({ ageDays: _, ...blocker }) => blocker),
      missed,
      convergence.map((point) => [point.id, point.forecast, point.lateDays, point.requirementsOpen]),
      convergence.map((point) => point.tracks.map((track) => [track.name, track.done, track.needed])),
      analysis.gates.map(({ id, forecast, ready }) => [id, forecast, ready]),
      overdue.map((item) => item.id),
      stale.map((item) => item.id),
      gate === null ? null : [gate.id, gate.evidence, gate.met, gate.review?.answered ?? null],
      analysis.items.filter((item) => item.status !== 'not started').map(({ id, status }) => [id, status]),
    ]),
  );
}

/** 64 bits in hexadecimal: FNV-1a (Fowler, Noll, Vo) twice, from two offsets. */
function hash(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x01000193) + at;
  }
  return [one, two].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
