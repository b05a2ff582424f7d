import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { writePlan } from '../plan/file/write-plan.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { CARD_OPTIONS, CARD_USAGE, readPlanFile } from './read-plan-file.ts';
import type { Terminal } from './terminal.ts';

export const convertCommand: Command = {
  name: 'convert',
  usage: `FILE [--to plan.yaml] [--force] ${CARD_USAGE}`,
  summary: 'Turn task cards, an item tree or a plan file into a plan file; without --to it is printed.',
  example: 'signalbox convert examples/task-cards.md --to plan.yaml',
  options: { ...CARD_OPTIONS, to: { type: 'string' }, force: { type: 'boolean' } },
  positionals: [1, 1],
  run: convert,
};

function convert(call: Call, terminal: Terminal): Exit {
  const [path = ''] = call.positionals;
  const to = asked(call);
  const file = readPlanFile(path, call, terminal);
  if (!file) return EXIT.unreadable;
  const { plan } = file;
  const text = writePlan(plan, file.yaml);
  if (to === undefined) {
    terminal.out(
      call.json
        ? JSON.stringify({ plan: plan.name, to: null, items: plan.items.length, text }, null, 2)
        : text.trimEnd(),
    );
    return EXIT.ok;
  }
  const refusal = written(to, text, call.flag('force'));
  if (refusal !== null) {
    terminal.err(terminal.errColour.red(refusal));
    return EXIT.failed;
  }
  const done = { plan: plan.name, to, items: plan.items.length };
  terminal.out(
    call.json ? JSON.stringify(done, null, 2) : `${to}: ${plan.name}, ${plan.items.length} items.`,
  );
  return EXIT.ok;
}

/** Where to write; a plan file is YAML, so that no other name is taken for it. */
function asked(call: Call): string | undefined {
  const to = call.option('to');
  if (to !== undefined && !['.yaml', '.yml'].includes(extname(to).toLowerCase()))
    throw new UsageError(`"${to}" is no plan file's name; it ends in .yaml or .yml.`);
  return to;
}

/** Writes the file, or says why not; another text that stands there is only replaced when that is asked for. */
function written(to: string, text: string, force: boolean): string | null {
  try {
    if (!force && existsSync(to) && readFileSync(to, 'utf8') !== text) {
      return `${to} exists and says something else; --force replaces it.`;
    }
    writeFileSync(to, text);
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `${to} cannot be written (${String(error.code)}).`;
    throw error;
  }
}
