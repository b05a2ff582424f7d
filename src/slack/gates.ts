import { actionIds, formIds } from './blocks/action-ids.ts';
import { clickOffer, submitCondition } from './gates/condition.ts';
import { clickCriterion, clickEvidence, submitEvidence } from './gates/evidence.ts';
import { clickAbstain, clickGreen, clickRed, clickYellow, submitRed, submitYellow } from './gates/vote.ts';
import { clickWhy } from './gates/why.ts';
import type { ClickHandler, FormHandler } from './listen.ts';

/** Everything that is clicked in a review. */
export const gateClicks: Record<string, ClickHandler> = {
  [actionIds.voteGreen]: clickGreen,
  [actionIds.voteYellow]: clickYellow,
  [actionIds.voteRed]: clickRed,
  [actionIds.voteAbstain]: clickAbstain,
  [actionIds.offerCondition]: clickOffer,
  [actionIds.enterEvidence]: clickEvidence,
  [actionIds.selectCriterion]: clickCriterion,
  [actionIds.explainDecision]: clickWhy,
};

/** Everything that is filled in for a review. */
export const gateForms: Record<string, FormHandler> = {
  [formIds.voteYellow]: submitYellow,
  [formIds.voteRed]: submitRed,
  [formIds.offerCondition]: submitCondition,
  [formIds.evidence]: submitEvidence,
};
