import type { IsoDate } from '../plan/plan.ts';
import { stepsMoreLenient } from './colours.ts';
import { writtenCondition } from './condition.ts';
import { isBlank, type Promised, type PromiseFault, promiseFaults } from './promise.ts';
import type { Colour, Condition, Outcome, Shortfall } from './review.ts';
import { sameShortfall } from './shortfalls.ts';

/** The decision to be overridden and who may do it. */
export interface Overridable {
  computed: Outcome;
  /** What counts now: `computed`, or what an earlier override made of it. */
  standing: Outcome;
  presenter: string;
  owners: readonly string[];
  /** A review of the next gate, or a new round of this one, has opened since. */
  superseded: boolean;
  shortfalls: readonly Shortfall[];
  /** Conditions in force at the close. */
  conditions: readonly Condition[];
}

export interface OverrideCommand {
  by: string;
  /** Admin of the Slack workspace. */
  admin: boolean;
  to: Colour;
  reason: string;
  conditions: readonly (Promised & { id: string; against: Shortfall })[];
}

export type OverrideRefusal =
  | { reason: 'no-decision' }
  | { reason: 'presenter' }
  | { reason: 'not-owner' }
  | { reason: 'superseded' }
  | { reason: 'reason-missing' }
  | { reason: 'unchanged' }
  | { reason: 'too-lenient'; computed: Colour }
  | { reason: 'incomplete'; faults: { id: string; faults: PromiseFault[] }[] }
  | { reason: 'not-a-shortfall'; against: Shortfall }
  | { reason: 'conditions-missing'; missing: Shortfall[] };

export interface Override {
  from: Colour;
  to: Colour;
  reason: string;
  by: string;
  /** Conditions that the override adds to those of the review. */
  conditions: Condition[];
}

/**
 * Whether an owner's override stands (product rule 9). Steps are counted from the computed decision, so that two
 * overrides cannot make two lenient steps. Red becomes yellow only with a condition against every shortfall and at
 * least one condition in all.
 */
export function decideOverride(
  decision: Overridable,
  command: OverrideCommand,
  today: IsoDate,
): { ok: true; override: Override } | ({ ok: false } & OverrideRefusal) {
  const { computed } = decision;
  if (computed === 'no decision') return { ok: false, reason: 'no-decision' };
  const barred = whyBarred(decision, command);
  if (barred !== null) return { ok: false, ...barred };
  if (isBlank(command.reason)) return { ok: false, reason: 'reason-missing' };
  if (command.to === decision.standing) return { ok: false, reason: 'unchanged' };
  if (stepsMoreLenient(computed, command.to) > 1) return { ok: false, reason: 'too-lenient', computed };
  const lack = conditionLack(decision, command, today);
  if (lack !== null) return { ok: false, ...lack };

  const conditions = command.conditions.map(({ id, against, ...promised }) =>
    writtenCondition(id, against, promised, command.by),
  );
  const { to, by } = command;
  return { ok: true, override: { from: computed, to, reason: command.reason.trim(), by, conditions } };
}

type Bar = Extract<OverrideRefusal, { reason: 'presenter' | 'not-owner' | 'superseded' }>;

/** Why somebody may not override a decision at all; null where they may. */
export function whyBarred(
  decision: Pick<Overridable, 'presenter' | 'owners' | 'superseded'>,
  { by, admin }: Pick<OverrideCommand, 'by' | 'admin'>,
): Bar | null {
  if (by === decision.presenter) return { reason: 'presenter' };
  const others = decision.owners.filter((owner) => owner !== decision.presenter);
  const allowed = others.length > 0 ? others.includes(by) : admin;
  if (!allowed) return { reason: 'not-owner' };
  return decision.superseded ? { reason: 'superseded' } : null;
}

/** What an override may make of a decision, from lenient to strict; `standing` is what counts of it now. */
export function overridesOf(computed: Outcome, standing: Outcome): Colour[] {
  if (computed === 'no decision') return [];
  const colours: Colour[] = ['green', 'yellow', 'red'];
  return colours.filter((to) => to !== standing && stepsMoreLenient(computed, to) <= 1);
}

function conditionLack(
  decision: Overridable,
  command: OverrideCommand,
  today: IsoDate,
): OverrideRefusal | null {
  const faulty = command.conditions
    .map(({ id, ...promised }) => ({ id, faults: promiseFaults(promised, today) }))
    .filter(({ faults }) => faults.length > 0);
  if (faulty.length > 0) return { reason: 'incomplete', faults: faulty };
  const stray = command.conditions.find(({ against }) => !answers(against, decision.shortfalls));
  if (stray !== undefined && decision.shortfalls.length > 0)
    return { reason: 'not-a-shortfall', against: stray.against };

  if (command.to !== 'yellow' || decision.computed !== 'red') return null;
  const answered = [...decision.conditions, ...command.conditions].map(({ against }) => against);
  const missing = decision.shortfalls.filter((shortfall) => !answers(shortfall, answered));
  return missing.length > 0 || answered.length === 0 ? { reason: 'conditions-missing', missing } : null;
}

function answers(against: Shortfall, shortfalls: readonly Shortfall[]): boolean {
  return shortfalls.some((shortfall) => sameShortfall(shortfall, against));
}
