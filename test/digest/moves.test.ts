import { describe, expect, it } from 'vitest';
import { groupMoves, groupWords, movesWords } from '../../src/digest/moves.ts';
import type { MoveLine } from '../../src/digest/view.ts';

const blocked = { item: 'TASK-107', what: 'blocked, 1 day later', owner: 'Enh' };
const move = (id: string, days = 1, cause: MoveLine['cause'] = blocked) => ({
  id,
  isGate: id.startsWith('GATE'),
  days,
  cause,
});

describe('moves', () => {
  it('of the same days for the same reason are one line', () => {
    const moves = ['CP-1', 'CP-2', 'CP-3', 'CP-4', 'end'].map((id) => move(id));
    expect(groupMoves(moves).map(groupWords)).toEqual([
      'CP-1, CP-2, CP-3, CP-4 and the end +1 day: TASK-107 blocked (Enh)',
    ]);
  });

  it('name four points of a group and count the rest and the gates', () => {
    const moves = ['GATE-1', 'CP-1', 'CP-2', 'GATE-2', 'CP-3', 'CP-4', 'CP-5', 'end'].map((id) => move(id));
    expect(groupMoves(moves).map(groupWords)).toEqual([
      'CP-1, CP-2, CP-3, CP-4, 1 more point, 2 gates and the end +1 day: TASK-107 blocked (Enh)',
    ]);
  });

  it('of other days or reasons stay apart, and keep their own days', () => {
    const late = { item: 'TASK-108', what: 'started 2 days late', owner: null };
    const moves = [
      move('CP-1', 2),
      move('CP-2', 1),
      { ...move('end', -3), cause: null },
      { ...move('CP-3'), cause: late },
    ];
    expect(groupMoves(moves).map(groupWords)).toEqual([
      'CP-1 +2 days: TASK-107 blocked, 1 day later (Enh)',
      'CP-2 +1 day: TASK-107 blocked (Enh)',
      'Plan’s end −3 days',
      'CP-3 +1 day: TASK-108 started 2 days late',
    ]);
  });

  it('of a blocker are told by their days, the largest first', () => {
    const moves = [
      { id: 'GATE-1', days: 1 },
      { id: 'CP-1', days: 2 },
      { id: 'end', days: 2 },
    ];
    expect(movesWords(moves)).toBe('CP-1 and the end by 2 days, GATE-1 by 1 day');
    expect(movesWords([])).toBe('');
  });
});
