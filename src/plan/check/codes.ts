/** What every finding of one code has in common. */
interface CodeWords {
  /** One line for several findings of the code. */
  several: (count: number) => string;
  mend: string;
}

/** Every anti-pattern that the check knows, in the order in which findings are listed. */
export const CODES = {
  'missing-dependency': {
    several: (n) => `${n} items are tied to nothing in the plan`,
    mend: 'Say what it depends on, what waits for it, or which convergence point needs it.',
  },
  'unlinked-mention': {
    several: (n) => `${n} items name another item without depending on it`,
    mend: 'Add the named item to its dependencies, or take the name out of the text.',
  },
  'tracks-meet-unguarded': {
    several: (n) => `${n} pairs of tracks meet without a convergence point`,
    mend: 'Add a convergence point that needs an item of each of the two tracks.',
  },
  'convergence-gap': {
    several: (n) => `${n} times more than two weeks pass between convergence points`,
    mend: 'Put a smaller convergence point in between, so that what does not fit shows early.',
  },
  'double-booked': {
    several: (n) => `${n} people are on two items at once`,
    mend: 'Hand one of the items over, or let one wait for the other.',
  },
  'single-owner': {
    several: (n) => `${n} people own most of the critical path`,
    mend: 'Name a second person for some of these items, before one absence moves the end.',
  },
  'unstaffed-track': {
    several: (n) => `${n} tracks have nobody on them`,
    mend: 'Give the track a lead, or its items owners.',
  },
  'unstaffed-role': {
    several: (n) => `${n} roles that a phase needs have nobody allocated`,
    mend: 'Allocate somebody to the role in this phase, or take the role out of it.',
  },
  'phase-without-gate': {
    several: (n) => `${n} phases have no gate`,
    mend: 'Add a gate for the phase, with the criteria that let the plan leave it.',
  },
  'sequential-only': {
    several: () => 'The plan is one chain: nothing runs in parallel',
    mend: 'Look for items that do not need the one before them, and put them on tracks of their own.',
  },
  'too-many-tracks': {
    several: () => 'More than 4 tracks run in parallel',
    mend: 'Join tracks, or start some of them later: each pair of tracks has to be brought together again.',
  },
  'unrealistic-duration': {
    several: (n) => `${n} durations are unrealistic for their level`,
    mend: 'Split what is too long and fold in what is too short: epic 8-10 weeks, story 1-2 weeks, task 2-5 days, subtask 0.5-1 day.',
  },
  'duration-against-children': {
    several: (n) => `${n} durations do not fit the sum of their children`,
    mend: 'Correct the duration, or the children that are missing or too long.',
  },
  'vague-description': {
    several: (n) => `${n} names are too vague to tell when the item is done`,
    mend: 'Name what is made and for whom, as "Tokenise cards with the payment provider".',
  },
  'no-deliverable': {
    several: (n) => `${n} items name no deliverable`,
    mend: 'Say in `deliverable` what is there once the item is done.',
  },
  'no-success-criteria': {
    several: (n) => `${n} items have no success criteria`,
    mend: 'Add `success` with a metric, how it is verified, and its edge cases.',
  },
  'no-metric': {
    several: (n) => `${n} items have success criteria that nothing measures`,
    mend: 'Put a figure or a yes-or-no condition into the metric, as "p95 below 300 ms" or "all tests pass".',
  },
  'no-verification': {
    several: (n) => `${n} items do not say how their success is verified`,
    mend: 'Say in `verify` where the result is read: a report, a dashboard, a review.',
  },
  'no-edge-case': {
    several: (n) => `${n} critical items name no edge case`,
    mend: 'Name in `edge_cases` what could go wrong although the usual case works.',
  },
  'nothing-updated': {
    several: () => 'Nothing was updated for 5 working days or more',
    mend: 'Record what has started and finished, so that the forecast tells the truth.',
  },
  'no-sync': {
    several: () => 'No daily sync is scheduled',
    mend: 'Add `sync: {at: "09:30", days: workdays}`, or schedule it with `/sync schedule`.',
  },
} as const satisfies Record<string, CodeWords>;

export type FindingCode = keyof typeof CODES;
