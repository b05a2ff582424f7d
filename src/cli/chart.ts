import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { altText } from '../chart/alt-text.ts';
import { chartView } from '../chart/chart-view.ts';
import { chartSvg } from '../chart/svg/chart-svg.ts';
import type { ChartView } from '../chart/view.ts';
import { renderPng } from '../operations/chart/render-png.ts';
import { analyse } from '../plan/analysis/analyse.ts';
import { snapshotOf } from '../plan/analysis/snapshot-of.ts';
import { odds } from '../plan/odds/simulate.ts';
import type { Actuals, IsoDate, Plan } from '../plan/plan.ts';
import { stateFromPlan } from '../plan/state-from-plan.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { dayOfCall } from './day.ts';
import { CARD_OPTIONS, CARD_USAGE, readPlanFile } from './read-plan-file.ts';
import type { Terminal } from './terminal.ts';

export const chartCommand: Command = {
  name: 'chart',
  usage: `FILE --out plan.svg|plan.png [--theme light|dark] [--date YYYY-MM-DD] ${CARD_USAGE}`,
  summary: 'Draw a plan file: tracks, bars, critical path, convergence points, gates.',
  example: 'signalbox chart examples/kubernetes-1.35.yaml --out plan.png --theme dark',
  options: { ...CARD_OPTIONS, out: { type: 'string' }, theme: { type: 'string' }, date: { type: 'string' } },
  positionals: [1, 1],
  run: chart,
};

async function chart(call: Call, terminal: Terminal): Promise<Exit> {
  const { out, kind, theme } = asked(call);
  const file = readPlanFile(call.positionals[0] ?? '', call, terminal);
  if (!file) return EXIT.unreadable;
  const { plan } = file;
  const view = viewOn(plan, dayOfCall(call, plan.timezone, terminal));
  const svg = chartSvg(view, theme);
  const refusal = written(out, kind === 'svg' ? svg : await renderPng(svg));
  if (refusal !== null) {
    terminal.err(terminal.errColour.red(refusal));
    return EXIT.failed;
  }
  const done = { plan: plan.name, date: view.date, out, theme, altText: altText(view) };
  terminal.out(call.json ? JSON.stringify(done, null, 2) : `${out}: ${done.altText}`);
  return EXIT.ok;
}

function asked(call: Call): { out: string; kind: 'svg' | 'png'; theme: 'light' | 'dark' } {
  const out = call.option('out');
  const theme = call.option('theme') ?? 'light';
  if (out === undefined) throw new UsageError('chart needs --out with the name of the picture.');
  const kind = extname(out).slice(1).toLowerCase();
  if (kind !== 'svg' && kind !== 'png')
    throw new UsageError(`"${out}" is no picture's name; it ends in .svg or .png.`);
  if (theme !== 'light' && theme !== 'dark')
    throw new UsageError(`There is no theme "${theme}"; choose light or dark.`);
  return { out, kind, theme };
}

const UNTOUCHED: Actuals = { started: null, finished: null, progress: null, remaining: null, blocked: null };

/** The plan of a file as its actuals say; its baseline is the plan without them. */
function viewOn(plan: Plan, day: IsoDate): ChartView {
  const today = day < plan.start ? plan.start : day;
  const state = stateFromPlan(plan);
  const promised = untouched(plan);
  const baseline = snapshotOf(analyse(promised, stateFromPlan(promised), plan.start), plan);
  return chartView(plan, state, analyse(plan, state, today), baseline, odds(plan, state, today));
}

const untouched = (plan: Plan): Plan => ({
  ...plan,
  items: plan.items.map((item) => ({
    ...item,
    actuals: UNTOUCHED,
    subtasks: item.subtasks.map(({ text }) => ({ text, done: false })),
  })),
});

/** Writes the picture, or says why not. */
function written(out: string, picture: string | Buffer): string | null {
  try {
    writeFileSync(out, picture);
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `${out} cannot be written (${String(error.code)}).`;
    throw error;
  }
}
