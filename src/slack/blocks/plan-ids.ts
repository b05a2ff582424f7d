/** `action_id` of the buttons of plans, files and the Home; `value` carries the id named behind it and nothing else. */
export const planActionIds = {
  /** file id */
  importFile: 'import_file',
  /** nothing */
  importHere: 'import_here',
  newPlanHere: 'new_plan_here',
  showHelp: 'show_help',
  /** a page, as `planId/offset/filter` */
  logPage: 'log_page',
  logNewer: 'log_newer',
  logFile: 'log_file',
  /** plan id */
  homePlan: 'home_plan',
  homeReport: 'home_report',
  homeChart: 'home_chart',
  homeExport: 'home_export',
  homeBaseline: 'home_baseline',
  homeArchive: 'home_archive',
  homeReset: 'home_reset',
  homeDoctor: 'home_doctor',
  homeCheck: 'home_check',
  homeDarkChart: 'home_dark_chart',
  homeCritical: 'home_critical',
  homeGates: 'home_gates',
  homePhase: 'home_phase',
  homeLog: 'home_log',
  homeHelp: 'home_help',
  homeWhatIf: 'home_what_if',
  homeLookUp: 'home_look_up',
  homeItems: 'home_items',
  homeSync: 'home_sync',
  homeImport: 'home_import',
  homeRoleList: 'home_role_list',
  homeUndoReset: 'home_undo_reset',
  giveRole: 'give_role',
  takeOver: 'take_over',
  syncNow: 'sync_now',
  syncPreview: 'sync_preview',
  syncSchedule: 'sync_schedule',
  syncPause: 'sync_pause',
  syncResume: 'sync_resume',
  syncSkip: 'sync_skip',
  removeExample: 'remove_example',
  /** nothing */
  homeBack: 'home_back',
  makeExample: 'make_example',
  /** `planId/itemId` */
  homeStart: 'home_start',
  homeDone: 'home_done',
  homeBlock: 'home_block',
  /** review id */
  homeGreen: 'home_green',
  homeYellow: 'home_yellow',
  homeRed: 'home_red',
  homeAbstain: 'home_abstain',
  /** blocker id */
  homeResolve: 'home_resolve',
  homeMine: 'home_mine',
} as const;

/** `callback_id` of the forms of plans. */
export const planFormIds = {
  newPlan: 'new_plan',
  archivePlan: 'archive_plan',
  resetPlan: 'reset_plan',
  baseline: 'take_baseline',
  roles: 'grant_role',
  whatIf: 'what_if',
  lookUp: 'look_up',
  schedule: 'schedule_sync',
  pause: 'pause_sync',
} as const;

/** `block_id` of the inputs of these forms. */
export const planFieldIds = {
  name: 'name',
  start: 'start',
  timezone: 'timezone',
  tracks: 'tracks',
  phases: 'phases',
  items: 'items',
  reason: 'reason',
  scope: 'scope',
  confirmation: 'confirmation',
  person: 'person',
  role: 'role',
  changes: 'changes',
  sought: 'sought',
  shown: 'shown',
  time: 'time',
  days: 'days',
  unchanged: 'unchanged',
  until: 'until',
} as const;
