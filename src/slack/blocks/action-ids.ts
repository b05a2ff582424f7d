/** `action_id` of every button; its `value` carries the id named behind it and nothing else. */
export const actionIds = {
  /** plan id */
  reportBlocker: 'report_blocker',
  /** Of the private question after 🚧, which the report takes the place of. */
  reportAsked: 'report_asked',
  updateMyItems: 'update_my_items',
  openPlan: 'open_plan',
  checkInClear: 'check_in_clear',
  checkInHelp: 'check_in_help',
  /** review id */
  voteGreen: 'vote_green',
  voteYellow: 'vote_yellow',
  voteRed: 'vote_red',
  voteAbstain: 'vote_abstain',
  offerCondition: 'offer_condition',
  enterEvidence: 'enter_evidence',
  explainDecision: 'explain_decision',
  /** blocker id */
  claimBlocker: 'claim_blocker',
  declineBlocker: 'decline_blocker',
  resolveBlocker: 'resolve_blocker',
  changeBlocker: 'change_blocker',
  reopenBlocker: 'reopen_blocker',
  /** item id, as `planId/itemId` */
  startItem: 'start_item',
  finishItem: 'finish_item',
  reopenItem: 'reopen_item',
  blockItem: 'block_item',
  claimItem: 'claim_item',
  finishAnyway: 'finish_anyway',
  editItem: 'edit_item',
  recordResult: 'record_result',
  /** convergence point id, as `planId/pointId` */
  tickRequirements: 'tick_requirements',
  /** criterion id; the evidence form changes with it */
  selectCriterion: 'select_criterion',
} as const;

/** `callback_id` of every form. */
export const formIds = {
  importPlan: 'import_plan',
  importProblems: 'import_problems',
  confirmImport: 'confirm_import',
  raiseBlocker: 'raise_blocker',
  resolveBlocker: 'resolve_blocker_note',
  changeBlocker: 'change_blocker_form',
  editItem: 'edit_item_form',
  recordResult: 'record_result_form',
  tickRequirements: 'tick_requirements_form',
  voteYellow: 'vote_yellow_form',
  voteRed: 'vote_red_form',
  offerCondition: 'offer_condition_form',
  evidence: 'evidence_form',
  notice: 'notice',
} as const;

/** `block_id` of every input; its element's `action_id` is always `value`. */
export const fieldIds = {
  file: 'file',
  text: 'text',
  name: 'name',
  timezone: 'timezone',
  start: 'start',
  item: 'item',
  needed: 'needed',
  from: 'from',
  critical: 'critical',
  workaround: 'workaround',
  risk: 'risk',
  owner: 'owner',
  due: 'due',
  reason: 'reason',
  wouldChange: 'would_change',
  shortfall: 'shortfall',
  condition: 'condition',
  criterion: 'criterion',
  state: 'state',
  value: 'value',
  link: 'link',
  note: 'note',
  estimate: 'estimate',
  left: 'left',
  subtasks: 'subtasks',
  metric: 'metric',
  requirements: 'requirements',
  unresolvable: 'unresolvable',
} as const;

/** `action_id` of the element inside every input block. */
export const inputActionId = 'value';
