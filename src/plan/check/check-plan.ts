import type { Analysis } from '../analysis/analysis.ts';
import type { IsoDate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import { type CheckedPlan, lookUps } from './checked-plan.ts';
import { CODES, type FindingCode } from './codes.ts';
import { doubleBookings } from './double-booked.ts';
import { durationsAgainstChildren, unrealisticDurations } from './durations.ts';
import type { Finding } from './finding.ts';
import { convergenceGaps, unguardedMeetings } from './meetings.ts';
import { singleOwners, unstaffedRoles, unstaffedTracks } from './people.ts';
import { missingSync, nothingUpdated } from './rhythm.ts';
import { phasesWithoutGate, sequentialPlan, tooManyTracks } from './shape.ts';
import { missingEdgeCases, missingSuccess, unmeasuredSuccess, unverifiedSuccess } from './success.ts';
import { looseItems, unlinkedMentions } from './ties.ts';
import { missingDeliverables, vagueDescriptions } from './wording.ts';

type Rule = (checked: CheckedPlan, lastUpdate: IsoDate | null | undefined) => Finding[];

const RULES: Record<FindingCode, Rule> = {
  'missing-dependency': looseItems,
  'unlinked-mention': unlinkedMentions,
  'tracks-meet-unguarded': unguardedMeetings,
  'convergence-gap': convergenceGaps,
  'double-booked': doubleBookings,
  'single-owner': singleOwners,
  'unstaffed-track': unstaffedTracks,
  'unstaffed-role': unstaffedRoles,
  'phase-without-gate': phasesWithoutGate,
  'sequential-only': sequentialPlan,
  'too-many-tracks': tooManyTracks,
  'unrealistic-duration': unrealisticDurations,
  'duration-against-children': durationsAgainstChildren,
  'vague-description': vagueDescriptions,
  'no-deliverable': missingDeliverables,
  'no-success-criteria': missingSuccess,
  'no-metric': unmeasuredSuccess,
  'no-verification': unverifiedSuccess,
  'no-edge-case': missingEdgeCases,
  'nothing-updated': nothingUpdated,
  'no-sync': missingSync,
};

/**
 * The anti-patterns in a plan, code by code in the order of CODES; they never refuse an import. What is
 * done, and phases that are left, are not asked about. `analysis` is that of the same plan, state and day;
 * `lastUpdate` is the day of the last change that anybody recorded: null for never, undefined for unknown.
 */
export function checkPlan(
  plan: Plan,
  state: PlanState,
  today: IsoDate,
  analysis: Analysis,
  lastUpdate?: IsoDate | null,
): Finding[] {
  const checked = lookUps(plan, state, today, analysis);
  return (Object.keys(CODES) as FindingCode[]).flatMap((code) => RULES[code](checked, lastUpdate));
}
