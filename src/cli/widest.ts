/** Length of the longest text; 0 of none. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((longest, { length }) => Math.max(longest, length), 0);
