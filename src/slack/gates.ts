import { actionIds, formIds } from './blocks/action-ids.ts';
import { gateActionIds, gateFormIds } from './blocks/gate-ids.ts';
import { clickPivot, clickRework, clickStop, submitChoice } from './gates/choose.ts';
import { clickOffer, submitCondition } from './gates/condition.ts';
import { submitCancel } from './gates/ending.ts';
import { clickCriterion, clickEvidence, submitEvidence } from './gates/evidence.ts';
import { clickOpenGate, clickRehearse, clickRounds, clickShowGate } from './gates/looks.ts';
import { clickMore } from './gates/menu.ts';
import { submitOverride } from './gates/override.ts';
import { submitDelegate } from './gates/seat.ts';
import {
  clickAbstain,
  clickConfirm,
  clickGreen,
  clickRed,
  clickYellow,
  submitRed,
  submitYellow,
} from './gates/vote.ts';
import { clickWhy } from './gates/why.ts';
import type { ClickHandler, FormHandler } from './listen.ts';

/** Everything that is clicked about gates. */
export const gateClicks: Record<string, ClickHandler> = {
  [actionIds.voteGreen]: clickGreen,
  [actionIds.voteYellow]: clickYellow,
  [actionIds.voteRed]: clickRed,
  [actionIds.voteAbstain]: clickAbstain,
  [gateActionIds.confirmVote]: clickConfirm,
  [actionIds.offerCondition]: clickOffer,
  [actionIds.enterEvidence]: clickEvidence,
  [actionIds.selectCriterion]: clickCriterion,
  [actionIds.explainDecision]: clickWhy,
  [gateActionIds.more]: clickMore,
  [gateActionIds.chooseRework]: clickRework,
  [gateActionIds.choosePivot]: clickPivot,
  [gateActionIds.chooseStop]: clickStop,
  [gateActionIds.openGate]: clickOpenGate,
  [gateActionIds.showGate]: clickShowGate,
  [gateActionIds.rehearseGate]: clickRehearse,
  [gateActionIds.showRounds]: clickRounds,
};

/** Everything that is filled in about gates. */
export const gateForms: Record<string, FormHandler> = {
  [formIds.voteYellow]: submitYellow,
  [formIds.voteRed]: submitRed,
  [formIds.offerCondition]: submitCondition,
  [formIds.evidence]: submitEvidence,
  [gateFormIds.delegate]: submitDelegate,
  [gateFormIds.cancel]: submitCancel,
  [gateFormIds.override]: submitOverride,
  [gateFormIds.choose]: submitChoice,
};
