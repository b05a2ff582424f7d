const LONGEST = 60;
/** Characters that no plan contains: controls other than tab and line breaks, halves of pairs, non-characters. */
export const CONTROL = String.raw`[^\P{Cc}\t\n\r\u0085]|\p{Cs}|[\ufffe\uffff]`;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu;

/** Offending text as it stands in a message: in quotes, on one line, shortened, nothing unprintable. */
export function quoted(text: string): string {
  const head = text.slice(0, LONGEST * 2).replace(UNPRINTABLE, ' ');
  const short = Array.from(head).slice(0, LONGEST).join('');
  return short.length < head.length || text.length > head.length ? `"${short}…"` : `"${short}"`;
}
