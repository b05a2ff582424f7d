/** One line of help; `usage` and `example` stand without the slash command itself. */
export interface Subcommand {
  name: string;
  usage: string;
  what: string;
  example: string;
  /** The least role that may do it; everybody who sees the plan where it is left out. */
  needs?: 'member' | 'editor' | 'owner';
}

export type CommandName = '/plan' | '/task' | '/sync' | '/gate';

function line(usage: string, what: string, example: string, needs?: Subcommand['needs']): Subcommand {
  const name = usage.split(' ').find((word) => /^[a-z]/.test(word)) ?? usage;
  return { name, usage, what, example, ...(needs === undefined ? {} : { needs }) };
}

/** Every subcommand that there is, as help tells of it; examples are replaced by ids of the user's own plan. */
export const commandTable: Record<CommandName, { what: string; subcommands: Subcommand[] }> = {
  '/plan': {
    what: "The team's plan in this channel",
    subcommands: [
      line('new', 'begin a small plan by a few answers', 'new'),
      line('import', 'import a plan from a file or a short text, or a new version of it', 'import', 'editor'),
      line('export', 'the plan file with what was recorded, in your direct messages', 'export'),
      line('show [ID]', 'the whole plan; or one item, convergence point, gate or person', 'show CP-1'),
      line(
        'ready CP-ID [requirement]',
        'tick what else must hold at a convergence point',
        'ready CP-1',
        'member',
      ),
      line('progress', 'how far the plan, its phases, tracks and epics are', 'progress'),
      line('critical', 'the chain of items that sets the end', 'critical'),
      line('chart [dark]', 'the plan as a picture in the channel', 'chart'),
      line('matrix', 'who covers which role in which phase, and who is away', 'matrix'),
      line('check', 'what is weak in the plan, and how to mend it', 'check'),
      line(
        'whatif CHANGES',
        'what a slip, an estimate, a dropped dependency or days away would do; changes nothing',
        'whatif TASK-001 +3 days, drop TASK-001 from TASK-002',
      ),
      line(
        'baseline',
        "make today's dates the promise that the forecast is compared with",
        'baseline',
        'owner',
      ),
      line('phase', 'where the plan is, and what its next gate lacks', 'phase'),
      line('log [ID | @somebody | warning]', 'what happened, newest first', 'log TASK-001'),
      line('roles [grant @somebody ROLE | take @somebody | takeover]', 'who may do what', 'roles'),
      line('archive [REASON]', 'end the plan', 'archive we merged it into another project', 'owner'),
      line('reset [undo]', 'take back what was recorded, or bring it back', 'reset', 'owner'),
      line('doctor', 'whether everything works, and what to do where it does not', 'doctor'),
      line('help [subcommand]', 'what the commands do', 'help whatif'),
    ],
  },
  '/task': {
    what: 'One item of the plan',
    subcommands: [
      line('ID', 'show an item', 'TASK-001'),
      line('mine', 'your items in this plan; in a direct message, of all plans', 'mine'),
      line('ID start', 'start it today', 'TASK-001 start', 'member'),
      line('ID done', 'finish it today', 'TASK-001 done', 'member'),
      line('ID reopen', 'take back that it is done', 'TASK-001 reopen', 'member'),
      line(
        'ID block [what is needed]',
        'say that something stops it',
        'TASK-001 block sandbox keys from the provider',
        'member',
      ),
      line('ID unblock [note]', 'resolve its blocker', 'TASK-001 unblock keys arrived', 'member'),
      line(
        'ID claim',
        'take its blocker on, or the item itself where nobody has it',
        'TASK-001 claim',
        'member',
      ),
      line('ID hand @somebody', 'hand its blocker on', 'TASK-001 hand @somebody', 'member'),
      line(
        'ID workaround TEXT',
        'how to go on in spite of its blocker',
        'TASK-001 workaround recorded answers',
        'member',
      ),
      line('ID critical', 'its blocker keeps the phase from ending', 'TASK-001 critical', 'member'),
      line(
        'ID unresolvable',
        'nothing that we can do resolves its blocker',
        'TASK-001 unresolvable',
        'member',
      ),
      line('ID assign @somebody', 'give it to somebody', 'TASK-001 assign @somebody', 'member'),
      line('ID estimate DAYS', 'how long it takes, or what is left', 'TASK-001 estimate 2-5 days', 'member'),
      line(
        'ID check LINE',
        'tick a line of its checklist by its words or number; uncheck unticks',
        'TASK-001 check 1',
        'member',
      ),
      line(
        'ID result METRIC met|missed [value] [link]',
        'whether a success metric was met',
        'TASK-001 result 1 met 240 ms',
        'member',
      ),
      line('ID note TEXT', 'add a note', 'TASK-001 note they answer on Monday', 'member'),
      line(
        'ID edit',
        'who has it, how long it takes, what is left and done of it, and a note, in a form',
        'TASK-001 edit',
        'member',
      ),
    ],
  },
  '/sync': {
    what: 'The daily sync',
    subcommands: [
      line('now', 'post the digest now', 'now', 'member'),
      line('preview', 'what the digest would say now, for you alone', 'preview'),
      line('status', 'what is due next, what was posted, why a day was skipped', 'status'),
      line('schedule TIME DAYS [short|skip]', 'when it is posted', 'schedule 09:30 workdays', 'editor'),
      line('pause [until DATE]', 'post nothing for a while', 'pause until 2027-01-04', 'editor'),
      line('resume', 'go on after a pause', 'resume', 'editor'),
      line('skip', 'leave the next one out', 'skip', 'editor'),
    ],
  },
  '/gate': {
    what: 'Gate reviews',
    subcommands: [
      line('list', 'all gates and how they stand', 'list'),
      line('open ID', 'open the review of a gate', 'open GATE-1', 'editor'),
      line('status ID', 'how a review stands', 'status GATE-1'),
      line(
        'vote ID green|yellow|red|abstain|confirm',
        'cast your ballot; yellow and red ask for the rest in a form',
        'vote GATE-1 green',
      ),
      line(
        'vote ID yellow the risk | the workaround | @who | date',
        'the same in words; red: why not | what would change it',
        'vote GATE-1 yellow no load test yet | run one at night | @somebody | 2026-11-30',
      ),
      line(
        'evidence ID [criterion] [what is known]',
        'say what is known of a criterion',
        'evidence GATE-1 C1 250',
      ),
      line(
        'condition ID [criterion or @whose vote] [what | @who | date]',
        'offer a condition against a shortfall',
        'condition GATE-1 C1 run the load test again | @somebody | 2026-11-30',
      ),
      line(
        'delegate ID [@who] [until date], or back',
        'let somebody vote for your seat, or take it back',
        'delegate GATE-1 @somebody until 2026-11-30',
      ),
      line('rehearse ID', 'how it would come out today, and what is missing', 'rehearse GATE-1'),
      line('close ID', 'close a review once quorum stands', 'close GATE-1'),
      line('extend ID', 'extend its window, once', 'extend GATE-1'),
      line('cancel ID [why]', 'end a review without a decision', 'cancel GATE-1 the demo was moved'),
      line(
        'override ID [colour why | condition | @who | date]',
        'put your outcome beside a decision; the condition for red to yellow alone',
        'override GATE-1 red the audit came back',
        'owner',
      ),
      line(
        'choose ID rework|pivot|stop [why]',
        'how it goes on after a red decision',
        'choose GATE-1 rework the load test comes first',
        'owner',
      ),
      line('record ID', 'criteria, evidence, every ballot and the rule trace as files', 'record GATE-1'),
      line('history ID', 'every round of a gate', 'history GATE-1'),
    ],
  },
};
