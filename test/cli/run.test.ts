import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { KUBERNETES, typed } from './typed.ts';

describe('signalbox', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j lists every command', async (args) => {
    const { status, out, err } = await typed(args);
    expect(status).toBe(0);
    expect(err).toBe('');
    for (const { name, summary } of COMMANDS)
      expect(out).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
  });

  it.each([[['help', 'check']], [['check', '--help']], [['check', '-h']]])(
    '%j explains the command',
    async (args) => {
      const { status, out } = await typed(args);
      expect(status).toBe(0);
      expect(out).toContain(
        'Usage: signalbox check FILE [--strict] [--date YYYY-MM-DD] [--name NAME] [--start YYYY-MM-DD] [--timezone ZONE] [--json]',
      );
      expect(out).toContain('For example: signalbox check ');
    },
  );

  it.each([[['chekc', 'plan.yaml']], [['help', 'chekc']]])(
    '%j gets the nearest command and an example',
    async (args) => {
      const { status, out, err } = await typed(args);
      expect(status).toBe(64);
      expect(out).toBe('');
      expect(err).toContain('There is no command "chekc". Did you mean check?');
      expect(err).toContain('For example: signalbox check ');
    },
  );

  it('shows what nobody foresaw, under a status that no finding has', async () => {
    const [check] = COMMANDS;
    if (!check) throw new Error('there is no command');
    const broken: Command = {
      ...check,
      run: () => {
        throw new RangeError('the roof fell in');
      },
    };
    const { status, err } = await typed(['check', KUBERNETES], false, [broken]);
    expect(status).toBe(3);
    expect(err).toContain('RangeError: the roof fell in');
  });

  it('answers a word that is near to nothing with help', async () => {
    const { status, err } = await typed(['zzzzzzz']);
    expect(status).toBe(64);
    expect(err).toBe('There is no command "zzzzzzz".\nFor example: signalbox help');
  });

  it.each([
    [['check', KUBERNETES, '--strikt'], 'There is no option --strikt. Did you mean --strict?'],
    [['check', KUBERNETES, '--zzzzzzzz'], 'There is no option --zzzzzzzz.'],
    [['check'], 'check needs FILE.'],
    [['check', KUBERNETES, 'more'], '"more" is one word too many.'],
    [['check', KUBERNETES, '--date', '20.10.2025'], '"20.10.2025" is no day; --date takes YYYY-MM-DD.'],
    [['check', KUBERNETES, '--date', '2025-02-30'], '"2025-02-30" is no day; --date takes YYYY-MM-DD.'],
  ])('%j ends with 64, says what is wrong and how it goes', async (args, message) => {
    const { status, out, err } = await typed(args);
    expect(status).toBe(64);
    expect(out).toBe('');
    expect(err.split('\n')).toEqual([
      message,
      'Usage: signalbox check FILE [--strict] [--date YYYY-MM-DD] [--name NAME] [--start YYYY-MM-DD] [--timezone ZONE] [--json]',
      'For example: signalbox check examples/kubernetes-1.35.yaml --strict',
    ]);
  });
});
