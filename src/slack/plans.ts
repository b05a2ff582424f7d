import { clickHelp, clickImportFile, clickImportHere, clickNewPlanHere } from './actions/plan-files.ts';
import { planActionIds, planFormIds } from './blocks/plan-ids.ts';
import { clickLogFile } from './commands/plan-files.ts';
import { clickLogPage } from './commands/plan-views.ts';
import { submitNewPlan } from './forms/new-plan.ts';
import { submitArchive, submitBaseline, submitReset, submitRole } from './forms/plan-owner.ts';
import { homeClicks } from './home/clicks.ts';
import { submitLookUp, submitWhatIf } from './home/look.ts';
import type { ClickHandler, FormHandler } from './listen.ts';

/** Everything that is clicked about a plan as a whole. */
export const planClicks: Record<string, ClickHandler> = {
  ...homeClicks,
  [planActionIds.importFile]: clickImportFile,
  [planActionIds.importHere]: clickImportHere,
  [planActionIds.newPlanHere]: clickNewPlanHere,
  [planActionIds.showHelp]: clickHelp,
  [planActionIds.logPage]: clickLogPage,
  [planActionIds.logNewer]: clickLogPage,
  [planActionIds.logFile]: clickLogFile,
};

/** Everything that is filled in about a plan as a whole. */
export const planForms: Record<string, FormHandler> = {
  [planFormIds.newPlan]: submitNewPlan,
  [planFormIds.archivePlan]: submitArchive,
  [planFormIds.resetPlan]: submitReset,
  [planFormIds.baseline]: submitBaseline,
  [planFormIds.roles]: submitRole,
  [planFormIds.whatIf]: submitWhatIf,
  [planFormIds.lookUp]: submitLookUp,
};
