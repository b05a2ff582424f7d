import { refuse } from './refusal.ts';

/** A refusal for a text that is empty or longer than `limit` characters; null for any other. */
export function refusesText(what: string, text: string, limit: number) {
  if (text.trim() === '') return refuse({ reason: 'text-missing', what });
  if (text.length > limit) return refuse({ reason: 'text-too-long', what, limit });
  return null;
}
