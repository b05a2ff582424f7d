import type { InputBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { CriterionView } from '../../../src/gate/review-view.ts';
import { inputActionId } from '../../../src/slack/blocks/action-ids.ts';
import { blockerForm, resolveBlockerForm } from '../../../src/slack/blocks/forms/blocker.ts';
import { evidenceForm } from '../../../src/slack/blocks/forms/evidence.ts';
import { noticeForm } from '../../../src/slack/blocks/forms/form.ts';
import { importForm, importPreviewForm } from '../../../src/slack/blocks/forms/import.ts';
import { conditionForm, redForm, yellowForm } from '../../../src/slack/blocks/forms/vote.ts';
import { expectGoodView } from './hostile.ts';
import { review } from './samples-review.ts';
import { worsened } from './worsen.ts';

const ids = { plan: 'plan-1' };
const defaults = {
  text: 'TASK-1: Card form',
  name: 'Checkout',
  timezone: 'Europe/Berlin',
  start: '2026-11-02',
};
const problem = { line: 3, column: 5, path: 'items[0].duration', message: '“3 dys” is no duration' };
const preview = {
  name: 'Checkout',
  replaces: 'Checkout',
  counts: { items: 12, tracks: 3, convergence: 2, gates: 1 },
  changes: [{ heading: 'Added (1)', lines: ['TASK-9 Card errors'] }],
  findings: ['TASK-9 has no owner'],
};
const voted = {
  gateName: 'Foundation review',
  reason: 'No load test',
  workaround: 'Slow start',
  wouldChange: 'A test',
};
const blocked = { items: [{ id: 'TASK-1', name: 'Card form' }], item: 'TASK-1', needed: 'Keys' };
const criteria = review.criteria.map((criterion) => ({
  ...criterion,
  computed: criterion.id === 'C2',
  said: criterion.id === 'C1' ? '280' : null,
}));
const offered = { shortfalls: review.shortfalls, due: '2026-11-20' };

const cases = {
  import: made({ defaults, problems: [] }, (view) => importForm(ids, view.defaults, view.problems)),
  'import with problems': made({ defaults, problems: [problem] }, (view) =>
    importForm(ids, view.defaults, view.problems),
  ),
  'empty import': made({}, () => importForm(ids, { text: null, name: null, timezone: null, start: null })),
  preview: made(preview, (view) => importPreviewForm(ids, view)),
  blocker: made(blocked, (view) => blockerForm(ids, view)),
  'resolved blocker': made({ item: 'TASK-1', needed: 'Keys' }, (view) => resolveBlockerForm(ids, view)),
  yellow: made(voted, (view) => yellowForm(ids, view)),
  red: made(voted, (view) => redForm(ids, view)),
  condition: made(offered, (view) => conditionForm(ids, view)),
  notice: made({ title: 'Reading the plan', lines: ['One moment'] }, (view) =>
    noticeForm(view.title, view.lines),
  ),
};

function made<T>(sample: T, build: (view: T) => ModalView) {
  return { build: () => build(sample), worst: () => [...worsened(sample)].map(build) };
}

describe.each(Object.entries(cases))('the form: %s', (_, { build, worst }) => {
  it('is what Slack takes', () => {
    expectGoodView(build());
  });

  it('stays so whatever people write and however much', () => {
    for (const view of worst()) expectGoodView(view);
  });
});

const inputs = (view: ModalView) =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');
const fields = (view: ModalView) => inputs(view).map((block) => block.block_id);

describe('forms', () => {
  it('name every input by its field', () => {
    expect(fields(importForm(ids, defaults))).toEqual(['file', 'text', 'name', 'timezone', 'start']);
    expect(fields(yellowForm(ids, voted))).toEqual(['risk', 'workaround', 'owner', 'due']);
    expect(fields(redForm(ids, voted))).toEqual(['reason', 'would_change']);
    expect(fields(conditionForm(ids, offered))).toEqual(['shortfall', 'condition', 'owner', 'due']);
    expect(fields(blockerForm(ids, blocked))).toEqual(['item', 'needed', 'from', 'workaround', 'critical']);
    for (const input of inputs(importForm(ids, defaults))) {
      expect(input.element).toHaveProperty('action_id', inputActionId);
    }
  });

  it('show every problem of a file with its place', () => {
    const view = importForm(ids, defaults, [problem, { ...problem, line: null, column: null, path: '' }]);
    expect(JSON.stringify(view.blocks[0])).toContain('Nothing was imported: 2 problems');
    expect(JSON.stringify(view.blocks[0])).toContain('Line 3, column 5: “3 dys” is no duration');
  });

  it('take a typed item where there are too many to choose from', () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ id: `TASK-${at}`, name: 'x' }));
    const [input] = inputs(blockerForm(ids, { items: many, item: null, needed: null }));
    expect(input?.element.type).toBe('plain_text_input');
  });

  it('say that nothing falls short instead of an empty select', () => {
    const view = conditionForm(ids, { shortfalls: [], due: null });
    expect(view.submit).toBeUndefined();
    expectGoodView(view);
  });

  it('carry ids and nothing else', () => {
    expect(JSON.parse(yellowForm({ plan: 'p', review: 'r' }, voted).private_metadata ?? '')).toEqual({
      plan: 'p',
      review: 'r',
    });
  });
});

describe('the form of evidence', () => {
  const host = /^<https:\/\/grafana\.example\.com\/[^<>|]*\|grafana\.example\.com>$/u;
  const shown = (id: string) => evidenceForm({ review: 'r' }, criteria, { chosen: id, voted: [] });
  const criterion = (change: Partial<CriterionView> & { computed?: boolean }) => {
    const [first] = criteria;
    return first === undefined ? [] : [{ ...first, ...change }];
  };

  it.each([
    ['C1', ['value:C1', 'link:C1']],
    ['C2', []],
    ['C3', ['workaround:C3']],
    ['C4', ['state:C4', 'value:C4', 'link:C4']],
  ])('asks of %s what its kind needs', (id, expected) => {
    expectGoodView(shown(id), host);
    expect(fields(shown(id))).toEqual(expected);
    expect(JSON.parse(shown(id).private_metadata ?? '')).toEqual({ review: 'r', criterion: id });
  });

  it('holds the bare figure, because a unit is refused, and says what a link is', () => {
    const json = JSON.stringify(shown('C1'));
    expect(json).toContain('"initial_value":"280"');
    expect(json).toContain('A link, https://…');
  });

  it('starts with the first criterion that is not met', () => {
    expect(fields(evidenceForm(ids, criteria, { chosen: null, voted: [] }))).toEqual(['workaround:C3']);
  });

  it('asks nothing where the plan computes the answer', () => {
    expect(fields(evidenceForm(ids, criterion({ computed: true }), { chosen: null, voted: [] }))).toEqual([]);
  });

  it('says before it is saved which votes a changed state would outdate', () => {
    const words = (voted: string[]) => JSON.stringify(evidenceForm(ids, criteria, { chosen: 'C1', voted }));
    expect(words(['Ana', 'Bo'])).toContain('2 votes must be confirmed to count again: Ana, Bo');
    expect(words([])).not.toContain('must be confirmed');
  });

  it('stays what Slack takes with hostile texts', () => {
    const many = Array.from({ length: 200 }, () => '<!channel> & *x*'.repeat(9));
    for (const view of worsened({ list: criteria.map(({ id: _, ...rest }) => rest) }, 1)) {
      const list = view.list.map((entry, at) => ({ id: `C${at}`, ...entry }));
      for (const { id } of list) expectGoodView(evidenceForm(ids, list, { chosen: id, voted: many }), host);
    }
  });
});
