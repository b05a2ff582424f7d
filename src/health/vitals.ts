/** Whether the process can do its work, and why not. */
export interface Readiness {
  ready: boolean;
  reasons: string[];
}

/** What the running parts say of themselves. */
export interface Vitals {
  /** Slack refused the token, or the workspace removed the app. */
  shutOut(why: string): void;
  /** A call went through, so the token serves. */
  served(): void;
  readiness(): Readiness;
}

/** `down` says since when (milliseconds) there is no connection to Slack, `database` why nothing can be stored. */
export function createVitals(parts: { down(): number | null; database(): string | null }): Vitals {
  let out: string | null = null;
  return {
    shutOut(why) {
      out = why;
    },
    served() {
      out = null;
    },
    readiness() {
      const database = parts.database();
      const reasons = [
        ...(out === null ? [] : [`Slack does not let the app in: ${out}`]),
        ...(parts.down() === null ? [] : ['no connection to Slack']),
        ...(database === null ? [] : [database]),
      ];
      return { ready: reasons.length === 0, reasons };
    },
  };
}
