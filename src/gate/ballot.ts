import { localDate } from '../plan/local-date.ts';
import type { IsoDate } from '../plan/plan.ts';
import { isBlank, type PromiseFault, promiseFaults } from './promise.ts';
import type { Ballot, Condition, Review, Standing } from './review.ts';
import { type SeatRefusal, seatToVote } from './seats.ts';

/** What somebody answered; `confirm` renews a ballot that new evidence outdated, as it stands. */
export type BallotChoice =
  | { choice: 'green' | 'abstain'; reason?: string | null }
  | {
      choice: 'yellow';
      risk: string;
      workaround: string | null;
      owner: string;
      due: string;
      conditionId: string;
    }
  | { choice: 'red'; reason: string; wouldChange: string }
  | { choice: 'confirm' };

export type BallotCommand = BallotChoice & {
  by: string;
  standing: Standing;
  /** The seat that the button, form or command names, where it names one. */
  seat?: string;
  /** The version that the form was opened on, 0 for none, where it knows. */
  onVersion?: number;
};

export type BallotFault =
  | Exclude<PromiseFault, 'text-missing'>
  | 'risk-missing'
  | 'reason-missing'
  | 'would-change-missing';

export type BallotRefusal =
  | { reason: 'review-closed' }
  | { reason: 'window-over'; closedAt: number }
  | { reason: 'not-eligible'; standing: Exclude<Standing, 'member'> }
  | SeatRefusal
  | { reason: 'stale-version'; current: number }
  | { reason: 'unchanged'; ballot: Ballot }
  | { reason: 'nothing-to-confirm' }
  | { reason: 'incomplete'; faults: BallotFault[] };

export interface AcceptedBallot {
  ok: true;
  ballot: Ballot;
  /** Yellow brings its own condition against itself. */
  condition: Condition | null;
  /** Ids of conditions that the seat's earlier yellow brought and that go with it. */
  lapsed: string[];
}

/** Whether a vote is taken, and what it becomes: the seat's next version (product rule 3). Stores nothing. */
export function decideBallot(
  review: Review,
  command: BallotCommand,
  now: number,
): AcceptedBallot | ({ ok: false } & BallotRefusal) {
  const shut = whyShut(review, now);
  if (shut !== null) return { ok: false, ...shut };
  const today = localDate(now, review.timezone);
  const found = seatToVote(review, command, today);
  if (!found.ok) return found;

  const previous = newestBallot(review.ballots, found.seat);
  const current = previous?.version ?? 0;
  if (command.onVersion !== undefined && command.onVersion !== current)
    return { ok: false, reason: 'stale-version', current };
  if (command.choice === 'confirm') return confirm(previous, command.by);
  const faults = faultsOf(command, today);
  if (faults.length > 0) return { ok: false, reason: 'incomplete', faults };

  const ballot = written(command, found.seat, current + 1);
  const condition = ownCondition(command, found.seat);
  const brought = previous?.choice === 'yellow' ? conditionsBrought(review, found.seat) : [];
  if (previous !== undefined && saysTheSame(previous, ballot, brought, condition))
    return { ok: false, reason: 'unchanged', ballot: previous };
  return { ok: true, ballot, condition, lapsed: brought.map(({ id }) => id) };
}

/** Why nobody may change a review now; null where it is open. */
export function whyShut(
  review: Pick<Review, 'closedAt' | 'closesAt'>,
  now: number,
): Extract<BallotRefusal, { reason: 'review-closed' | 'window-over' }> | null {
  if (review.closedAt !== null) return { reason: 'review-closed' };
  return now < review.closesAt ? null : { reason: 'window-over', closedAt: review.closesAt };
}

function newestBallot(ballots: readonly Ballot[], seat: string): Ballot | undefined {
  return ballots
    .filter((ballot) => ballot.seat === seat)
    .reduce<Ballot | undefined>(
      (newest, one) => (one.version > (newest?.version ?? 0) ? one : newest),
      undefined,
    );
}

function confirm(previous: Ballot | undefined, by: string): AcceptedBallot | ({ ok: false } & BallotRefusal) {
  if (previous === undefined) return { ok: false, reason: 'nothing-to-confirm' };
  if (!previous.outdated) return { ok: false, reason: 'unchanged', ballot: previous };
  const ballot = { ...previous, version: previous.version + 1, outdated: false, castBy: by };
  return { ok: true, ballot, condition: null, lapsed: [] };
}

function faultsOf(command: BallotChoice, today: IsoDate): BallotFault[] {
  if (command.choice === 'yellow') {
    const { risk: text, owner, due } = command;
    return promiseFaults({ text, owner, due }, today).map((fault) =>
      fault === 'text-missing' ? 'risk-missing' : fault,
    );
  }
  if (command.choice !== 'red') return [];
  const faults: BallotFault[] = [];
  if (isBlank(command.reason)) faults.push('reason-missing');
  if (isBlank(command.wouldChange)) faults.push('would-change-missing');
  return faults;
}

type Written = Exclude<BallotChoice, { choice: 'confirm' }>;

function written(command: Written & { by: string }, seat: string, version: number): Ballot {
  const said = command.choice === 'yellow' ? command.risk : command.reason;
  return {
    seat,
    choice: command.choice,
    reason: textOrNull(said),
    workaround: command.choice === 'yellow' ? textOrNull(command.workaround) : null,
    wouldChange: command.choice === 'red' ? command.wouldChange.trim() : null,
    version,
    outdated: false,
    castBy: command.by,
  };
}

/** The condition's text is the workaround where there is one, else the risk itself. */
function ownCondition(command: Written & { by: string }, seat: string): Condition | null {
  if (command.choice !== 'yellow') return null;
  return {
    id: command.conditionId,
    against: { kind: 'ballot', seat },
    text: textOrNull(command.workaround) ?? command.risk.trim(),
    owner: command.owner.trim(),
    due: command.due.trim(),
    offeredBy: command.by,
  };
}

/** What the seat's own voters offered against their vote; conditions that others offered against it stay. */
function conditionsBrought({ conditions, delegations }: Review, seat: string): Condition[] {
  const delegates = delegations.filter((delegation) => delegation.seat === seat);
  const voters = new Set([seat, ...delegates.map(({ delegate }) => delegate)]);
  return conditions.filter(
    ({ against, offeredBy }) => against.kind === 'ballot' && against.seat === seat && voters.has(offeredBy),
  );
}

function saysTheSame(
  before: Ballot,
  after: Ballot,
  brought: Condition[],
  condition: Condition | null,
): boolean {
  if (before.outdated || before.choice !== after.choice) return false;
  if (before.reason !== after.reason || before.wouldChange !== after.wouldChange) return false;
  return (
    condition === null ||
    brought.some(
      ({ text, owner, due }) => text === condition.text && owner === condition.owner && due === condition.due,
    )
  );
}

function textOrNull(text: string | null | undefined): string | null {
  return isBlank(text) ? null : (text?.trim() ?? null);
}
