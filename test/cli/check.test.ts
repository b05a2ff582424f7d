import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KUBERNETES, kubernetes, typed } from './typed.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const SOUND = `version: 1
name: Small
timezone: Europe/Berlin
start: 2025-10-20
items:
  - id: TASK-1
    name: Load the exchange rates
    duration: 3 days
    deliverable: Rates loaded
    success: [{metric: all rates of the day, verify: report}]
sync: {at: "09:30", days: workdays}
`;

describe('signalbox check', () => {
  it('prints each code once, with its items and how to mend it', async () => {
    const { status, out, err } = await typed(['check', KUBERNETES]);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out.match(/^no-success-criteria /gm)).toHaveLength(1);
    expect(out).toContain('missing-dependency  Nothing depends on TASK-204, and it depends on nothing.\n');
    expect(out).toContain('  Add `success` with a metric, how it is verified, and its edge cases.');
    expect(out.split('\n').every((line) => line.length <= 110)).toBe(true);
  });

  it('finds in the release of Kubernetes what its lead would agree with', async () => {
    const { out } = await typed(['check', KUBERNETES, '--date', '2025-09-15', '--json']);
    const { findings } = JSON.parse(out) as { findings: { code: string; item: string | null }[] };
    const items = (code: string) =>
      findings.filter((finding) => finding.code === code).map(({ item }) => item);
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set([
        'missing-dependency',
        'convergence-gap',
        'double-booked',
        'single-owner',
        'unrealistic-duration',
        'no-deliverable',
        'no-success-criteria',
        'no-edge-case',
      ]),
    );
    expect(items('missing-dependency')).toEqual(['TASK-204']);
    expect(items('single-owner')).toEqual(['enh']);
    expect(items('no-deliverable')).toEqual(['TASK-201', 'TASK-301', 'TASK-403']);
    expect(items('unrealistic-duration')).toEqual([
      'TASK-103',
      'TASK-201',
      'TASK-301',
      'TASK-303',
      'TASK-308',
    ]);
  });

  it('gives every finding as JSON', async () => {
    const { status, out } = await typed(['check', KUBERNETES, '--json']);
    const { plan, date, findings } = JSON.parse(out) as { plan: string; date: string; findings: object[] };
    expect(status).toBe(0);
    expect([plan, date]).toEqual(['Kubernetes v1.35', '2025-10-20']);
    for (const finding of findings) {
      expect(finding).toEqual({
        code: expect.any(String),
        item: expect.toSatisfy((item) => item === null || typeof item === 'string'),
        message: expect.any(String),
        mend: expect.any(String),
      });
    }
  });

  it('ends with 1 where --strict finds something, and with 0 where nothing is found', async () => {
    expect((await typed(['check', KUBERNETES, '--strict'])).status).toBe(1);
    const { status, out } = await typed(['check', file('sound.yaml', SOUND), '--strict']);
    expect(out).toBe('Small: nothing found (items: 1).');
    expect(status).toBe(0);
  });

  it('prints every problem of a file that it cannot read with its place, and ends with 2', async () => {
    const path = file(
      'broken.yaml',
      kubernetes().replace('track: branches, owner: lead', 'track: branchs, owner: leda'),
    );
    const { status, out, err } = await typed(['check', path]);
    expect(status).toBe(2);
    expect(out).toBe('');
    const lines = err.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(new RegExp(`^${path}:\\d+:\\d+: .*branchs.*branches`));
    expect(lines[1]).toMatch(/leda.*lead/);
  });

  it('gives the problems as JSON as well', async () => {
    const path = file('wrong.yaml', SOUND.replace('3 days', 'soon'));
    const { status, out } = await typed(['check', path, '--json']);
    const answer = JSON.parse(out) as { file: string; problems: { line: number; column: number }[] };
    expect(status).toBe(2);
    expect(answer.file).toBe(path);
    expect(answer.problems).toMatchObject([{ line: 8, column: 15 }]);
  });

  it.each([
    ['a file that is not there', () => join(folder, 'none.yaml'), 'there is no such file'],
    ['a folder', () => folder, 'this is a folder; name a plan file in it'],
    [
      'bytes that are no text',
      () => file('bytes.yaml', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)),
      'this is no UTF-8 text; save the file as UTF-8',
    ],
  ])('refuses %s with 2', async (_, path, message) => {
    const { status, err } = await typed(['check', path()]);
    expect(status).toBe(2);
    expect(err).toBe(`${path()}: ${message}`);
  });
});
