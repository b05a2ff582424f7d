import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import { KUBERNETES, kubernetes, TASK_CARDS, typed } from './typed.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SETTINGS = ['--start', '2026-11-02', '--timezone', 'Europe/Berlin', '--name', 'Match night'];

function planIn(text: string) {
  const parsed = readPlan(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value;
}

describe('signalbox convert', () => {
  it('turns task cards into a plan file that reads as the same plan', async () => {
    const to = join(folder, 'cards.yaml');
    const { status, out, err } = await typed(['convert', TASK_CARDS, '--to', to, ...SETTINGS]);
    expect([status, err]).toEqual([0, '']);
    const plan = planIn(readFileSync(to, 'utf8'));
    expect(out).toBe(`${to}: Match night, ${plan.items.length} items.`);
    expect(plan).toMatchObject({ name: 'Match night', start: '2026-11-02', timezone: 'Europe/Berlin' });
    expect(plan.items.filter(({ id }) => id.startsWith('TASK-'))).toHaveLength(9);
    expect((await typed(['check', to])).status).toBe(0);
  });

  it('says what it took for granted where nothing was said', async () => {
    const { status, out, err } = await typed(['convert', TASK_CARDS]);
    expect(status).toBe(0);
    expect(err).toBe(
      `${TASK_CARDS}: taken to start on 2025-10-20 in Europe/Berlin; --start and --timezone say otherwise.`,
    );
    expect(planIn(out)).toMatchObject({ start: '2025-10-20', timezone: 'Europe/Berlin' });
  });

  it('keeps a plan file as it is, comments and all', async () => {
    expect((await typed(['convert', KUBERNETES])).out).toBe(kubernetes().trimEnd());
  });

  it('does not replace a file that says something else, unless told to', async () => {
    const to = join(folder, 'other.yaml');
    writeFileSync(to, 'mine');
    const args = ['convert', TASK_CARDS, '--to', to, ...SETTINGS];
    const { status, out, err } = await typed(args);
    expect([status, out, err]).toEqual([3, '', `${to} exists and says something else; --force replaces it.`]);
    expect(readFileSync(to, 'utf8')).toBe('mine');
    expect((await typed([...args, '--force'])).status).toBe(0);
    expect((await typed(args)).status).toBe(0);
  });

  it('says why a file cannot be written', async () => {
    const { status, err } = await typed([
      'convert',
      TASK_CARDS,
      '--to',
      join(folder, 'none', 'plan.yaml'),
      ...SETTINGS,
    ]);
    expect(status).toBe(3);
    expect(err).toMatch(/plan\.yaml cannot be written \(ENOENT\)\.$/);
  });

  it.each(['plan.json', 'plan.md', 'plan'])(
    'writes no plan file named %s, for a plan file is YAML',
    async (name) => {
      const to = join(folder, name);
      const { status, out, err } = await typed(['convert', TASK_CARDS, '--to', to, ...SETTINGS]);
      expect([status, out, existsSync(to)]).toEqual([64, '', false]);
      expect(err.split('\n')[0]).toBe(`"${to}" is no plan file's name; it ends in .yaml or .yml.`);
    },
  );

  it('answers as JSON', async () => {
    const to = join(folder, 'json.yaml');
    const { out } = await typed(['convert', TASK_CARDS, '--to', to, '--json', ...SETTINGS]);
    expect(JSON.parse(out)).toEqual({
      plan: 'Match night',
      to,
      items: planIn(readFileSync(to, 'utf8')).items.length,
    });
    const printed = JSON.parse((await typed(['convert', TASK_CARDS, '--json', ...SETTINGS])).out);
    expect(printed).toMatchObject({ plan: 'Match night', to: null, text: readFileSync(to, 'utf8') });
  });

  it.each([
    [
      '--timezone',
      'Mars/Olympus',
      '"Mars/Olympus" is no time zone; --timezone takes a name as Europe/Berlin.',
    ],
    ['--start', 'monday', '"monday" is no day; --start takes YYYY-MM-DD.'],
  ])('refuses %s %s', async (option, value, message) => {
    const { status, err } = await typed(['convert', TASK_CARDS, option, value]);
    expect(status).toBe(64);
    expect(err.split('\n')[0]).toBe(message);
  });
});
