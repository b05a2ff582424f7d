import { describe, expect, it } from 'vitest';
import { withSection } from '../../bench/page.ts';

const page = '# Speed\n\nBefore.\n\n<!-- bench:plan -->\nold\n<!-- /bench:plan -->\n\nAfter.\n';

describe('withSection', () => {
  it('replaces what stands between the markers and nothing else', () => {
    expect(withSection(page, 'plan', 'new $& table')).toBe(page.replace('old', () => 'new $& table'));
  });

  it('adds a section of its own for a benchmark that the page does not know', () => {
    const added = withSection(page, 'store', 'table');
    expect(added.startsWith(page.trimEnd())).toBe(true);
    expect(added).toContain('## store\n\n<!-- bench:store -->\ntable\n<!-- /bench:store -->\n');
    expect(withSection(added, 'store', 'table')).toBe(added);
  });
});
