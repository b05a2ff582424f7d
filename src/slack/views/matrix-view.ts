import { plainDay } from '../../digest/words.ts';
import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { namesOf } from '../../operations/names.ts';
import type { DateRange, IsoDate, Person } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import type { MatrixView } from '../blocks/matrix.ts';

/** The phase x role matrix with who is away when they are needed. */
export function matrixView(store: Store, { stored, analysis, today }: AnalysedPlan): MatrixView {
  const { plan, state } = stored;
  const names = namesOf(store, stored);
  const people = new Map(plan.people.map((person) => [person.id, person]));
  const spans = new Map(analysis.phases.map((span) => [span.id, span]));
  const roles = [...new Set(plan.allocation.map(({ role }) => role))];
  return {
    planName: plan.name,
    date: today,
    phases: plan.phases.map(({ id, name }) => ({ name, current: id === state.phase })),
    roles: roles.map((role) => ({
      role,
      cells: plan.phases.map(({ id }) => {
        const found = plan.allocation.find((cell) => cell.role === role && cell.phase === id);
        if (found === undefined) return null;
        const { start = null, finish = null } = spans.get(id) ?? {};
        return {
          areas: found.areas,
          people: found.people.map((person) => ({
            name: names.get(person)?.name ?? person,
            away: awayWithin(people.get(person), laterOf(start, today), finish),
          })),
        };
      }),
    })),
    away: plan.people.flatMap(({ id, away }) => {
      const range = away.find(({ from, to }) => from <= today && today <= to);
      return range === undefined ? [] : [{ name: names.get(id)?.name ?? id, until: range.to }];
    }),
  };
}

function laterOf(day: IsoDate | null, today: IsoDate): IsoDate {
  return day === null || day < today ? today : day;
}

/** Days away between two days, the first two ranges in words; null where there are none. */
function awayWithin(person: Person | undefined, from: IsoDate, to: IsoDate | null): string | null {
  if (person === undefined || to === null || to < from) return null;
  const ranges = person.away.filter((range) => range.from <= to && range.to >= from);
  return ranges.length === 0 ? null : ranges.slice(0, 2).map(rangeWords).join(', ');
}

function rangeWords({ from, to }: DateRange): string {
  return from === to ? plainDay(from) : `${plainDay(from)} to ${plainDay(to)}`;
}
