/** No line breaks between a number and its sign, or the words that it belongs to. */
const NO_BREAK = '\u00a0';

/** A share from 0 to 1 as whole per cent; 0 and 100 are said only where they are exact. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const shown = share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, rounded));
  return `${shown}${NO_BREAK}%`;
}

/** The chance to be on time, from 0 to 1, as `on time 41 %`. */
export function chanceWords(share: number): string {
  return `on${NO_BREAK}time${NO_BREAK}${percent(share)}`;
}
