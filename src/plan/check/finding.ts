/** One anti-pattern found in a plan; findings never refuse an import. */
export interface Finding {
  /** Stable, kebab-case; documented in docs/plan-check.md. */
  code: string;
  /** The item, phase, track or person concerned; null where it is the plan as a whole. */
  item: string | null;
  message: string;
  mend: string;
}
