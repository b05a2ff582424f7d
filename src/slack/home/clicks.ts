import type { KnownBlock, ModalView } from '@slack/types';
import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { loadBlocker } from '../../storage/blockers.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { loadReview } from '../../storage/reviews.ts';
import { clickMine } from '../actions/blockers.ts';
import { clickBlock, clickDone, clickReport, clickStart } from '../actions/items.ts';
import { type Answer, say } from '../answer.ts';
import { checkMessage } from '../blocks/check.ts';
import type { Message } from '../blocks/message.ts';
import { planActionIds } from '../blocks/plan-ids.ts';
import { chartAnswer } from '../commands/plan-chart.ts';
import { exportAnswer } from '../commands/plan-files.ts';
import { openArchive, openBaseline, openReset, openRoleForm } from '../commands/plan-owner.ts';
import { checkView } from '../commands/plan-views.ts';
import type { SlackContext } from '../context.ts';
import { examine } from '../doctor/examine.ts';
import { openResolveForm } from '../forms/resolve-blocker.ts';
import { clickAbstain, clickGreen, clickRed, clickYellow } from '../gates/vote.ts';
import type { Click, ClickHandler } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { readItemKey } from '../views/item-view.ts';
import { clickBack, clickMakeExample, clickPlan, clickRemoveExample } from './pages.ts';

/** How a button's value names its plan; null where it names nothing. */
type PlanOf = (context: SlackContext, click: Click) => string | null;

const byPlan: PlanOf = (_context, { value }) => value;
const byItem: PlanOf = (_context, { value }) => readItemKey(value)?.planId ?? null;
const byReview: PlanOf = ({ deps }, { actor, value }) =>
  loadReview(deps.database.store, actor.workspace, value)?.row.planId ?? null;
const byBlocker: PlanOf = ({ deps }, { actor, value }) =>
  loadBlocker(deps.database.store, actor.workspace, value)?.planId ?? null;

/**
 * A button of the Home: it may be older than what its reader may see, so that is looked at first; an answer opens over
 * the Home, where there is no channel to say it in.
 */
function inHome(planOf: PlanOf, handle: ClickHandler): ClickHandler {
  return async (context, click) => {
    const hidden = await hides(context, click, planOf(context, click));
    const answer = hidden === null ? await handle(context, click) : refuseWith(hidden);
    if (hidden !== null) context.homes.changedFor(click.actor.user);
    return answer.kind === 'say' ? { kind: 'open', view: overHome(answer.message) } : answer;
  };
}

async function hides(
  { deps, access }: SlackContext,
  { actor }: Click,
  planId: string | null,
): Promise<Refusal | null> {
  const head = planId === null ? null : loadPlanHead(deps.database.store, actor.workspace, planId);
  if (head === null) return { reason: 'no-plan' };
  return (await access.maySee(actor.user, head)) ? null : { reason: 'not-visible' };
}

/** A message as a view that opens over the Home. */
export function overHome({ blocks }: Message): ModalView {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const shown: KnownBlock[] = blocks.filter(({ type }) => type !== 'table');
  return {
    type: 'modal',
    callback_id: 'notice',
    title: plain('Signalbox'),
    close: plain('Close'),
    blocks: shown,
  };
}

function clickCheck({ deps }: SlackContext, { actor, value }: Click): Answer {
  const loaded = loadAnalysedPlan(deps.database.store, actor, { planId: value }, deps.clock.now());
  return loaded.ok ? say(checkMessage(checkView(loaded.analysed))) : refuseWith(loaded);
}

/** Everything that is clicked in the Home. */
export const homeClicks: Record<string, ClickHandler> = {
  [planActionIds.homePlan]: inHome(byPlan, clickPlan),
  [planActionIds.homeBack]: clickBack,
  [planActionIds.makeExample]: clickMakeExample,
  [planActionIds.removeExample]: inHome(byPlan, clickRemoveExample),
  [planActionIds.homeReport]: inHome(byPlan, clickReport),
  [planActionIds.homeCheck]: inHome(byPlan, clickCheck),
  [planActionIds.homeDoctor]: inHome(byPlan, (context, { actor, value }) =>
    examine(context, actor, { planId: value }),
  ),
  [planActionIds.homeChart]: inHome(byPlan, (context, { actor, value }) =>
    chartAnswer(context, actor, { planId: value }),
  ),
  [planActionIds.homeExport]: inHome(byPlan, (context, { actor, value }) =>
    exportAnswer(context, actor, { planId: value }),
  ),
  [planActionIds.homeBaseline]: inHome(byPlan, (context, { actor, value }) =>
    openBaseline(context, actor, { planId: value }),
  ),
  [planActionIds.homeArchive]: inHome(byPlan, (context, { actor, value }) =>
    openArchive(context, actor, { planId: value }),
  ),
  [planActionIds.homeReset]: inHome(byPlan, (context, { actor, value }) =>
    openReset(context, actor, { planId: value }),
  ),
  [planActionIds.homeRoles]: inHome(byPlan, (context, { actor, value }) =>
    openRoleForm(context, actor, { planId: value }),
  ),
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
