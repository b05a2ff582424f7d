import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPlan } from '../../../src/plan/file/read-plan.ts';
import { writePlan } from '../../../src/plan/file/write-plan.ts';
import type { Item, Plan } from '../../../src/plan/plan.ts';
import { arbitraryPlan } from '../arbitrary-plan.ts';

const kubernetes = readFileSync('examples/kubernetes-1.35.yaml', 'utf8');
const read = (text: string): Plan => {
  const parsed = readPlan(text);
  if (!parsed.ok) throw new Error(`${text}\n${JSON.stringify(parsed.problems, null, 1)}`);
  return parsed.value;
};
const withItem = (plan: Plan, id: string, change: Partial<Item>): Plan => ({
  ...plan,
  items: plan.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
});

const SMALL = `# Our plan
version: 1
name: Small   # a working title
timezone: UTC
start: 2026-01-05
items:
  # The first thing
  - id: TASK-1
    name: One
    duration: 1 week # a guess
  # The second thing
  - {id: TASK-2, name: Two, parallel: true, dependencies: [TASK-1]}

# The end
`;

describe('writePlan', () => {
  it('writes any plan so that it reads back as the same plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(read(writePlan(plan))).toEqual(plan);
      }),
      { numRuns: 120 },
    );
  });

  it('writes any plan over any original so that it reads back as the same plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryPlan, (before, after) => {
        expect(read(writePlan(after, writePlan(before)))).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });

  it('returns the original as it stands where nothing has changed', () => {
    expect(writePlan(read(kubernetes), kubernetes)).toBe(kubernetes);
    expect(read(writePlan(read(kubernetes)))).toEqual(read(kubernetes));
  });

  it('keeps comments and notation of what has not changed', () => {
    const plan = withItem(read(SMALL), 'TASK-2', { name: 'Zwei', parallel: false });
    expect(writePlan(plan, SMALL)).toBe(
      SMALL.replace('name: Small   #', 'name: Small #').replace(
        'name: Two, parallel: true',
        'name: Zwei, parallel: false',
      ),
    );
  });

  it('keeps the comment beside a value that changes, and of items that stay when others go or come', () => {
    const plan = withItem(read(SMALL), 'TASK-1', { duration: { kind: 'fixed', days: 3 } });
    const added: Item = { ...(plan.items[0] as Item), id: 'TASK-3', name: '007' };
    const text = writePlan({ ...plan, items: [...plan.items, added] }, SMALL);
    expect(text).toContain('duration: 3 days # a guess');
    expect(text).toContain(
      '# The second thing\n  - {id: TASK-2, name: Two, parallel: true, dependencies: [TASK-1]}',
    );
    expect(text).toContain('- {id: TASK-3, kind: task, name: "007", duration: 3 days}');
  });

  it('quotes text that another reader would take for a number, a flag or nothing', () => {
    for (const name of ['007', '1e3', 'true', 'null', '~', '0x1F', '.inf', '12']) {
      const plan = withItem(read(SMALL), 'TASK-1', { name });
      expect(parse(writePlan(plan)).items[0].name).toBe(name);
      expect(parse(writePlan(plan, SMALL)).items[0].name).toBe(name);
    }
  });

  it('ignores an original that is no plan', () => {
    expect(read(writePlan(read(SMALL), 'TASK-1: One\n  Duration: 1 day'))).toEqual(read(SMALL));
  });
});
