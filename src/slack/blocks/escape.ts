import { cut } from '../../digest/words.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const NO_BREAK = '\u00a0';
/** Line ends, control characters and marks that turn the direction of what follows: none may shape a message. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Words of ordinary characters with one blank between two of them: nothing has to be replaced. */
const ordinary = /^[!-~]+(?: [!-~]+)*$/u;

/** What people wrote as one line of at most `max` characters, for plain_text objects. */
export function plainWords(text: string, max: number): string {
  if (text.length <= max && ordinary.test(text)) return text;
  return cut(
    text
      .slice(0, 20 * max)
      .replace(directionMarks, '')
      .replace(breaks, (run) => (run === NO_BREAK ? run : ' '))
      .trim(),
    max,
  );
}

/** What people wrote as one line of mark-up of at most `max` characters, in which nothing pings or links. */
export function words(text: string, max: number): string {
  const line = plainWords(text, max);
  const escaped = line.replace(/[&<>]/gu, entity);
  if (escaped.length <= max) return escaped;
  let kept = '';
  for (const char of line) {
    const next = entity(char);
    if (kept.length + next.length >= max) break;
    kept += next;
  }
  return `${kept.trimEnd()}…`;
}

/** Bold; a star inside would end it, so stars become the look-alike operator. */
export function strong(text: string, max: number): string {
  const inner = words(text.replaceAll('*', '∗'), max - 2);
  return inner === '' ? '' : `*${inner}*`;
}

/** Mark-up on a line of its own below another, set in; as a quote, so that it stays set in when it wraps. */
export const below = (line: string): string => `\n> ${line}`;

/** A mention where `slack` is a Slack user id, else the name as text. Mention nobody of whom nothing is asked. */
export function mention({ slack, name }: { slack: string | null; name: string }): string {
  return slack !== null && /^[UW][A-Z0-9]{1,20}$/u.test(slack) ? `<@${slack}>` : words(name, 80);
}

/** A link labelled with its own host, for fields that are links by nature; anything but http(s) stays text. */
export function link(address: string): string {
  const url = address.length <= 500 ? URL.parse(address) : null;
  if (url === null || !/^https?:$/u.test(url.protocol)) return words(address, 200);
  const href = url.href.replaceAll('|', '%7C').replace(/[&<>]/gu, entity);
  return `<${href}|${words(url.host, 100)}>`;
}

function entity(char: string): string {
  return entities[char] ?? char;
}
