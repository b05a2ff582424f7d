import { type AnalysedPlan, loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { loadPhaseView } from '../../operations/gates/rehearsal-view.ts';
import { loadPlanLog } from '../../operations/plans/plan-log.ts';
import { tryChanges } from '../../operations/plans/what-if.ts';
import type { Result } from '../../operations/refusal.ts';
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
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { criticalView } from '../views/critical-view.ts';
import { matrixView } from '../views/matrix-view.ts';
import { progressView } from '../views/progress-view.ts';
import { helpAnswer } from './help.ts';
import { plainText } from './words.ts';

type Verb = (context: SlackContext, actor: Actor, plan: PlanRef, rest: string) => Answer;

/** A verb that shows a plan as one view of it. */
const showing =
  (build: (store: Store, analysed: AnalysedPlan) => Message): Verb =>
  ({ deps }, actor, plan) => {
    const { store } = deps.database;
    const loaded = loadAnalysedPlan(store, actor, plan, deps.clock.now());
    return loaded.ok ? say(build(store, loaded.analysed)) : refuseWith(loaded);
  };

/** The subcommands of `/plan` that only read; buttons of the Home show the same. */
export const viewVerbs = {
  progress: showing((store, analysed) => progressMessage(progressView(store, analysed))),
  critical: showing((store, analysed) => criticalMessage(criticalView(store, analysed))),
  matrix: showing((store, analysed) => matrixMessage(matrixView(store, analysed))),
  check: showing((_store, analysed) => checkMessage(checkView(analysed))),
  whatif,
  phase,
  log,
} satisfies Record<string, Verb>;

function checkView({ stored, today, analysis }: AnalysedPlan): CheckView {
  const groups = groupFindings(checkPlan(stored.plan, stored.state, today, analysis));
  return {
    planName: stored.plan.name,
    groups: groups.map(({ code, message, mend, items }) => ({ code, message, mend, items })),
  };
}

function whatif(context: SlackContext, actor: Actor, plan: PlanRef, rest: string): Answer {
  if (rest === '') return helpAnswer('/plan', 'whatif');
  const tried = tryOut(context, actor, plan, rest);
  return tried.ok ? say(tried.message) : refuseWith(tried);
}

/** What changes would do, in words. */
export function tryOut(
  { deps }: SlackContext,
  actor: Actor,
  plan: PlanRef,
  text: string,
): Result<{ message: Message }> {
  const tried = tryChanges(deps.database.store, actor, { plan, text }, deps.clock.now());
  if (!tried.ok) return tried;
  return { ok: true, message: whatIfMessage({ ...tried.view, asked: plainText(tried.view.asked) }) };
}

function phase({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const loaded = loadPhaseView(deps.database.store, actor, plan, deps.clock.now());
  return loaded.ok ? say(phaseMessage(loaded.view)) : refuseWith(loaded);
}

function log({ deps }: SlackContext, actor: Actor, plan: PlanRef, rest: string): Answer {
  const loaded = loadPlanLog(deps.database.store, actor, plan, rest);
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
