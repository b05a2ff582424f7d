import { type AnalysedPlan, analysePlan } from './analysed-plan.ts';
import { analysisReport } from './analysis-report.ts';
import { type Call, type Command, EXIT, type Exit } from './command.ts';
import { dayOfCall } from './day.ts';
import { CARD_OPTIONS, CARD_USAGE, readPlanFile } from './read-plan-file.ts';
import type { Terminal } from './terminal.ts';

export const analyzeCommand: Command = {
  name: 'analyze',
  usage: `FILE [--date YYYY-MM-DD] ${CARD_USAGE}`,
  summary: 'Forecast a plan file: dates, float, critical path, convergence, gates, odds.',
  example: 'signalbox analyze examples/kubernetes-1.35.yaml --date 2025-10-20',
  options: { ...CARD_OPTIONS, date: { type: 'string' } },
  positionals: [1, 1],
  run: analyze,
};

function analyze(call: Call, terminal: Terminal): Exit {
  const [path = ''] = call.positionals;
  const file = readPlanFile(path, call, terminal);
  if (!file) return EXIT.unreadable;
  const { plan } = file;
  const analysed = analysePlan(plan, dayOfCall(call, plan.timezone, terminal));
  terminal.out(
    call.json ? JSON.stringify(analysisJson(analysed), null, 2) : analysisReport(analysed, terminal),
  );
  return EXIT.ok;
}

/** The interface that other programs build on; names and shapes stay as they are. */
function analysisJson({ analysis, odds, baselineEnd, findings }: AnalysedPlan) {
  const chances = new Map(odds.convergence.map((point) => [point.id, point]));
  const gateChances = new Map(odds.gates.map((gate) => [gate.id, gate]));
  return {
    plan: analysis.plan,
    date: analysis.date,
    start: analysis.start,
    end: analysis.end,
    baselineEnd,
    items: analysis.items.map(
      ({ id, kind, start, finish, latestStart, latestFinish, floatDays, critical, progress }) => ({
        id,
        kind,
        start,
        finish,
        latestStart,
        latestFinish,
        floatDays,
        critical,
        progress,
      }),
    ),
    criticalPath: analysis.criticalPath,
    convergence: analysis.convergence.map(({ id, due, forecast, lateDays, driver, tracks }) => {
      const { onTime = null, p50 = null, p85 = null, tracks: parts = [] } = chances.get(id) ?? {};
      const partOf = new Map(parts.map((part) => [part.id, part.onTime]));
      return {
        id,
        due,
        forecast,
        lateDays,
        driver,
        onTime,
        p50,
        p85,
        tracks: tracks.map(({ id: track, done, needed, floatDays }) => ({
          id: track,
          done,
          needed,
          floatDays,
          onTime: partOf.get(track) ?? null,
        })),
      };
    }),
    gates: analysis.gates.map(({ id, forecast, ready }) => {
      const { onTime = null, p50 = null, p85 = null } = gateChances.get(id) ?? {};
      return { id, forecast, ready, onTime, p50, p85 };
    }),
    findings,
    ready: analysis.ready,
  };
}
