import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { KUBERNETES } from './typed.ts';

const SCRIPT = fileURLToPath(new URL('../../src/cli/signalbox.ts', import.meta.url));
const PACKAGE = new URL('../../package.json', import.meta.url);

const ended = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
  });

describe('signalbox as a process', () => {
  it('is the executable that package.json names', () => {
    const { bin } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { bin: { signalbox: string } };
    expect(fileURLToPath(new URL(bin.signalbox, PACKAGE))).toBe(SCRIPT);
    accessSync(SCRIPT, constants.X_OK);
    expect(readFileSync(SCRIPT, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it('ends with the status of its command, and writes to a pipe without colour', () => {
    const { status, stdout, stderr } = ended(['check', KUBERNETES, '--strict']);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^missing-dependency {2}Nothing depends on TASK-204/m);
    expect(stdout).not.toContain('\u001b');
  });

  it('colours where that is forced, and never where NO_COLOR is set', () => {
    expect(ended(['check', KUBERNETES], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[33m');
    expect(ended(['check', KUBERNETES], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b');
  });
});
