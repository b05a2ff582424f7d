import type { Indexed } from './index-input.ts';
import type { DigestInput } from './input.ts';
import type { GateLine } from './view.ts';

const rehearsalWithinDays = 10;

/** The next gate; its rehearsal only while it is at most ten working days away and not open yet. */
export function gateLine({ input, nameOf }: Indexed): GateLine | null {
  const next = input.gate;
  const analysed = input.analysis.gates.find((gate) => gate.id === next?.id);
  if (next === null || analysed === undefined) return null;
  const near = isNear(input, analysed.forecast) && next.review === null;
  return {
    id: next.id,
    name: input.plan.gates.find((gate) => gate.id === next.id)?.name ?? next.id,
    opens: analysed.forecast,
    evidence: next.evidence,
    met: next.met,
    criteria: next.criteria,
    review: next.review,
    last: next.last,
    rehearsal:
      next.rehearsal === null || !near
        ? null
        : { ...next.rehearsal, away: next.rehearsal.away.map((person) => nameOf(person) ?? person) },
  };
}

function isNear({ calendar, date }: DigestInput, opens: string): boolean {
  return calendar.workdaysBetween(date, opens) <= rehearsalWithinDays;
}
