import type { IsoDate } from '../plan/plan.ts';
import { isDay } from './local-time.ts';

/** What a condition asks for, as a form or a command gave it. */
export interface Promised {
  text: string;
  owner: string;
  due: string;
}

/** Every reason that a promise is not one yet; a form shows them all at once. */
export type PromiseFault = 'text-missing' | 'owner-missing' | 'due-missing' | 'due-invalid' | 'due-past';

/** Faults of a condition's fields; a condition may be due today. */
export function promiseFaults({ text, owner, due }: Promised, today: IsoDate): PromiseFault[] {
  const faults: PromiseFault[] = [];
  if (isBlank(text)) faults.push('text-missing');
  if (isBlank(owner)) faults.push('owner-missing');
  if (isBlank(due)) faults.push('due-missing');
  else if (!isDay(due.trim())) faults.push('due-invalid');
  else if (due.trim() < today) faults.push('due-past');
  return faults;
}

export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}
