import { clickMine, clickNotMine, clickReopen } from './actions/blockers.ts';
import { clickClear, clickHelp } from './actions/check-ins.ts';
import { onCard, onCardForm } from './actions/item-card.ts';
import {
  clickBlock,
  clickDone,
  clickFinishAnyway,
  clickMyItems,
  clickReopenItem,
  clickReport,
  clickReportAsked,
  clickStart,
  clickTake,
} from './actions/items.ts';
import { scheduleClicks } from './actions/sync.ts';
import { actionIds, formIds } from './blocks/action-ids.ts';
import { planFormIds } from './blocks/plan-ids.ts';
import { clickChange, submitChange } from './forms/change-blocker.ts';
import { clickEdit, submitEdit } from './forms/edit-item.ts';
import { clickResult, submitResult } from './forms/record-result.ts';
import { submitBlocker } from './forms/report-blocker.ts';
import { openResolveForm, submitResolution } from './forms/resolve-blocker.ts';
import { submitPause, submitSchedule } from './forms/schedule-sync.ts';
import { clickRequirements, submitRequirements } from './forms/tick-requirements.ts';
import type { ClickHandler, FormHandler } from './listen.ts';

/** Everything that is clicked in a digest, on an item or under a blocker. */
export const syncClicks: Record<string, ClickHandler> = {
  [actionIds.reportBlocker]: clickReport,
  [actionIds.reportAsked]: clickReportAsked,
  [actionIds.updateMyItems]: clickMyItems,
  [actionIds.checkInClear]: clickClear,
  [actionIds.checkInHelp]: clickHelp,
  [actionIds.claimBlocker]: clickMine,
  [actionIds.declineBlocker]: clickNotMine,
  [actionIds.resolveBlocker]: onCard(openResolveForm),
  [actionIds.changeBlocker]: onCard(clickChange),
  [actionIds.reopenBlocker]: clickReopen,
  [actionIds.startItem]: onCard(clickStart),
  [actionIds.finishItem]: onCard(clickDone),
  [actionIds.reopenItem]: onCard(clickReopenItem),
  [actionIds.finishAnyway]: clickFinishAnyway,
  [actionIds.blockItem]: onCard(clickBlock),
  [actionIds.claimItem]: onCard(clickTake),
  [actionIds.editItem]: onCard(clickEdit),
  [actionIds.recordResult]: onCard(clickResult),
  [actionIds.tickRequirements]: clickRequirements,
  ...scheduleClicks,
};

/** Everything that is filled in for an item, a blocker or a convergence point. */
export const syncForms: Record<string, FormHandler> = {
  [formIds.raiseBlocker]: onCardForm(submitBlocker),
  [formIds.resolveBlocker]: onCardForm(submitResolution),
  [formIds.changeBlocker]: onCardForm(submitChange),
  [formIds.editItem]: onCardForm(submitEdit),
  [formIds.recordResult]: onCardForm(submitResult),
  [formIds.tickRequirements]: submitRequirements,
  [planFormIds.schedule]: submitSchedule,
  [planFormIds.pause]: submitPause,
};
