import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCards } from '../../../src/plan/file/cards/read-cards.ts';
import { readPlan } from '../../../src/plan/file/read-plan.ts';
import { readPlanText } from '../../../src/plan/file/read-plan-text.ts';
import { writePlan } from '../../../src/plan/file/write-plan.ts';
import { anyText } from '../../any-text.ts';

const HEAD = 'version: 1\nname: Plan\ntimezone: UTC\nstart: 2026-01-05\n';
const MIB = 1024 * 1024;
const settings = { timezone: 'UTC', start: '2026-01-05' };
const firstProblem = (text: string): string => {
  const parsed = readPlanText(text, settings);
  return parsed.ok ? 'read' : (parsed.problems[0]?.message ?? '');
};
const items = (count: number, item: (index: number) => string): string =>
  `${HEAD}items:\n${Array.from({ length: count }, (_, index) => `  - {${item(index)}}\n`).join('')}`;
/** Of processor time, which does not depend on what else the machine does. */
const millisecondsOf = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};

describe('limits of a plan file', () => {
  it('reads a chain of 10,000 items, and prints it shortened where it is a circle', () => {
    const chain = items(
      10_000,
      (at) => `id: T-${at}, name: n, duration: 1 day, dependencies: [T-${(at + 9_999) % 10_000}]`,
    );
    const taken = millisecondsOf(() => {
      expect(readPlan(chain.replace('[T-9999]', '[]')).ok).toBe(true);
    });
    expect(firstProblem(chain)).toMatch(
      /^T-0 waits for T-9999, which .*… \(9989 more\), which waits for T-0: a circle/,
    );
    expect(taken).toBeLessThan(10_000);
  });

  it('reads 10,000 levels of parents', () => {
    const deep = items(10_000, (at) => `id: T-${at}, name: n${at === 0 ? '' : `, parent: T-${at - 1}`}`);
    expect(readPlan(deep).ok).toBe(true);
  });

  it('refuses more than 10,000 items and more than 4 MiB', () => {
    expect(firstProblem(items(10_001, (at) => `id: T-${at}, name: n`))).toContain('10001 items are too many');
    expect(firstProblem('TASK-1: x\n'.repeat(10_001))).toContain('10001 items are too many');
    expect(firstProblem(`${HEAD}#${'x'.repeat(5 * MIB)}`)).toContain('more than 4 MiB');
    expect(firstProblem(`${HEAD}#${'ü'.repeat(2.5 * MIB)}`)).toContain('more than 4 MiB');
  });

  it('refuses more work than centuries can hold', () => {
    const parsed = readPlan(items(301, (at) => `id: T-${at}, name: n, duration: 1000 days`));
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        line: 6,
        column: 3,
        path: 'items',
        message: 'the durations and lags add up to 301000 working days; at most 300000 make a plan',
      },
    ]);
  });

  it('reports a thousand problems and how many are left', () => {
    const parsed = readPlan(items(5_000, (at) => `id: T-${at}, name: n, owner: nobody`));
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)?.message).toBe('and 4000 more problems; mend these first');
  });

  it.each<[string, string, string]>([
    ['deep lists', '['.repeat(MIB), 'nested too deeply'],
    ['deep blocks', '- '.repeat(MIB), 'nested too deeply'],
    ['one endless word', 'a'.repeat(2 * MIB), 'too long'],
    ['countless values', `[${'a,'.repeat(1.9 * MIB)}]`, 'too many values'],
    ['control characters', '\0'.repeat(MIB), 'control character (U+0000)'],
    [
      'aliases that explode',
      `${HEAD}a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(',')}]`).join('\n')}`,
      'aliases of this file',
    ],
    ['an alias inside itself', `${HEAD}items: &a [*a]\n`, 'aliases of this file'],
    [
      'many unknown keys',
      `${HEAD}${Array.from({ length: 50_000 }, (_, at) => `k${at}:`).join('\n')}`,
      'unknown key "k0"',
    ],
  ])('refuses %s in bounded time', (_, text, message) => {
    expect(firstProblem(text)).toContain(message);
  });

  it('is not fooled by names that objects have anyway', () => {
    const text = `${HEAD}__proto__: {a: b}\nitems: [{id: toString, name: constructor, owner: hasOwnProperty, __proto__: 1}]\n`;
    const parsed = readPlan(text);
    expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message.slice(0, 40))).toEqual([
      expect.stringContaining('unknown key "__proto__"'),
      expect.stringContaining('"hasOwnProperty" is no person'),
      expect.stringContaining('unknown key "__proto__"'),
    ]);
  });
});

describe('any text', () => {
  const files = ['examples/kubernetes-1.35.yaml', 'examples/task-cards.md'].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const piece = fc.oneof(
    fc.constantFrom(
      '\t',
      '\n',
      ' ',
      '- ',
      ': ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!!x ',
      '#',
      '|',
      '>',
      '---\n',
      '%',
      '? ',
      '└── ',
      '```\n',
      '0x',
      '99999999999',
      '\0',
      '\ud800',
      '🚦',
      '..',
      '__proto__',
    ),
    anyText({ maxLength: 5 }),
  );
  const mutated = fc
    .tuple(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), piece), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([file, changes]) => {
      let text = file;
      for (const [share, length, inserted] of changes) {
        const at = Math.floor(share * text.length);
        text = text.slice(0, at) + inserted + text.slice(at + length);
      }
      return text;
    });

  const holds = (text: string): void => {
    const lines = text.split(/\r\n|\r|\n/).length;
    for (const parsed of [readPlan(text), readCards(text), readPlanText(text, settings)]) {
      if (parsed.ok) continue;
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { line, column, message } of parsed.problems) {
        expect(message).not.toBe('');
        expect(message).not.toMatch(/undefined|\[object|\n/);
        if (line !== null) expect(line).toBeLessThanOrEqual(lines);
        if (column !== null) expect(column).toBeGreaterThanOrEqual(1);
      }
    }
  };

  it('is read or refused, never thrown at, when real files are broken', () => {
    fc.assert(fc.property(mutated, holds), { numRuns: 50 });
  });

  it('is read or refused, never thrown at, when it is noise', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        holds,
      ),
      { numRuns: 300 },
    );
  });

  it('that is read reads back the same when it is written', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const parsed = readPlanText(text, settings);
        if (parsed.ok) expect(readPlan(writePlan(parsed.value))).toEqual(parsed);
      }),
      { numRuns: 40 },
    );
  });
});
