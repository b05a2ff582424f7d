/** A command's text as words: runs of characters without blanks, or what stands in quotes. */
export function splitWords(text: string): string[] {
  const plain = text.replace(/[“”„]/g, '"');
  return [...plain.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** The first word in lower case, and everything behind it as it was typed. */
export function firstWord(text: string): { word: string; rest: string } {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/);
  return end < 0
    ? { word: trimmed.toLowerCase(), rest: '' }
    : { word: trimmed.slice(0, end).toLowerCase(), rest: trimmed.slice(end).trim() };
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
