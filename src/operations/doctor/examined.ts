/** One thing that a doctor looked at. */
export interface Examined {
  what: string;
  state: 'good' | 'warning' | 'broken';
  /** How it is, in one sentence. */
  finding: string;
  /** What to do; null where nothing is to be done. */
  mend: string | null;
}

export const good = (what: string, finding: string): Examined => ({
  what,
  state: 'good',
  finding,
  mend: null,
});

export const bad = (what: string, state: 'warning' | 'broken', finding: string, mend: string): Examined => ({
  what,
  state,
  finding,
  mend,
});
