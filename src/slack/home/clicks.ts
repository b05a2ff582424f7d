import type { Actor, PlanRef } from '../../operations/deps.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { clickMine } from '../actions/blockers.ts';
import { clickBlock, clickDone, clickMyItems, clickReport, clickStart } from '../actions/items.ts';
import type { Answer } from '../answer.ts';
import { planActionIds } from '../blocks/plan-ids.ts';
import { teach } from '../commands/help.ts';
import { chartAnswer } from '../commands/plan-chart.ts';
import { exportAnswer } from '../commands/plan-files.ts';
import { openArchive, openBaseline, openReset, undoNow } from '../commands/plan-owner.ts';
import { listRoles, openRoleForm, takeOver } from '../commands/plan-roles.ts';
import { viewVerbs } from '../commands/plan-views.ts';
import { syncVerbs } from '../commands/sync.ts';
import type { SlackContext } from '../context.ts';
import { examine } from '../doctor/examine.ts';
import { openImport } from '../forms/import-plan.ts';
import { openResolveForm } from '../forms/resolve-blocker.ts';
import { showList } from '../gates/looks.ts';
import { clickAbstain, clickGreen, clickRed, clickYellow } from '../gates/vote.ts';
import type { Click, ClickHandler } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { clickLookUp, clickWhatIf } from './look.ts';
import { clickBack, clickMakeExample, clickPlan, clickRemoveExample } from './pages.ts';
import { byBlocker, byItem, byPlan, byReview, inHome } from './sight.ts';

type OfPlan = (context: SlackContext, actor: Actor, plan: PlanRef) => Answer | Promise<Answer>;

/** A button whose value is the plan. */
const onPlan =
  (handle: OfPlan): ClickHandler =>
  (context, { actor, value }) =>
    handle(context, actor, { planId: value });

/** The same of the Home, for who may see the plan. */
const ofPlan = (handle: OfPlan): ClickHandler => inHome(byPlan, onPlan(handle));

/** The import form for the channel that the plan lives in. */
function clickImport(context: SlackContext, { actor, value }: Click): Answer {
  const head = loadPlanHead(context.deps.database.store, actor.workspace, value);
  if (head === null) return refuseWith({ reason: 'no-plan' });
  return openImport(context, { actor, channel: head.channel, text: '' });
}

/** Everything that is clicked in the Home, and in the list of roles. */
export const homeClicks: Record<string, ClickHandler> = {
  [planActionIds.homePlan]: inHome(byPlan, clickPlan),
  [planActionIds.homeBack]: clickBack,
  [planActionIds.makeExample]: clickMakeExample,
  [planActionIds.removeExample]: inHome(byPlan, clickRemoveExample),
  [planActionIds.homeItems]: inHome(byPlan, clickMyItems),
  [planActionIds.homeReport]: inHome(byPlan, clickReport),
  [planActionIds.homeSync]: ofPlan(syncVerbs.status),
  [planActionIds.homeLookUp]: inHome(byPlan, clickLookUp),
  [planActionIds.homeCritical]: ofPlan((context, actor, plan) =>
    viewVerbs.critical(context, actor, plan, ''),
  ),
  [planActionIds.homePhase]: ofPlan(viewVerbs.phase),
  [planActionIds.homeGates]: ofPlan(showList),
  [planActionIds.homeWhatIf]: inHome(byPlan, clickWhatIf),
  [planActionIds.homeCheck]: ofPlan((context, actor, plan) => viewVerbs.check(context, actor, plan, '')),
  [planActionIds.homeLog]: ofPlan((context, actor, plan) => viewVerbs.log(context, actor, plan, '')),
  [planActionIds.homeRoleList]: ofPlan(listRoles),
  [planActionIds.homeDoctor]: ofPlan(examine),
  [planActionIds.homeHelp]: ofPlan((context, actor, plan) => teach(context, actor, plan, '/plan')),
  [planActionIds.homeChart]: ofPlan((context, actor, plan) => chartAnswer(context, actor, plan)),
  [planActionIds.homeDarkChart]: ofPlan((context, actor, plan) => chartAnswer(context, actor, plan, 'dark')),
  [planActionIds.homeExport]: ofPlan(exportAnswer),
  [planActionIds.homeImport]: inHome(byPlan, clickImport),
  [planActionIds.homeBaseline]: ofPlan(openBaseline),
  [planActionIds.homeArchive]: ofPlan(openArchive),
  [planActionIds.homeReset]: ofPlan(openReset),
  [planActionIds.homeUndoReset]: ofPlan(undoNow),
  [planActionIds.giveRole]: onPlan(openRoleForm),
  [planActionIds.takeOver]: onPlan(takeOver),
  [planActionIds.homeStart]: inHome(byItem, clickStart),
  [planActionIds.homeDone]: inHome(byItem, clickDone),
  [planActionIds.homeBlock]: inHome(byItem, clickBlock),
  [planActionIds.homeGreen]: inHome(byReview, clickGreen),
  [planActionIds.homeYellow]: inHome(byReview, clickYellow),
  [planActionIds.homeRed]: inHome(byReview, clickRed),
  [planActionIds.homeAbstain]: inHome(byReview, clickAbstain),
  [planActionIds.homeMine]: inHome(byBlocker, clickMine),
  [planActionIds.homeResolve]: inHome(byBlocker, openResolveForm),
};
