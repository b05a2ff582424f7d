import type { Store } from '../../storage/database.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import { namesOf } from '../names.ts';
import type { Result } from '../refusal.ts';

/** The same result; where it is a refusal, with the people that it tells of by their names. */
export function namingPeople<T>(store: Store, head: PlanHead, result: Result<T>): Result<T> {
  if (result.ok) return result;
  const named = {
    ...('holder' in result ? { holder: nameIn(store, head, result.holder) } : {}),
    ...('presenter' in result ? { presenter: nameIn(store, head, result.presenter) } : {}),
    ...('seat' in result ? { seat: nameIn(store, head, result.seat) } : {}),
  };
  return { ...result, ...named };
}

function nameIn(store: Store, head: PlanHead, person: string): string {
  return namesOf(store, head).get(person)?.name ?? person;
}
