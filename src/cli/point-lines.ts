import type { ConvergenceAnalysis, GateAnalysis } from '../plan/analysis/analysis.ts';
import type { ConvergenceOdds, PointOdds } from '../plan/odds/odds.ts';
import { chanceWords, percent } from '../plan/percent.ts';
import type { AnalysedPlan } from './analysed-plan.ts';
import { shortDay } from './day.ts';
import type { Colours, Terminal } from './terminal.ts';
import { widest } from './widest.ts';

const INDENT = '        ';

export function convergenceLines({ plan, analysis, odds }: AnalysedPlan, { colour }: Terminal): string[] {
  const names = new Map(plan.convergence.map(({ id, name }) => [id, name]));
  const chances = new Map(odds.convergence.map((point) => [point.id, point]));
  return analysis.convergence.flatMap((point) => [
    `  ${colour.bold(point.id)}  ${names.get(point.id) ?? ''}`,
    INDENT + pointFacts(point, colour).join(' · '),
    ...(point.reached
      ? []
      : [...chanceLines(chances.get(point.id)), ...trackLines(point, chances.get(point.id))]),
  ]);
}

function pointFacts(point: ConvergenceAnalysis, colour: Colours): string[] {
  if (point.reached) return [colour.green('reached')];
  const facts = [`forecast ${day(point.forecast)}`];
  if (point.due !== null) facts.push(`due ${day(point.due)}`);
  if (point.lateDays > 0) facts.push(colour.red(`${daysOf(point.lateDays)} late`));
  else if (point.due !== null) facts.push(colour.green('on time'));
  if (point.driver !== null) facts.push(`driven by ${point.driver}`);
  if (point.requirementsOpen.length > 0) facts.push(`open: ${point.requirementsOpen.join(', ')}`);
  return facts;
}

function chanceLines(chance: PointOdds | undefined): string[] {
  const facts = chanceFacts(chance);
  return facts.length === 0 ? [] : [INDENT + facts.join(' · ')];
}

function trackLines(point: ConvergenceAnalysis, chances: ConvergenceOdds | undefined): string[] {
  const onTime = new Map(chances?.tracks.map((track) => [track.id, track.onTime]));
  const width = widest(point.tracks.map(({ id }) => id));
  return point.tracks.map(({ id, done, needed, floatDays }) => {
    const float = floatDays > 0 ? `${daysOf(floatDays)} of float` : 'sets the date';
    const chance = onTime.get(id) ?? null;
    const facts = done === needed ? ['ready'] : [`${done} of ${needed}`, float];
    if (chance !== null && done < needed) facts.push(chanceWords(chance));
    return `${INDENT}${id.padEnd(width)}  ${facts.join(', ')}`;
  });
}

export function gateLines({ plan, analysis, odds }: AnalysedPlan, { colour }: Terminal): string[] {
  const names = new Map(plan.gates.map(({ id, name }) => [id, name]));
  const chances = new Map(odds.gates.map((gate) => [gate.id, gate]));
  const facts = (gate: GateAnalysis): string[] =>
    gate.ready
      ? [colour.green('ready')]
      : [`forecast ${day(gate.forecast)}`, ...chanceFacts(chances.get(gate.id))];
  return analysis.gates.map(
    (gate) => `  ${colour.bold(gate.id)}  ${[names.get(gate.id) ?? '', ...facts(gate)].join(' · ')}`,
  );
}

function chanceFacts(chance: PointOdds | undefined): string[] {
  if (!chance) return [];
  const { onTime, p50, p85 } = chance;
  return [
    ...(onTime === null ? [] : [chanceWords(onTime)]),
    ...(p50 === null || p85 === null
      ? []
      : [`${percent(0.5)} by ${day(p50)}`, `${percent(0.85)} by ${day(p85)}`]),
  ];
}

const day = (date: string): string => shortDay(date).trim();
const daysOf = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
