import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KUBERNETES, typed } from './typed.ts';

/** Monday 2 November: A (3 days) and B (5 days, one late in starting) meet in C. */
const SMALL = `version: 1
name: Small
timezone: Europe/Berlin
start: 2026-11-02
people: [{id: ana}, {id: bo}]
phases: [{id: build, name: Build}]
tracks: [{id: api, name: API}, {id: web, name: Web}]
items:
  - {id: A-1, name: Load the rates, phase: build, track: api, owner: ana, duration: 3 days, started: 2026-11-02, finished: 2026-11-04}
  - {id: B-1, name: Show the rates, phase: build, track: web, owner: bo, duration: 5 days, started: 2026-11-03}
  - {id: C-1, name: Compare the rates, phase: build, track: web, duration: 2 days, dependencies: [A-1, B-1]}
convergence: [{id: CP-1, name: Rates meet, needs: [A-1, B-1], due: 2026-11-06}]
gates:
  - {id: G-1, name: Go live, phase: build, needs: [CP-1], seats: [ana], criteria: [{id: K-1, kind: blockers, text: None}]}
`;

interface Answer {
  [name: string]: unknown;
  items: object[];
  convergence: { tracks: object[] }[];
  gates: object[];
  findings: object[];
}

let folder: string;
let small: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-cli-'));
  small = join(folder, 'small.yaml');
  writeFileSync(small, SMALL);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function analysed(path: string, date: string): Promise<Answer> {
  const { status, out, err } = await typed(['analyze', path, '--date', date, '--json']);
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out);
}

const namesOf = (value: object): string => Object.keys(value).join(' ');

describe('signalbox analyze --json', () => {
  it('has exactly the names that others build on', async () => {
    const answer = await analysed(KUBERNETES, '2025-10-20');
    expect(namesOf(answer)).toBe(
      'plan date start end baselineEnd items criticalPath convergence gates findings ready',
    );
    const each = (values: object[]) => new Set(values.map(namesOf));
    expect(each(answer.items)).toEqual(
      new Set(['id kind start finish latestStart latestFinish floatDays critical progress']),
    );
    expect(each(answer.convergence)).toEqual(
      new Set(['id due forecast lateDays driver onTime p50 p85 tracks']),
    );
    expect(each(answer.convergence.flatMap(({ tracks }) => tracks))).toEqual(
      new Set(['id done needed floatDays onTime']),
    );
    expect(each(answer.gates)).toEqual(new Set(['id forecast ready onTime p50 p85']));
    expect(each(answer.findings)).toEqual(new Set(['code item message mend']));
  });

  it('says what follows from the actuals in the file', async () => {
    expect(await analysed(small, '2026-11-05')).toMatchObject({
      plan: 'Small',
      date: '2026-11-05',
      start: '2026-11-02',
      end: '2026-11-11',
      baselineEnd: '2026-11-10',
      criticalPath: ['B-1', 'C-1'],
      items: [
        { id: 'A-1', kind: 'task', start: '2026-11-02', finish: '2026-11-04', critical: false, progress: 1 },
        {
          id: 'B-1',
          start: '2026-11-03',
          finish: '2026-11-09',
          latestFinish: '2026-11-09',
          floatDays: 0,
          critical: true,
        },
        { id: 'C-1', start: '2026-11-10', finish: '2026-11-11', latestStart: '2026-11-10', progress: 0 },
      ],
      convergence: [
        {
          id: 'CP-1',
          due: '2026-11-06',
          forecast: '2026-11-09',
          lateDays: 1,
          driver: 'B-1',
          onTime: null,
          p50: null,
          p85: null,
          tracks: [
            { id: 'api', done: 1, needed: 1, onTime: null },
            { id: 'web', done: 0, needed: 1, floatDays: 0, onTime: null },
          ],
        },
      ],
      gates: [{ id: 'G-1', forecast: '2026-11-09', ready: false, onTime: null, p50: null, p85: null }],
      ready: [],
    });
  });

  it('takes the start of the plan for a day before it', async () => {
    const { date, end, baselineEnd } = await analysed(KUBERNETES, '2024-01-01');
    expect(date).toBe('2025-09-15');
    expect(end).toBe(baselineEnd);
  });

  it('gives odds where durations have a range', async () => {
    const { convergence } = await analysed(KUBERNETES, '2025-09-15');
    for (const point of convergence) {
      expect(point).toEqual({
        ...point,
        onTime: expect.toSatisfy((chance) => typeof chance === 'number' && chance >= 0 && chance <= 1),
        p50: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        p85: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
    }
  });
});

describe('signalbox analyze', () => {
  it('draws bars of phases and tracks, and names what sets the dates', async () => {
    const { status, out } = await typed(['analyze', small, '--date', '2026-11-05']);
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Small',
      '5 Nov 2026 · day 4 of 8 · forecast 11 Nov 2026, 1 working day later than baseline',
    ]);
    expect(lines).toContain('  API  ████████████████████████ 100\u00a0%    1 of 1   2 Nov -  4 Nov');
    expect(out).toMatch(/^ {2}Web {2}█+░+ +\d+\u00a0% {4}0 of 2 {3}3 Nov - 11 Nov$/m);
    expect(out).toContain('        forecast 9 Nov · due 6 Nov · 1 day late · driven by B-1\n');
    expect(lines).toContain('        api  ready');
    expect(lines).toContain('        web  0 of 1, sets the date');
    expect(lines).toContain('  C-1  10 Nov - 11 Nov  Compare the rates (nobody)');
    expect(out).toMatch(/^Check\nunstaffed-|^Check$/m);
  });

  it('colours what is done and what is late, where colour is on', async () => {
    const plain = await typed(['analyze', small, '--date', '2026-11-05']);
    const coloured = await typed(['analyze', small, '--date', '2026-11-05'], true);
    expect(coloured.out).toContain('\u001b[31m1 day late\u001b[39m');
    expect(stripVTControlCharacters(coloured.out)).toBe(plain.out);
  });

  it('ends with 2 for a file that is none', async () => {
    expect(await typed(['analyze', join(folder, 'none.yaml')])).toMatchObject({ status: 2, out: '' });
  });
});
