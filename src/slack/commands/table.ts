/** One line of help; `usage` and `example` stand without the slash command itself. */
export interface Subcommand {
  name: string;
  usage: string;
  what: string;
  example: string;
}

export type CommandName = '/plan' | '/task' | '/sync' | '/gate';

function line(usage: string, what: string, example: string): Subcommand {
  const name = usage.split(' ').find((word) => /^[a-z]/.test(word)) ?? usage;
  return { name, usage, what, example };
}

/** Every subcommand that there is, as help tells of it; examples are replaced by ids of the user's own plan. */
export const commandTable: Record<CommandName, { what: string; subcommands: Subcommand[] }> = {
  '/plan': {
    what: "The team's plan in this channel",
    subcommands: [
      line('import', 'import a plan from a file or a short text, or a new version of it', 'import'),
      line('show [ID]', 'phase, progress, convergence points and gates; or one item, point or gate', 'show'),
      line('help', 'what the commands do', 'help'),
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
