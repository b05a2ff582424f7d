import type { Refusal } from '../operations/refusal.ts';
import type { Answer } from './answer.ts';
import { refusalMessage } from './blocks/refusal.ts';
import { gateRefusalWords, isGateRefusal } from './gate-refusals.ts';
import { planRefusalWords, type RefusalWords } from './refusals.ts';

/** The words of any refusal. */
export function refusalWords(refusal: Refusal): RefusalWords {
  return isGateRefusal(refusal) ? gateRefusalWords(refusal) : planRefusalWords(refusal);
}

/** Answers a refusal privately. */
export function refuseWith(refusal: Refusal): Answer {
  return { kind: 'say', message: refusalMessage(refusalWords(refusal)), refusal };
}
