import { describe, expect, it } from 'vitest';
import { actionIds, formIds } from '../../../src/slack/blocks/action-ids.ts';
import { gateActionIds, gateFormIds } from '../../../src/slack/blocks/gate-ids.ts';
import { planActionIds, planFormIds } from '../../../src/slack/blocks/plan-ids.ts';
import { type CommandName, commandTable } from '../../../src/slack/commands/table.ts';
import { gateClicks, gateForms } from '../../../src/slack/gates.ts';
import { planClicks, planForms } from '../../../src/slack/plans.ts';
import { syncClicks, syncForms } from '../../../src/slack/sync.ts';

const a = actionIds;
const g = gateActionIds;
const p = planActionIds;

/** Where everything that a command does is done without it: buttons, choices in the menu of a review, forms. */
const clicked: Record<CommandName, Record<string, string[]>> = {
  '/plan': {
    new: [p.newPlanHere],
    import: [p.importHere, p.importFile, p.homeImport],
    export: [p.homeExport],
    show: [p.homePlan, p.homeLookUp, planFormIds.lookUp],
    ready: [a.tickRequirements, formIds.tickRequirements],
    progress: [p.homePlan],
    critical: [p.homeCritical],
    chart: [p.homeChart, p.homeDarkChart],
    matrix: [p.homePlan],
    check: [p.homeCheck],
    whatif: [p.homeWhatIf, planFormIds.whatIf],
    baseline: [p.homeBaseline, planFormIds.baseline],
    phase: [p.homePhase],
    log: [p.homeLog, p.logPage, p.logFile, planFormIds.lookUp],
    roles: [p.homeRoleList, p.giveRole, p.takeOver, planFormIds.roles],
    archive: [p.homeArchive, planFormIds.archivePlan],
    reset: [p.homeReset, p.homeUndoReset, planFormIds.resetPlan],
    doctor: [p.homeDoctor],
    help: [p.showHelp, p.homeHelp],
  },
  '/task': {
    ID: [p.homeLookUp, planFormIds.lookUp],
    mine: [a.updateMyItems, p.homeItems],
    start: [a.startItem, p.homeStart],
    done: [a.finishItem, a.finishAnyway, p.homeDone],
    reopen: [a.reopenItem],
    block: [a.blockItem, a.reportBlocker, a.reportAsked, p.homeReport, p.homeBlock, formIds.raiseBlocker],
    unblock: [a.resolveBlocker, p.homeResolve, formIds.resolveBlocker],
    claim: [a.claimBlocker, a.claimItem, p.homeMine],
    hand: [a.changeBlocker, formIds.changeBlocker],
    workaround: [a.changeBlocker, formIds.changeBlocker],
    critical: [a.changeBlocker, formIds.changeBlocker],
    unresolvable: [a.changeBlocker, formIds.changeBlocker],
    assign: [a.editItem, formIds.editItem],
    estimate: [a.editItem, formIds.editItem],
    check: [a.editItem, formIds.editItem],
    result: [a.recordResult, formIds.recordResult],
    note: [a.editItem, formIds.editItem],
    edit: [a.editItem, formIds.editItem],
  },
  '/sync': {
    now: [p.syncNow],
    preview: [p.syncPreview],
    status: [p.homeSync],
    schedule: [p.syncSchedule, planFormIds.schedule],
    pause: [p.syncPause, planFormIds.pause],
    resume: [p.syncResume],
    skip: [p.syncSkip],
  },
  '/gate': {
    list: [p.homeGates],
    open: [g.openGate],
    status: [g.showGate],
    vote: [
      a.voteGreen,
      a.voteYellow,
      a.voteRed,
      a.voteAbstain,
      g.confirmVote,
      formIds.voteYellow,
      formIds.voteRed,
    ],
    evidence: [a.enterEvidence, formIds.evidence],
    condition: [a.offerCondition, formIds.offerCondition],
    delegate: [g.more, gateFormIds.delegate],
    rehearse: [g.rehearseGate],
    close: [g.more],
    extend: [g.more],
    cancel: [g.more, gateFormIds.cancel],
    override: [g.more, gateFormIds.override],
    choose: [g.chooseRework, g.choosePivot, g.chooseStop, gateFormIds.choose],
    record: [g.more],
    history: [g.showRounds, g.more],
  },
};

const handlers = { ...planClicks, ...syncClicks, ...gateClicks, ...planForms, ...syncForms, ...gateForms };

describe.each(Object.keys(commandTable) as CommandName[])('%s', (command) => {
  it('is done by buttons and forms as well, subcommand by subcommand', () => {
    const names = new Set(commandTable[command].subcommands.map(({ name }) => name));
    expect(Object.keys(clicked[command]).sort()).toEqual([...names].sort());
    const unanswered = Object.values(clicked[command])
      .flat()
      .filter((id) => !Object.hasOwn(handlers, id));
    expect(unanswered).toEqual([]);
  });
});
