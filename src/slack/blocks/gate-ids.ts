/** `action_id` of what is clicked about gates beside the votes; the value is named behind it. */
export const gateActionIds = {
  /** review id */
  confirmVote: 'vote_confirm',
  chooseRework: 'choose_rework',
  choosePivot: 'choose_pivot',
  chooseStop: 'choose_stop',
  /** `verb:reviewId`: the menu beside the buttons of a review or a decision */
  more: 'gate_more',
  /** plan and gate, as `planId/gateId` */
  openGate: 'open_gate',
  showGate: 'show_gate',
  rehearseGate: 'rehearse_gate',
  showRounds: 'show_rounds',
} as const;

/** `callback_id` of forms about gates beside those of the votes. */
export const gateFormIds = {
  delegate: 'delegate_seat_form',
  cancel: 'cancel_review_form',
  override: 'override_form',
  choose: 'choose_after_red_form',
} as const;

/** `block_id` of their inputs. */
export const gateFieldIds = {
  seat: 'seat',
  delegate: 'delegate',
  until: 'until',
  outcome: 'outcome',
} as const;
