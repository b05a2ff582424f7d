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
      line('ID start', 'start it today', 'TASK-001 start'),
      line('ID done', 'finish it today', 'TASK-001 done'),
      line(
        'ID block [what is needed]',
        'say that something stops it',
        'TASK-001 block sandbox keys from the provider',
      ),
      line('ID unblock [note]', 'resolve its blocker', 'TASK-001 unblock keys arrived'),
      line('ID claim', 'take its blocker on', 'TASK-001 claim'),
      line('mine', 'your items in this plan', 'mine'),
    ],
  },
  '/sync': {
    what: 'The daily sync',
    subcommands: [line('now', 'post the digest now', 'now')],
  },
  '/gate': {
    what: 'Gate reviews',
    subcommands: [
      line('list', 'all gates and how they stand', 'list'),
      line('open ID', 'open the review of a gate', 'open GATE-1'),
      line('evidence ID [criterion]', 'say what is known of a criterion', 'evidence GATE-1 C1'),
      line('vote ID green|yellow|red|abstain', 'cast your ballot', 'vote GATE-1 green'),
      line('status ID', 'how a review stands', 'status GATE-1'),
      line('close ID', 'close a review once quorum stands', 'close GATE-1'),
    ],
  },
};
