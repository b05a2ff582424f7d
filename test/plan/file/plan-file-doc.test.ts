import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlanText } from '../../../src/plan/file/read-plan-text.ts';
import { KNOWN_KEYS } from '../../../src/plan/file/shape.ts';

const text = readFileSync('docs/plan-file.md', 'utf8');
const blocks = text.split(/^```.*$/m).filter((_, index) => index % 2 === 1);

describe('docs/plan-file.md', () => {
  it('shows a plan, a card and a tree that can be read', () => {
    const settings = { timezone: 'UTC', start: '2026-01-05' };
    expect(readPlanText(blocks[0] ?? '')).toMatchObject({ ok: true, value: { name: 'Checkout relaunch' } });
    const card = (blocks[2] ?? '').replace(/ {2}Dependencies.*\n/, '');
    expect(readPlanText(card, settings)).toMatchObject({ ok: true, value: { items: [{ id: 'TASK-001' }] } });
    expect(readPlanText(blocks[3] ?? '', settings)).toMatchObject({
      ok: true,
      value: { items: { length: 4 } },
    });
  });

  it('names every key', () => {
    const missing = Object.values(KNOWN_KEYS)
      .flat()
      .filter((key) => !new RegExp(`[\\s\`*{,]${key}[\\s\`*:,}]`).test(text));
    expect(missing).toEqual([]);
  });
});
