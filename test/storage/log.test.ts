import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHAIN_START, canonicalJson, chainHash } from '../../src/storage/log.ts';

/** The same in other words: what chains were written with must be read with for ever. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

it('writes any JSON with its keys in order, and reads back as the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(value)).toBe(sorted(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it.each([
  ['{"b":1,"a":{"d":[{"z":1,"y":2}],"c":null}}', '{"a":{"c":null,"d":[{"y":2,"z":1}]},"b":1}'],
  ['{"10":1,"9":2,"é":3,"Z":4,"a":5}', '{"9":2,"10":1,"Z":4,"a":5,"é":3}'],
  ['{"a":1,"__proto__":{"b":2}}', '{"__proto__":{"b":2},"a":1}'],
])('of %s is %s', (text, expected) => {
  expect(canonicalJson(JSON.parse(text))).toBe(expected);
});

it('chains an entry by SHA-256 over the hash before it and its canonical JSON', () => {
  const entry = {
    ...{ workspace: 'T1', planId: 'p1', at: 1_762_000_000_000, actor: 'UANA', level: 'info' as const },
    ...{ verb: 'gate.ballot', subject: 'GATE-1', data: { seat: 'zoë', reason: null, lapsed: ['k1'] } },
  };
  const text = `${CHAIN_START}\n${sorted(entry)}`;
  expect(chainHash(CHAIN_START, entry)).toBe(createHash('sha256').update(text).digest('hex'));
});
