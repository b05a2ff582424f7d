import { parseArgs } from 'node:util';
import { runCrash } from './run-crash.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const report = await runCrash({
  kills: Number(values.kills),
  seed: Number(values.seed),
  program: 'src/main.ts',
});
for (const what of ['lost', 'doubled', 'missed'] as const)
  for (const line of report[what]) process.stdout.write(`${what}: ${line}\n`);
if (report.exit !== 0) process.stdout.write(`the last process ended with ${report.exit}\n`);
const counts = [report.lost, report.doubled, report.missed].map(({ length }) => length);
const [lost, doubled, missed] = counts;
process.stdout.write(
  `kills ${report.kills}, acknowledged ${report.acknowledged}, lost ${lost}, doubled ${doubled}, missed ${missed}\n`,
);
process.exit(counts.every((count) => count === 0) ? 0 : 1);
