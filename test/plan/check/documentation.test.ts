import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/plan/check/codes.ts';

const page = readFileSync(new URL('../../../docs/plan-check.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

describe('docs/plan-check.md', () => {
  it('has a section for every code and no other, in the order in which findings are listed', () => {
    expect([...sections.keys()]).toEqual(Object.keys(CODES));
  });

  it.each(Object.entries(CODES))(
    '%s: gives an example and the way to mend it that the code gives',
    (code, { mend }) => {
      const section = sections.get(code) ?? '';
      expect(section).toContain('Example:');
      expect(section.replaceAll(/\s+/g, ' ')).toContain(`Mend: ${mend}`);
    },
  );
});
