import type { Choice, EvidenceState, Outcome } from '../../gate/review.ts';

/** Never colour alone: the word stands beside the circle. */
const signals: Record<Outcome | 'abstain', string> = {
  green: '🟢 GREEN',
  yellow: '🟡 YELLOW',
  red: '🔴 RED',
  'no decision': '⚪ NO DECISION',
  abstain: '➖ ABSTAIN',
};

const evidenceSigns: Record<EvidenceState, string> = {
  met: '✅',
  workaround: '🔶',
  'not met': '❌',
  unknown: '❔',
};

export function signal(colour: Outcome | Choice): string {
  return signals[colour];
}

export function evidenceSign(state: EvidenceState): string {
  return evidenceSigns[state];
}
