/**
 * Slack's mrkdwn, as Slack reads it: emphasis counts at word boundaries alone, code is never looked into,
 * angle brackets hold mentions, links and dates, and &amp; &lt; &gt; are the only entities.
 */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; parts: Span[] }
  | { kind: 'code' | 'block'; text: string }
  | { kind: 'emoji'; name: string }
  | MentionSpan
  | { kind: 'link'; href: string; label: string }
  | { kind: 'date'; seconds: number; format: string; href: string; fallback: string };

/** A mention; `name` is an id, or `here` and the like. `label` may be empty. */
export interface MentionSpan {
  kind: 'user' | 'channel' | 'broadcast' | 'group';
  name: string;
  label: string;
}

const FENCE = /```([\s\S]+?)```\n?/;
const INLINE = new RegExp(
  [
    '<(?<angle>[^<>\\n]+)>',
    '`(?<code>[^`\\n]+)`',
    ':(?<emoji>[a-z0-9_+\\-]+):',
    emphasis('\\*', 'bold'),
    emphasis('_', 'italic'),
    emphasis('~', 'strike'),
  ].join('|'),
  'u',
);

/** Reads a mrkdwn text into spans. */
export function parseMrkdwn(text: string): Span[] {
  const fence = FENCE.exec(text);
  if (fence === null) return parseLines(text);
  const before = text.slice(0, fence.index).replace(/\n$/, '');
  const code = (fence[1] ?? '').replace(/^\n/, '').replace(/\n$/, '');
  const block: Span = { kind: 'block', text: decode(code) };
  return [...parseLines(before), block, ...parseMrkdwn(text.slice(fence.index + fence[0].length))];
}

/** Reads a plain_text: emoji names count where `emoji` is not false, nothing else does. */
export function parsePlain(text: string, emoji: boolean): Span[] {
  if (!emoji) return textSpan(text);
  return text.split(/(:[a-z0-9_+-]+:)/).flatMap((piece, index): Span[] => {
    if (index % 2 === 0) return textSpan(piece);
    return [{ kind: 'emoji', name: piece.slice(1, -1) }];
  });
}

function emphasis(mark: string, name: string): string {
  const body = `[^\\s${mark}](?:[^${mark}\\n]*[^\\s${mark}])?`;
  return `(?<![\\p{L}\\p{N}_*~])${mark}(?<${name}>${body})${mark}(?![\\p{L}\\p{N}_*~]*[\\p{L}\\p{N}])`;
}

function parseLines(text: string): Span[] {
  if (text === '') return [];
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>)/.test(line);
    const content = quoted ? line.replace(/^(?:&gt;|>) ?/, '') : line;
    const last = groups.at(-1);
    if (last?.quoted === quoted) last.lines.push(content);
    else groups.push({ quoted, lines: [content] });
  }
  return groups.flatMap(({ quoted, lines }): Span[] => {
    const parts = parseInline(lines.join('\n'));
    return quoted ? [{ kind: 'quote', parts }] : parts;
  });
}

function parseInline(text: string): Span[] {
  const spans: Span[] = [];
  let rest = text;
  let found = INLINE.exec(rest);
  while (found !== null) {
    spans.push(...textSpan(decode(rest.slice(0, found.index))), spanOf(found.groups ?? {}));
    rest = rest.slice(found.index + found[0].length);
    found = INLINE.exec(rest);
  }
  return [...spans, ...textSpan(decode(rest))];
}

function spanOf(groups: Record<string, string | undefined>): Span {
  if (groups.angle !== undefined) return angleSpan(groups.angle);
  if (groups.code !== undefined) return { kind: 'code', text: decode(groups.code) };
  if (groups.emoji !== undefined) return { kind: 'emoji', name: groups.emoji };
  for (const kind of ['bold', 'italic', 'strike'] as const) {
    const body = groups[kind];
    if (body !== undefined) return { kind, parts: parseInline(body) };
  }
  return { kind: 'text', text: '' };
}

function angleSpan(body: string): Span {
  const bar = body.indexOf('|');
  const target = bar === -1 ? body : body.slice(0, bar);
  const label = bar === -1 ? '' : decode(body.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'user', name: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', name: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'group', name: target.slice('!subteam^'.length), label };
  if (target.startsWith('!date^')) return dateSpan(target, label);
  if (target.startsWith('!')) return { kind: 'broadcast', name: target.slice(1), label };
  return {
    kind: 'link',
    href: decode(target),
    label: label === '' ? decode(target).replace(/^mailto:/, '') : label,
  };
}

function dateSpan(target: string, fallback: string): Span {
  const [, seconds = '', format = '', href = ''] = target.split('^');
  return { kind: 'date', seconds: Number(seconds), format, href, fallback };
}

function textSpan(text: string): Span[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
