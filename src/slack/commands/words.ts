/** A command's text as words: runs of characters without blanks, or what stands in quotes. */
export function splitWords(text: string): string[] {
  const plain = text.replace(/[“”„]/g, '"');
  return [...plain.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** The first word, in lower case and as it was typed, and everything behind it as it was typed. */
export function firstWord(text: string): { word: string; typed: string; rest: string } {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/);
  const typed = end < 0 ? trimmed : trimmed.slice(0, end);
  return { word: typed.toLowerCase(), typed, rest: trimmed.slice(typed.length).trim() };
}

/** Slack user id behind an escaped mention such as `<@U0ANA|ana>`; null for anything else. */
export function mentionedUser(word: string): string | null {
  return /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? null;
}

/** Free words as they were typed: names of people and channels for their ids, and no entities. */
export function plainText(text: string): string {
  return text
    .replace(/<([@#!])([^>|]+)(?:\|([^>]*))?>/g, (_all, sign: string, id: string, name?: string) => {
      return `${sign === '!' ? '@' : sign}${name || id}`;
    })
    .replace(/<(https?:[^>|]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
