import type { SpanAnalysis } from '../plan/analysis/analysis.ts';
import { percent } from '../plan/percent.ts';
import type { AnalysedPlan } from './analysed-plan.ts';
import { bar } from './bar.ts';
import { longDay, shortDay } from './day.ts';
import { findingLines } from './findings-report.ts';
import { convergenceLines, gateLines } from './point-lines.ts';
import type { Terminal } from './terminal.ts';
import { widest } from './widest.ts';

const BAR_WIDTH = 24;
const LONGEST_LIST = 50;

/** The analysis as a page of text. */
export function analysisReport(analysed: AnalysedPlan, terminal: Terminal): string {
  const { plan, analysis, findings } = analysed;
  const { colour } = terminal;
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : ['', colour.bold(title), ...lines];
  return [
    ...headLines(analysed, terminal),
    ...section('Phases', spanLines(analysis.phases, plan.phases, terminal)),
    ...section('Tracks', spanLines(analysis.tracks, plan.tracks, terminal)),
    ...section('Convergence', convergenceLines(analysed, terminal)),
    ...section('Gates', gateLines(analysed, terminal)),
    ...section('Critical path', itemLines(analysis.criticalPath, analysed, terminal)),
    ...section('Ready to start', itemLines(analysis.ready, analysed, terminal)),
    ...section('Check', findingLines(findings, terminal)),
  ].join('\n');
}

function headLines({ plan, analysis, behindDays }: AnalysedPlan, { colour }: Terminal): string[] {
  const count = Math.abs(behindDays);
  const days = `${count} working day${count === 1 ? '' : 's'}`;
  const against =
    behindDays > 0
      ? colour.red(`${days} later than baseline`)
      : behindDays < 0
        ? colour.green(`${days} earlier than baseline`)
        : 'as in the baseline';
  return [
    colour.bold(plan.name),
    `${longDay(analysis.date)} · day ${analysis.day} of ${analysis.days} · forecast ${longDay(analysis.end)}, ${against}`,
    `${colour.green(bar(analysis.progress, BAR_WIDTH))} ${percent(analysis.progress)}`,
  ];
}

function spanLines(
  spans: readonly SpanAnalysis[],
  named: readonly { id: string; name: string }[],
  { colour }: Terminal,
): string[] {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const label = ({ id }: SpanAnalysis) => names.get(id) ?? id;
  const width = widest(spans.map(label));
  return spans.map((span) => {
    const dates =
      span.start && span.finish ? `${shortDay(span.start)} - ${shortDay(span.finish)}` : 'no items';
    const filled = colour.green(bar(span.progress, BAR_WIDTH));
    const done = `${span.done} of ${span.needed}`.padStart(9);
    return `  ${label(span).padEnd(width)}  ${filled} ${percent(span.progress).padStart(5)} ${done}  ${dates}`;
  });
}

function itemLines(ids: readonly string[], { plan, analysis }: AnalysedPlan, { colour }: Terminal): string[] {
  const names = new Map(plan.items.map(({ id, name }) => [id, name]));
  const analysed = new Map(analysis.items.map((item) => [item.id, item]));
  const width = widest(ids);
  const lines = ids.slice(0, LONGEST_LIST).flatMap((id) => {
    const item = analysed.get(id);
    if (!item) return [];
    const mark = item.status === 'done' ? colour.green('✓') : item.blocked ? colour.red('✗') : ' ';
    const dates = `${shortDay(item.start)} - ${shortDay(item.finish)}`;
    const who = item.owner ? colour.dim(` (${item.owner})`) : colour.dim(' (nobody)');
    return [`${mark} ${id.padEnd(width)}  ${dates}  ${names.get(id) ?? ''}${who}`];
  });
  const left = ids.length - LONGEST_LIST;
  return left > 0 ? [...lines, `  and ${left} more (--json has them all)`] : lines;
}
