import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KUBERNETES, typed } from '../cli/typed.ts';
import { elementsOf } from './drawn.ts';

const folder = mkdtempSync(join(tmpdir(), 'signalbox-chart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const drawn = (name: string, ...more: string[]) =>
  typed(['chart', KUBERNETES, '--out', join(folder, name), '--date', '2025-10-20', ...more]);

describe('signalbox chart', () => {
  it('writes an SVG and says what it shows', async () => {
    const { status, out } = await drawn('plan.svg');
    expect(status).toBe(0);
    expect(out).toContain('Chart of the plan Kubernetes v1.35 on Mon 20 Oct 2025');
    const words = elementsOf(readFileSync(join(folder, 'plan.svg'), 'utf8')).map(({ text }) => text);
    for (const name of ['Enhancements', 'Release engineering', 'Docs', 'Comms', 'CP-4', 'GATE-4', 'TASK-409'])
      expect(words).toContain(name);
  });

  it('writes a PNG in either theme', async () => {
    const { status, out } = await drawn('plan.png', '--theme', 'dark', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ plan: 'Kubernetes v1.35', date: '2025-10-20', theme: 'dark' });
    expect(readFileSync(join(folder, 'plan.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it.each([
    ['no picture to write', ['chart', KUBERNETES], 64, '--out'],
    ['a picture of another kind', ['chart', KUBERNETES, '--out', 'plan.gif'], 64, '.svg or .png'],
    ['another theme', ['chart', KUBERNETES, '--out', 'plan.svg', '--theme', 'blue'], 64, 'light or dark'],
    ['a file that is not there', ['chart', 'nowhere.yaml', '--out', 'plan.svg'], 2, 'no such file'],
    [
      'a folder that is not there',
      ['chart', KUBERNETES, '--out', join(folder, 'no', 'plan.svg')],
      3,
      'ENOENT',
    ],
  ])('refuses %s', async (_, args, status, words) => {
    const refused = await typed(args);
    expect(refused.status).toBe(status);
    expect(refused.err).toContain(words);
  });
});
