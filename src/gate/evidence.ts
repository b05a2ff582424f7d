import type { Criterion, IsoDate, Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { criticalBlockers, itemsOfPhase } from './phase-items.ts';
import type { Ballot, Evidence, EvidenceState, GivenEvidence } from './review.ts';
import { staffing } from './staffing.ts';
import { meets, parseTarget, readNumber } from './target.ts';

export interface EvidenceInput {
  plan: Plan;
  state: PlanState;
  /** The gate's phase and the criteria as they were frozen, or as they stand in a rehearsal. */
  gate: { phase: string; criteria: readonly Criterion[] };
  /** What people said, any versions; the newest of each criterion counts. */
  given: readonly GivenEvidence[];
  /** The day judged, in the plan's zone; staffing looks at who is away on it. */
  today: IsoDate;
}

/** What is known of each criterion, in the criteria's order (product rule 2). */
export function judgeEvidence(input: EvidenceInput): Evidence[] {
  const newest = new Map<string, GivenEvidence>();
  for (const said of input.given) {
    if (said.version >= (newest.get(said.criterion)?.version ?? 0)) newest.set(said.criterion, said);
  }
  return input.gate.criteria.map((criterion) => judge(criterion, newest.get(criterion.id), input));
}

function judge(criterion: Criterion, said: GivenEvidence | undefined, input: EvidenceInput): Evidence {
  switch (criterion.kind) {
    case 'metric':
      return criterion.items === 'phase' ? successOfPhase(criterion, input) : measured(criterion, said);
    case 'blockers':
      return blockersOf(criterion, input);
    case 'resources':
      return resourcesOf(criterion, said, input);
    case 'judgment':
      return said === undefined ? unknown(criterion) : spoken(said, said.state ?? 'unknown');
  }
}

function unknown(criterion: Criterion): Evidence {
  return computed(criterion, 'unknown', null);
}

function computed(criterion: Criterion, state: EvidenceState, value: string | null): Evidence {
  return { criterion: criterion.id, state, value, link: null, source: 'computed' };
}

function spoken({ criterion, value, link, by }: GivenEvidence, state: EvidenceState): Evidence {
  return { criterion, state, value, link, source: by };
}

function measured(criterion: Criterion, said: GivenEvidence | undefined): Evidence {
  if (said === undefined || said.value === null) return unknown(criterion);
  const target = parseTarget(criterion.target ?? '');
  const value = readNumber(said.value);
  if (target === null || !value.ok) return spoken(said, 'unknown');
  return spoken(said, meets(target, value.value) ? 'met' : 'not met');
}

/** Met when every success metric of the phase's items is met, not met when one is missed, else unknown. */
function successOfPhase(criterion: Criterion, { plan, state, gate }: EvidenceInput): Evidence {
  const results = new Map(
    state.results.map((result) => [JSON.stringify([result.item, result.metric]), result]),
  );
  const metrics = itemsOfPhase(plan, gate.phase).flatMap(({ item }) =>
    item.success.map(({ metric }) => results.get(JSON.stringify([item.id, metric]))?.met),
  );
  const met = metrics.filter((result) => result === true).length;
  const missed = metrics.filter((result) => result === false).length;
  const value = `${met} of ${metrics.length} met, ${missed} missed`;
  if (missed > 0) return computed(criterion, 'not met', value);
  return computed(criterion, metrics.length > 0 && met === metrics.length ? 'met' : 'unknown', value);
}

function blockersOf(criterion: Criterion, { plan, state, gate }: EvidenceInput): Evidence {
  const open = criticalBlockers(plan, state, gate.phase);
  if (open.length === 0) return computed(criterion, 'met', 'no critical blocker');
  const bare = open.filter(({ workaround }) => workaround === null || workaround.trim() === '');
  const named = (bare.length > 0 ? bare : open).map(({ item }) => item).join(', ');
  if (bare.length > 0) return computed(criterion, 'not met', `critical, without a workaround: ${named}`);
  return computed(criterion, 'workaround', `critical, each with a workaround: ${named}`);
}

function resourcesOf(
  criterion: Criterion,
  said: GivenEvidence | undefined,
  { plan, gate, today }: EvidenceInput,
): Evidence {
  const { posts, vacant } = staffing(plan, gate.phase, today);
  if (vacant.length === 0) return computed(criterion, 'met', `${posts.length} of ${posts.length} staffed`);
  if (said?.state === 'workaround' && (said.value ?? '').trim() !== '') return spoken(said, 'workaround');
  return computed(
    criterion,
    'not met',
    `nobody there for ${vacant.map(({ kind, name }) => `${kind} ${name}`).join(', ')}`,
  );
}

export interface Outdating {
  changed: { criterion: string; from: EvidenceState; to: EvidenceState }[];
  /** Seats whose ballots no longer count and who are asked to confirm. */
  seats: string[];
}

/** Which criteria changed their state, and so which ballots are outdated by it: all that still counted. */
export function outdatedBy(
  before: readonly Evidence[],
  after: readonly Evidence[],
  ballots: readonly Ballot[],
): Outdating {
  const was = new Map(before.map(({ criterion, state }) => [criterion, state]));
  const is = new Map(after.map(({ criterion, state }) => [criterion, state]));
  const changed = [...new Set([...was.keys(), ...is.keys()])]
    .map((criterion) => ({
      criterion,
      from: was.get(criterion) ?? 'unknown',
      to: is.get(criterion) ?? 'unknown',
    }))
    .filter(({ from, to }) => from !== to);
  const counted = ballots.filter(({ outdated }) => !outdated).map(({ seat }) => seat);
  return { changed, seats: changed.length === 0 ? [] : counted };
}
