import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link, mention, plainWords, strong, words } from '../../../src/slack/blocks/escape.ts';
import { anyText } from '../../any-text.ts';
import { hostile } from './hostile.ts';

/** Slack reads three entities and nothing else. */
const read = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const written = fc.oneof(
  anyText(),
  fc.constantFrom(...hostile),
  fc
    .array(fc.constantFrom('<', '>', '&', '!channel', '@U0ANA', '|', '\n', 'lt;', '*', '🚦', '\u202e'), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);
const address = fc
  .tuple(fc.constantFrom('http', 'https'), fc.domain(), written, written)
  .map(([scheme, domain, query, fragment]) => `${scheme}://${domain}/?${query}#${fragment}`);

describe('what people wrote', () => {
  it('never holds a bracket, a line end or more than it may', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 5, max: 400 }), (text, max) => {
        const made = words(text, max);
        expect(made).not.toMatch(/[<>\n\r\u2028\u2029\u202a-\u202e]/u);
        expect(made.replace(/&(amp|lt|gt);/gu, '')).not.toContain('&');
        expect(made.length).toBeLessThanOrEqual(max);
        expect(made.isWellFormed() || !text.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read by people as it was written, but for white space, up to where it is cut', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 5, max: 400 }), (text, max) => {
        const shown = read(words(text, max));
        const whole = plainWords(text, 100_000);
        expect(shown === whole || (shown.endsWith('…') && whole.startsWith(shown.slice(0, -1)))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never ends its own bold', () => {
    fc.assert(
      fc.property(written, (text) => {
        const bold = strong(text, 100);
        expect(bold === '' || /^\*[^*<>]+\*$/u.test(bold)).toBe(true);
        expect(bold.length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it.each([
    ['a < b && c > d', 100, 'a &lt; b &amp;&amp; c &gt; d'],
    ['<!channel>', 100, '&lt;!channel&gt;'],
    ['one\n\n  two\tthree ', 100, 'one two three'],
    ['x'.repeat(50), 20, `${'x'.repeat(19)}…`],
    ['🚦'.repeat(12), 20, `${'🚦'.repeat(9)}…`],
    ['&&&&&', 20, '&amp;&amp;&amp;…'],
  ])('%j in %i characters', (text, max, expected) => {
    expect(words(text, max)).toBe(expected);
  });
});

describe('mentions and links', () => {
  it('mentions Slack user ids alone', () => {
    expect(mention({ slack: 'U0ANA', name: 'Ana' })).toBe('<@U0ANA>');
    expect(mention({ slack: null, name: 'Ana <!here>' })).toBe('Ana &lt;!here&gt;');
    for (const slack of ['!channel', 'U0ANA|x', 'S0TEAM', 'u0ana', '', `U${'A'.repeat(60)}`]) {
      expect(mention({ slack, name: 'Ana' })).toBe('Ana');
    }
  });

  it.each([
    [
      'https://grafana.example.com/d/1?a=1&b=2',
      '<https://grafana.example.com/d/1?a=1&amp;b=2|grafana.example.com>',
    ],
    ['https://a.example/x|y>z', '<https://a.example/x%7Cy%3Ez|a.example>'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['<!channel>', '&lt;!channel&gt;'],
    ['the test report', 'the test report'],
  ])('links %j as its own host', (address, expected) => {
    expect(link(address)).toBe(expected);
  });

  it('makes at most one link, of its own brackets', () => {
    fc.assert(
      fc.property(fc.oneof(written, address), (text) => {
        const made = link(text);
        if (made.startsWith('<')) expect(made).toMatch(/^<https?:\/\/[^<>|]+\|[^<>|]+>$/u);
        else expect(made).not.toMatch(/[<>]/u);
      }),
      { numRuns: 500 },
    );
  });
});
