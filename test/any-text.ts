import fc from 'fast-check';

const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map(
  (code) => String.fromCodePoint(code),
  (text) => {
    const code = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (code === undefined || text !== String.fromCodePoint(code)) throw new Error('not one code point');
    return code;
  },
);

/**
 * Any text at all, half surrogates included: what fast-check's unit `binary` makes. That one writes down a table of
 * all 1.1 million code points first, which takes seconds.
 */
export function anyText(size: fc.StringSharedConstraints = {}): fc.Arbitrary<string> {
  return fc.string({ ...size, unit: codePoint });
}
