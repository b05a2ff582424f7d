import { analysePlan } from './analysed-plan.ts';
import { type Call, type Command, EXIT, type Exit } from './command.ts';
import { dayOfCall } from './day.ts';
import { findingLines } from './findings-report.ts';
import { CARD_OPTIONS, CARD_USAGE, readPlanFile } from './read-plan-file.ts';
import type { Terminal } from './terminal.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: `FILE [--strict] [--date YYYY-MM-DD] ${CARD_USAGE}`,
  summary: 'Look for mistakes and anti-patterns in a plan file.',
  example: 'signalbox check examples/kubernetes-1.35.yaml --strict',
  options: { ...CARD_OPTIONS, strict: { type: 'boolean' }, date: { type: 'string' } },
  positionals: [1, 1],
  run: check,
};

function check(call: Call, terminal: Terminal): Exit {
  const [path = ''] = call.positionals;
  const file = readPlanFile(path, call, terminal);
  if (!file) return EXIT.unreadable;
  const { plan } = file;
  const { analysis, findings } = analysePlan(plan, dayOfCall(call, plan.timezone, terminal));
  if (call.json) {
    terminal.out(JSON.stringify({ plan: plan.name, date: analysis.date, findings }, null, 2));
  } else if (findings.length === 0) {
    terminal.out(terminal.colour.green(`${plan.name}: nothing found (items: ${plan.items.length}).`));
  } else {
    terminal.out([...findingLines(findings, terminal), '', summary(plan.name, findings)].join('\n'));
  }
  return findings.length > 0 && call.flag('strict') ? EXIT.found : EXIT.ok;
}

function summary(plan: string, findings: readonly { code: string }[]): string {
  const codes = new Set(findings.map(({ code }) => code)).size;
  return `${plan}: ${findings.length} findings of ${codes} ${codes === 1 ? 'kind' : 'kinds'}.`;
}
