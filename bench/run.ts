import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCHMARKS } from './benchmarks.ts';
import type { Benchmark, Figure } from './figure.ts';
import { commitLine, machineLine } from './machine.ts';
import { withSection } from './page.ts';
import { figureRows, figureTable } from './table.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'performance.md');
const USAGE = `Usage: npm run bench -- [NAME …] [--json] [--write]
Names: ${BENCHMARKS.map(({ name }) => name).join(', ')}`;

interface Measured {
  benchmark: Benchmark;
  figures: Figure[];
  /** The figures as a table, or why there are none. */
  told: string;
  failed: boolean;
}

/** One that fails is told of and leaves the others alone. */
async function figuresOf(benchmark: Benchmark): Promise<{ figures: Figure[]; failure: string | null }> {
  try {
    return { figures: await benchmark.run(), failure: null };
  } catch (error) {
    console.error(error);
    return { figures: [], failure: `Failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function measure(names: readonly string[], say: (line: string) => void): Promise<Measured[]> {
  const chosen = BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name));
  const all: Measured[] = [];
  for (const benchmark of chosen) {
    say(`\n## ${benchmark.name}\n\n${benchmark.about}\n`);
    const absent = benchmark.absent?.() ?? null;
    const { figures, failure } =
      absent === null ? await figuresOf(benchmark) : { figures: [], failure: null };
    const told = absent ?? failure ?? figureTable(figures);
    say(told);
    all.push({ benchmark, figures, told, failed: failure !== null });
  }
  return all;
}

function writePage(all: readonly Measured[], conditions: string): void {
  let page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '# How fast Signalbox is\n';
  for (const { benchmark, told } of all)
    page = withSection(page, benchmark.name, `${benchmark.about}\n\n${conditions}\n\n${told}`);
  writeFileSync(PAGE, page);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) console.error(`There is no benchmark ${unknown.join(', ')}.`);
  if (unknown.length > 0 || values.help) {
    console.error(USAGE);
    return values.help ? 0 : 64;
  }
  const conditions = `Measured on ${machineLine()}; commit ${commitLine()}; medians of at least 5 interleaved runs.`;
  const say = (line: string) => (values.json ? undefined : console.log(line));
  say(conditions);
  const all = await measure(positionals, say);
  if (values.json) console.log(JSON.stringify(figureRows(all.flatMap(({ figures }) => figures)), null, 2));
  if (values.write) writePage(all, conditions);
  return all.some(({ failed }) => failed) ? 1 : 0;
}

process.exitCode = await main();
