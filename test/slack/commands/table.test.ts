import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demoWorkspace } from '../../../sandbox/demo/workspace.ts';
import { type CommandName, commandTable } from '../../../src/slack/commands/table.ts';

const root = join(import.meta.dirname, '../../..');
const names = Object.keys(commandTable) as CommandName[];

interface Manifest {
  features: { slash_commands: { command: string; usage_hint: string; should_escape: boolean }[] };
}
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as Manifest;

/** What the product promises of each command. */
const promised: Record<CommandName, string> = {
  '/plan':
    'help, new, import, export, show, ready, progress, critical, chart, matrix, check, whatif, baseline, phase, log, roles, archive, reset, doctor',
  '/task':
    'ID, mine, start, done, block, claim, hand, workaround, unresolvable, unblock, assign, estimate, check, result, note',
  '/sync': 'now, preview, schedule, pause, resume, skip, status',
  '/gate':
    'list, open, status, vote, evidence, condition, extend, close, cancel, override, delegate, rehearse, record, history',
};

describe.each(names)('%s', (command) => {
  const { subcommands } = commandTable[command];

  it('has every subcommand that is promised', () => {
    const known = subcommands.map(({ name }) => name);
    expect(promised[command].split(', ').filter((name) => !known.includes(name))).toEqual([]);
  });

  it('stands in the manifest with words that it knows, people and channels escaped', () => {
    const entry = manifest.features.slash_commands.find((one) => one.command === command);
    expect(entry?.should_escape).toBe(true);
    const known = [...subcommands.map(({ name }) => name), 'help'];
    const parts = (entry?.usage_hint ?? '').split(/[|[\]]/).map((part) => part.trim().replace(/^ID\s+/, ''));
    const hinted = parts.flatMap((part) => /^[a-z]+/.exec(part)?.[0] ?? []);
    expect(hinted.length).toBeGreaterThan(2);
    expect(hinted.filter((word) => !known.includes(word))).toEqual([]);
    const inDemo = demoWorkspace.commands?.find((one) => one.command === command);
    expect(inDemo?.usageHint).toBe(entry?.usage_hint);
  });

  it('has an example for each line', () => {
    for (const { name, example, usage } of subcommands) {
      if (name !== 'ID') expect([usage, example.split(' ')]).toEqual([usage, expect.arrayContaining([name])]);
      expect(example.length).toBeGreaterThan(1);
    }
  });
});

/** The page of all commands, made from the table that help is made from; `vitest run -u` writes it anew. */
function page(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const parts = names.map((command) => {
    const rows = commandTable[command].subcommands.map(({ usage, what, example, needs }) => {
      const who = needs === undefined ? 'everybody' : `${needs}s`;
      return `| \`${command} ${cell(usage)}\` | ${cell(what)} | ${who} | \`${command} ${cell(example)}\` |`;
    });
    const head = ['| command | what it does | who | example |', '| --- | --- | --- | --- |'];
    return [`## ${command}`, '', `${commandTable[command].what}.`, '', ...head, ...rows].join('\n');
  });
  return `# Commands

Everything that Signalbox does can be done with a command, and everything that a command does can be done with
buttons, forms or the App Home. Answers to one person are private; what concerns the team is public. A line with a mistyped
word or id comes back with that put right, ready to be pasted; words of other tools, as \`finish\`, lead to ours.
\`/plan help whatif\` tells of one subcommand, and \`/plan help\` speaks of the plan of the channel.

Who: members are everybody in the channel, viewers only read, editors and owners are named with \`/plan roles\`. An item
is changed by whoever has it or by an editor; a seat in a review is voted for by whoever holds it.

Items, gates and people are named by id (\`TASK-001\`, \`GATE-1\`) or as \`@somebody\`; case does not matter.

${parts.join('\n\n')}
`;
}

it('docs/commands.md tells of them all', async () => {
  await expect(page()).toMatchFileSnapshot(join(root, 'docs/commands.md'));
});
