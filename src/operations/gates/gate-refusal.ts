/** Why something was not done in a gate review. */
export type GateRefusal =
  | { reason: 'unknown-review' }
  | { reason: 'unknown-criterion'; id: string; nearest: string | null };
