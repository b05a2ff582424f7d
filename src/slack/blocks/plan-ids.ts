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
  homeRoles: 'home_roles',
  homeDoctor: 'home_doctor',
  homeCheck: 'home_check',
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
} as const;
