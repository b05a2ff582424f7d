import type { Button, KnownBlock, HomeView as SlackHome } from '@slack/types';
import { plainDay } from '../../digest/words.ts';
import { chanceWords, percent } from '../../plan/percent.ts';
import { actions, button, context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { home } from './home.ts';
import type { HomePlan } from './home-overview.ts';
import { gateWords, healthWords } from './home-plans.ts';
import { type MatrixView, matrixSections } from './matrix.ts';
import { missedLines } from './missed.ts';
import { planActionIds } from './plan-ids.ts';
import { type ProgressView, progressLine } from './progress.ts';

/** One plan's page in the Home. */
export interface HomePlanPage {
  plan: HomePlan;
  progress: ProgressView;
  matrix: MatrixView;
  /** By convergence point; null where nothing has a range or a due date is missing. */
  points: {
    id: string;
    name: string;
    forecast: string;
    due: string | null;
    reached: boolean;
    onTime: number | null;
    p85: string | null;
  }[];
  gates: NonNullable<HomePlan['gate']>[];
  /** What the reader may do. */
  may: {
    work: boolean;
    import: boolean;
    baseline: boolean;
    end: boolean;
    reset: boolean;
    /** There is a reset to take back, and the reader may. */
    undoReset: boolean;
  };
}

const rooms = { lines: 12 } as const;

export function homePlanView(page: HomePlanPage): SlackHome {
  const { plan, progress, matrix } = page;
  const { planId, end } = plan;
  const today = progress.date;
  return home([
    actions([button('All Plans', planActionIds.homeBack, 'back'), ...work(page)]),
    header(plan.name),
    section([
      healthWords(plan),
      `Day ${progress.day} of ${progress.days} · ends ${plainDay(end, today)}`,
      ...missedLines(plan.missed),
    ]),
    ...progress.lists
      .filter(({ lines }) => lines.length > 0)
      .slice(0, 4)
      .map(({ heading, lines }) =>
        section(
          lines.map((line) => progressLine(line, today)),
          { heading: `*${heading}*`, room: rooms.lines },
        ),
      ),
    ...list(
      'Convergence',
      page.points.map((point) => pointLine(point, today)),
    ),
    ...list(
      'Gates',
      page.gates.map((gate) => gateWords(gate, today)),
    ),
    ...(matrix.roles.length > 0 ? [section(['*Who does what*']), ...matrixSections(matrix)] : []),
    section(['*Look*']),
    actions([
      button('Look Something Up', planActionIds.homeLookUp, planId),
      button('Critical Path', planActionIds.homeCritical, planId),
      button('Phase', planActionIds.homePhase, planId),
      button('Gates', planActionIds.homeGates, planId),
      button('What If', planActionIds.homeWhatIf, planId),
      button('Plan Check', planActionIds.homeCheck, planId),
      button('Log', planActionIds.homeLog, planId),
      button('Roles', planActionIds.homeRoleList, planId),
      button('Doctor', planActionIds.homeDoctor, planId),
      button('Help', planActionIds.homeHelp, planId),
    ]),
    section(['*Files and pictures*']),
    actions([
      button('Chart', planActionIds.homeChart, planId),
      button('Dark Chart', planActionIds.homeDarkChart, planId),
      button('Export', planActionIds.homeExport, planId),
      ...(page.may.import ? [button('Import a New Version', planActionIds.homeImport, planId)] : []),
    ]),
    ...settings(page),
  ]);
}

/** What a team does every day; whoever only reads may still see how the sync stands. */
function work({ plan: { planId }, may }: HomePlanPage): Button[] {
  return [
    ...(may.work
      ? [
          button('Update My Items', planActionIds.homeItems, planId),
          button('Report a Blocker', planActionIds.homeReport, planId),
        ]
      : []),
    button('Daily Sync', planActionIds.homeSync, planId),
  ];
}

function settings({ plan: { planId }, may }: HomePlanPage): KnownBlock[] {
  const buttons = [
    ...(may.baseline ? [button('New Baseline', planActionIds.homeBaseline, planId)] : []),
    ...(may.undoReset ? [button('Undo the Reset', planActionIds.homeUndoReset, planId)] : []),
    ...(may.reset ? [button('Reset', planActionIds.homeReset, planId, 'danger')] : []),
    ...(may.end ? [button('Archive', planActionIds.homeArchive, planId, 'danger')] : []),
  ];
  if (buttons.length === 0) return [];
  return [
    section(['*Settings*']),
    actions(buttons),
    context(['For owners; `/plan help` lists the commands']),
  ];
}

function pointLine(
  { id, name, forecast, due, reached, onTime, p85 }: HomePlanPage['points'][number],
  today: string,
): string {
  if (reached) return `✅ ${words(`${id} ${name}`, 120)} · reached`;
  const promised = due === null ? '' : ` · due ${plainDay(due, today)}${forecast > due ? ', late' : ''}`;
  const chance = onTime === null ? '' : ` · ${chanceWords(onTime)}`;
  const likely = p85 === null ? '' : ` · ${percent(0.85)} by ${plainDay(p85, today)}`;
  return `${strong(`${id} ${name}`, 120)} · ${plainDay(forecast, today)}${promised}${chance}${likely}`;
}

function list(title: string, lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : [section(lines, { heading: `*${title}*`, room: rooms.lines })];
}
