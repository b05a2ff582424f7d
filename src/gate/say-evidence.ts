import { type BallotRefusal, whyShut } from './ballot.ts';
import { isBlank } from './promise.ts';
import type { EvidenceState, GivenEvidence, Review, Standing } from './review.ts';
import { type NumberRefusal, readNumber } from './target.ts';

export interface EvidenceCommand {
  criterion: string;
  /** Judgment: the presenter's word; resources: `workaround`; a metric leaves it null, or `unknown` to take a figure back. */
  state: EvidenceState | null;
  value: string | null;
  link: string | null;
  by: string;
  standing: Standing;
  onVersion?: number;
}

export type EvidenceRefusal =
  | Extract<BallotRefusal, { reason: 'review-closed' | 'window-over' | 'not-eligible' }>
  | { reason: 'no-criterion' }
  | { reason: 'computed' }
  | { reason: 'value-refused'; because: NumberRefusal }
  | { reason: 'state-missing' }
  | { reason: 'how-missing' }
  | { reason: 'workaround-only' }
  | { reason: 'link-invalid' }
  | { reason: 'stale-version'; current: number }
  | { reason: 'unchanged' };

/**
 * Whether something said of a criterion is taken, and the version that it becomes. Who may say it (the presenter and
 * the plan's editors) is for the caller to know.
 */
export function decideEvidence(
  review: Pick<Review, 'gate' | 'closedAt' | 'closesAt'>,
  given: readonly GivenEvidence[],
  command: EvidenceCommand,
  now: number,
): { ok: true; given: GivenEvidence } | ({ ok: false } & EvidenceRefusal) {
  const shut = whyShut(review, now);
  if (shut !== null) return { ok: false, ...shut };
  const { standing } = command;
  if (standing !== 'member') return { ok: false, reason: 'not-eligible', standing };
  const fault = faultOf(review, command);
  if (fault !== null) return { ok: false, ...fault };

  const last = given
    .filter(({ criterion }) => criterion === command.criterion)
    .reduce<GivenEvidence | undefined>(
      (newest, one) => (one.version > (newest?.version ?? 0) ? one : newest),
      undefined,
    );
  const current = last?.version ?? 0;
  if (command.onVersion !== undefined && command.onVersion !== current)
    return { ok: false, reason: 'stale-version', current };
  const { criterion, state, by } = command;
  const [value, link] = [trimmed(command.value), trimmed(command.link)];
  if (last !== undefined && last.state === state && last.value === value && last.link === link)
    return { ok: false, reason: 'unchanged' };
  return { ok: true, given: { criterion, version: current + 1, state, value, link, by } };
}

function faultOf({ gate }: Pick<Review, 'gate'>, command: EvidenceCommand): EvidenceRefusal | null {
  const criterion = gate.criteria.find(({ id }) => id === command.criterion);
  if (criterion === undefined) return { reason: 'no-criterion' };
  if (criterion.kind === 'blockers' || criterion.items === 'phase') return { reason: 'computed' };
  if (!isBlank(command.link) && !/^https?:\/\/\S+$/i.test(command.link?.trim() ?? ''))
    return { reason: 'link-invalid' };
  if (criterion.kind === 'metric') return metricFault(command);
  if (command.state === null) return { reason: 'state-missing' };
  if (command.state === 'workaround' && isBlank(command.value)) return { reason: 'how-missing' };
  const answers = criterion.kind === 'judgment' || ['workaround', 'unknown'].includes(command.state);
  return answers ? null : { reason: 'workaround-only' };
}

function metricFault({ state, value }: EvidenceCommand): EvidenceRefusal | null {
  if (state === 'unknown') return null;
  const figure = readNumber(value ?? '');
  return figure.ok ? null : { reason: 'value-refused', because: figure.reason };
}

function trimmed(text: string | null): string | null {
  return isBlank(text) ? null : (text?.trim() ?? null);
}
