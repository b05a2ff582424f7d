const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Control characters, line ends and marks that turn the direction of what follows: none may shape a message. */
const unwanted = /[\p{Cc}\u2028\u2029]+/gu;
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu;

/** One line of plain text: white space joined, control and direction characters gone; nothing is escaped. */
export function oneLine(text: string): string {
  return text.replace(directionMarks, '').replace(unwanted, ' ').replace(/\s+/gu, ' ').trim();
}

/** Shortens plain text to `max` UTF-16 units, never inside a character; what is cut shows as `…`. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : cutBy(text, max, (char) => char);
}

/** Plain text as Slack mark-up of at most `max` characters in which nothing that people wrote pings or links. */
export function escapeText(text: string, max = Number.POSITIVE_INFINITY): string {
  const escaped = text.replace(/[&<>]/gu, entity);
  return escaped.length <= max ? escaped : cutBy(text, max, entity);
}

/** Bold; a star inside would end it, so stars become the look-alike operator. */
export function strong(text: string): string {
  const inner = escapeText(oneLine(text)).replaceAll('*', '∗');
  return inner === '' ? '' : `*${inner}*`;
}

/** A mention where `slack` is a Slack user id, else the name as text. Mention nobody of whom nothing is asked. */
export function mention(slack: string | null, name: string): string {
  return slack !== null && /^[UW][A-Z0-9]{1,20}$/u.test(slack) ? `<@${slack}>` : escapeText(oneLine(name));
}

/** A link labelled with its own host, for fields that are links by nature; anything but http(s) stays text. */
export function link(address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.href.length > 1_000)
    return escapeText(oneLine(address), 200);
  return `<${escapeText(url.href.replaceAll('|', '%7C'))}|${escapeText(url.host)}>`;
}

function entity(char: string): string {
  return entities[char] ?? char;
}

function cutBy(text: string, max: number, write: (char: string) => string): string {
  let kept = '';
  for (const char of text) {
    const next = write(char);
    if (kept.length + next.length > max - 1) break;
    kept += next;
  }
  return `${kept.trimEnd()}…`;
}
