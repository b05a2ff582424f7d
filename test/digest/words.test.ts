import { describe, expect, it } from 'vitest';
import { counted, cut, listed, plainDay, sinceDay, span } from '../../src/digest/words.ts';

describe('words', () => {
  it.each([
    [counted(0, 'item'), '0 items'],
    [counted(1, 'item'), '1 item'],
    [counted(2, 'item'), '2 items'],
    [counted(0.5, 'day'), '0.5 days'],
    [counted(1, 'person', 'people'), '1 person'],
    [counted(3, 'person', 'people'), '3 people'],
    [span(1), '1 minute'],
    [span(59), '59 minutes'],
    [span(60), '1 hour'],
    [span(61), '1 hour 1 minute'],
    [span(240), '4 hours'],
    [listed(['A', 'B'], 2), 'A, B'],
    [listed(['A', 'B', 'C'], 2), 'A, B, +1 more'],
    [cut('abcdef', 6), 'abcdef'],
    [cut('abcdefg', 6), 'abcde…'],
    [cut('ab🚦🚦', 4), 'ab…'],
  ])('%s', (made, expected) => {
    expect(made).toBe(expected);
  });

  it.each([
    ['2026-12-18', '2026-11-09', 'Fri 18 Dec'],
    ['2027-01-08', '2026-11-09', 'Fri 8 Jan'],
    ['2027-11-09', '2026-11-09', 'Tue 9 Nov 2027'],
    ['2025-11-09', '2026-11-09', 'Sun 9 Nov 2025'],
  ])('the day %s, told on %s', (date, today, expected) => {
    expect(plainDay(date, today)).toBe(expected);
  });

  it.each([
    ['2026-11-06', '2026-11-09', 'Friday'],
    ['2026-11-08', '2026-11-09', 'Sunday'],
    ['2026-11-02', '2026-11-09', 'Mon 2 Nov'],
    ['2026-11-09', '2026-11-09', 'earlier today'],
  ])('since %s, told on %s', (date, today, expected) => {
    expect(sinceDay(date, today)).toBe(expected);
  });
});
