import { type AnalysedPlan, loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { loadPhaseView } from '../../operations/gates/rehearsal-view.ts';
import { loadPlanLog } from '../../operations/plans/plan-log.ts';
import { tryChanges } from '../../operations/plans/what-if.ts';
import { checkPlan } from '../../plan/check/check-plan.ts';
import { groupFindings } from '../../plan/check/group-findings.ts';
import type { Store } from '../../storage/database.ts';
import { type Answer, say } from '../answer.ts';
import { type CheckView, checkMessage } from '../blocks/check.ts';
import { criticalMessage } from '../blocks/critical.ts';
import { logMessage } from '../blocks/log.ts';
import { matrixMessage } from '../blocks/matrix.ts';
import type { Message } from '../blocks/message.ts';
import { phaseMessage } from '../blocks/phase.ts';
import { progressMessage } from '../blocks/progress.ts';
import { whatIfMessage } from '../blocks/what-if.ts';
import type { SlackContext } from '../context.ts';
import type { Click, Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { criticalView } from '../views/critical-view.ts';
import { matrixView } from '../views/matrix-view.ts';
import { progressView } from '../views/progress-view.ts';
import { helpAnswer } from './help.ts';
import { plainText } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer;

/** A verb that shows the channel's plan as one view of it. */
const showing =
  (build: (store: Store, analysed: AnalysedPlan) => Message): Verb =>
  ({ deps }, { actor, channel }) => {
    const { store } = deps.database;
    const loaded = loadAnalysedPlan(store, actor, { channel }, deps.clock.now());
    return loaded.ok ? say(build(store, loaded.analysed)) : refuseWith(loaded);
  };

/** The subcommands of `/plan` that only read. */
export const viewVerbs: Record<string, Verb> = {
  progress: showing((store, analysed) => progressMessage(progressView(store, analysed))),
  critical: showing((store, analysed) => criticalMessage(criticalView(store, analysed))),
  matrix: showing((store, analysed) => matrixMessage(matrixView(store, analysed))),
  check: showing((_store, analysed) => checkMessage(checkView(analysed))),
  whatif,
  phase,
  log,
};

export function checkView({ stored, today, analysis }: AnalysedPlan): CheckView {
  const groups = groupFindings(checkPlan(stored.plan, stored.state, today, analysis));
  return {
    planName: stored.plan.name,
    groups: groups.map(({ code, message, mend, items }) => ({ code, message, mend, items })),
  };
}

function whatif({ deps }: SlackContext, { actor, channel }: Command, rest: string): Answer {
  if (rest === '') return helpAnswer('/plan', 'whatif');
  const asked = { plan: { channel }, text: rest };
  const tried = tryChanges(deps.database.store, actor, asked, deps.clock.now());
  if (!tried.ok) return refuseWith(tried);
  return say(whatIfMessage({ ...tried.view, asked: plainText(tried.view.asked) }));
}

function phase({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const loaded = loadPhaseView(deps.database.store, actor, { channel }, deps.clock.now());
  return loaded.ok ? say(phaseMessage(loaded.view)) : refuseWith(loaded);
}

function log({ deps }: SlackContext, { actor, channel }: Command, rest: string): Answer {
  const loaded = loadPlanLog(deps.database.store, actor, { channel }, rest);
  return loaded.ok ? say(logMessage(loaded.log, 0)) : refuseWith(loaded);
}

/** [Older] and [Newer] under the log; the value is `planId/offset/filter`. */
export function clickLogPage({ deps }: SlackContext, { actor, value }: Click): Answer {
  const { planId, from, filter } = readLogPage(value);
  const loaded = loadPlanLog(deps.database.store, actor, { planId }, filter);
  return loaded.ok ? say(logMessage(loaded.log, from)) : refuseWith(loaded);
}

export function readLogPage(value: string): { planId: string; from: number; filter: string } {
  const [planId = '', from = '', ...filter] = value.split('/');
  return { planId, from: /^\d{1,7}$/.test(from) ? Number(from) : 0, filter: filter.join('/') };
}
