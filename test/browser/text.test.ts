import { describe, expect, it } from 'vitest';
import { completionsFor, usageOf } from '../../sandbox/page/conversation/completion.ts';
import { dateTokenText, fieldValue, instantOf } from '../../sandbox/page/text/dates.ts';
import { emojiOf, findEmoji, OFTEN_USED } from '../../sandbox/page/text/emoji.ts';
import { parseMrkdwn, parsePlain, type Span } from '../../sandbox/page/text/mrkdwn.ts';

/** A short telling of spans: `b(...)` bold, `i` italic, `s` strike, `q` quote, `c` code, `[...]` code block. */
function told(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text') return span.text;
      if (span.kind === 'code') return `c(${span.text})`;
      if (span.kind === 'block') return `[${span.text}]`;
      if ('parts' in span) return `${span.kind[0]}(${told(span.parts)})`;
      if (span.kind === 'link') return `<${span.label} -> ${span.href}>`;
      if (span.kind === 'date') return `date(${span.seconds} ${span.format})`;
      return 'name' in span ? `${span.kind}:${span.name}` : '';
    })
    .join('');
}

describe('mrkdwn, as Slack reads it', () => {
  it.each([
    ['*bold* _italic_ ~struck~ `code`', 'b(bold) i(italic) s(struck) c(code)'],
    ['2*3*4 and TASK_001_x', '2*3*4 and TASK_001_x'],
    ['_*both*_ and (*b*), *c*.', 'i(b(both)) and (b(b)), b(c).'],
    ['* not bold *', '* not bold *'],
    ['`a*b*c &amp; d` *e*', 'c(a*b*c & d) b(e)'],
    ['&lt;script&gt; &amp;amp;', '<script> &amp;'],
    ['<@U1> in <#C1|release> <!here>', 'user:U1 in channel:C1 broadcast:here'],
    ['<https://a.example/?b&amp;c|see it>', '<see it -> https://a.example/?b&c>'],
    ['<mailto:a@b.example>', '<a@b.example -> mailto:a@b.example>'],
    ['<!date^1760944320^{date_short}|soon>', 'date(1760944320 {date_short})'],
    [':tada: at 10:30:20', 'emoji:tada at 10emoji:3020'],
    ['&gt; one\n&gt; two\nafter', 'q(one\ntwo)after'],
    ['before\n```\nx *y*\n  z\n```\nafter', 'before[x *y*\n  z]after'],
    ['1  first\n    indented', '1  first\n    indented'],
  ])('%j', (text, expected) => {
    expect(told(parseMrkdwn(text))).toBe(expected);
  });

  it('takes plain text as it stands, but for emoji', () => {
    expect(told(parsePlain('*a* :tada: <b>', true))).toBe('*a* emoji:tada <b>');
    expect(told(parsePlain(':tada:', false))).toBe(':tada:');
  });
});

describe('dates in a zone', () => {
  const at = Date.parse('2025-10-20T07:12:00Z');

  it('writes date tokens for the reader, near days by name', () => {
    expect(dateTokenText('{date_num} {time}', at, 'Europe/Berlin', at)).toBe('2025-10-20 09:12');
    expect(dateTokenText('{date_short_pretty} {ago}', at, 'Europe/Berlin', at + 86_400_000)).toBe(
      'yesterday yesterday',
    );
    expect(dateTokenText('{unknown}', at, 'UTC', at)).toBe('{unknown}');
  });

  it('reads back what a field shows, on both sides of a change of clocks', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati']) {
      for (const day of ['2025-10-25T10:00:00Z', '2025-10-26T10:00:00Z', '2026-03-29T12:30:00Z']) {
        expect(instantOf(fieldValue(Date.parse(day), zone), zone)).toBe(Date.parse(day));
      }
    }
    expect(instantOf('', 'UTC')).toBeNaN();
  });
});

describe('what completes a word', () => {
  const commands = [
    { command: '/plan', description: 'The plan', usageHint: 'show | import' },
    { command: '/gate', description: 'Gates', usageHint: '' },
  ];
  const sources = { commands, people: [], channels: [] };

  it('offers commands at the start of the line alone', () => {
    expect(completionsFor('/', 1, sources)?.items.map((item) => item.insert)).toEqual(['/plan ', '/gate ']);
    expect(completionsFor('/ga', 3, sources)?.items.map((item) => item.label)).toEqual(['/gate']);
    expect(completionsFor('see /ga', 7, sources)).toBeNull();
    expect(completionsFor('/gate open', 10, sources)).toBeNull();
    expect(usageOf('/plan show', commands)?.usageHint).toBe('show | import');
  });

  it('finds emoji by part of their names, and knows the often used ones', () => {
    expect(completionsFor('done :white_ch', 14, sources)?.items[0]?.insert).toBe(':white_check_mark: ');
    expect(findEmoji('raising')[0]).toBe('raising_hand');
    expect(OFTEN_USED.filter((name) => emojiOf(name) === undefined)).toEqual([]);
  });
});
