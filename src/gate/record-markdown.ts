import { explain, explainRule, type Names, nameShortfall } from './explain.ts';
import { localTime } from './local-time.ts';
import { plain, table } from './markdown.ts';
import type { GateRecord } from './record.ts';

/** A gate's record as a Markdown file; `person` names people. Whatever people wrote is escaped. */
export function recordMarkdown(record: GateRecord, person: (id: string) => string): string {
  const criteria = new Map(record.gate.criteria.map(({ id, text }) => [id, `${id} ${text}`]));
  const names: Names = { person, criterion: (id) => criteria.get(id) ?? id };
  const sections: [string, string[]][] = [
    ['Decision', decision(record, names)],
    ['Criteria', criteriaOf(record, names)],
    ['Evidence, every version', evidence(record, names)],
    ['Ballots, every version', ballots(record, names)],
    ['Conditions', conditions(record, names)],
    ['Delegations', delegations(record, names)],
    ['How it was decided', trace(record, names)],
    ['Log', log(record, names)],
  ];
  const title = `# ${plain(record.gate.name)} (${plain(record.gate.id)}), round ${record.review.round}`;
  const body = sections.map(([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}`);
  return `${[title, opening(record, names).join('\n'), ...body].join('\n\n')}\n`;
}

/** As `2026-11-20 17:00` in the plan's zone. */
function moment({ plan }: GateRecord, at: number | null): string {
  if (at === null) return '-';
  return localTime(at, plan.timezone).toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function opening(record: GateRecord, { person }: Names): string[] {
  const { plan, review } = record;
  const rest = review.extended ? ', extended once' : '';
  return [
    `- Plan: ${plain(plan.name)}, times in ${plan.timezone}`,
    `- Presented by ${plain(person(review.presenter))}`,
    `- Opened ${moment(record, review.openedAt)}, window to ${moment(record, review.closesAt)}${rest}`,
    `- Closed ${moment(record, review.closedAt)}`,
    ...(review.follows === null ? [] : [`- Follows review ${plain(review.follows)}`]),
  ];
}

function decision(record: GateRecord, { person }: Names): string[] {
  const { decision: decided, override, head } = record;
  if (decided === null) return ['None was made.'];
  const computed = [
    `- Outcome: ${decided.outcome.toUpperCase()}, because ${explainRule(decided.rule)}`,
    `- Evidence: ${decided.evidence}`,
    `- Votes: ${decided.votes ?? 'no colour'}`,
  ];
  const overridden =
    override === null
      ? []
      : [
          `- Overridden to ${override.to.toUpperCase()} by ${plain(person(override.by))} on ` +
            `${moment(record, override.at)}: ${plain(override.reason)}`,
          ...(override.head === null ? [] : [`- Head of the log after the override: \`${override.head}\``]),
        ];
  return [...computed, ...overridden, ...(head === null ? [] : [`- Head of the log: \`${head}\``])];
}

function criteriaOf({ gate }: GateRecord, names: Names): string[] {
  const { numerator, denominator } = gate.quorum;
  const seats = gate.seats.map(
    ({ person, mandatory }) => `${plain(names.person(person))}${mandatory ? ' (mandatory)' : ''}`,
  );
  return [
    ...table(
      ['Id', 'Kind', 'Criterion', 'Target', 'Critical'],
      gate.criteria.map(({ id, kind, text, target, unit, critical }) => [
        plain(id),
        kind,
        plain(text),
        target === null ? '' : plain(`${target} ${unit ?? ''}`),
        critical ? 'yes' : 'no',
      ]),
    ),
    '',
    `Seats: ${seats.join(', ')}. Quorum: ${numerator}/${denominator}.`,
  ];
}

function evidence(record: GateRecord, { person }: Names): string[] {
  return table(
    ['Criterion', 'Version', 'State', 'Value', 'Link', 'Source', 'At'],
    record.evidence.map((known) => [
      plain(known.criterion),
      String(known.version),
      known.state,
      plain(known.value ?? ''),
      plain(known.link ?? ''),
      known.source === 'computed' ? 'computed' : plain(person(known.source)),
      moment(record, known.at),
    ]),
  );
}

function ballots(record: GateRecord, { person }: Names): string[] {
  return table(
    ['Seat', 'Version', 'Vote', 'Reason', 'Workaround or what would change it', 'Cast by', 'At'],
    record.ballots.map((ballot) => [
      plain(person(ballot.seat)),
      String(ballot.version),
      ballot.outdated ? `${ballot.choice} (outdated)` : ballot.choice,
      plain(ballot.reason ?? ''),
      plain(ballot.workaround ?? ballot.wouldChange ?? ''),
      plain(person(ballot.castBy)),
      moment(record, ballot.at),
    ]),
  );
}

function conditions(record: GateRecord, names: Names): string[] {
  const { override } = record;
  const added = override?.conditions.map((one) => ({ ...one, at: override.at, withdrawnAt: null })) ?? [];
  return table(
    ['Against', 'Condition', 'Owner', 'Due', 'Offered by', 'At'],
    [...record.conditions, ...added].map(({ against, text, owner, due, offeredBy, at, withdrawnAt }) => [
      plain(nameShortfall(against, names)),
      plain(text),
      plain(names.person(owner)),
      due,
      plain(names.person(offeredBy)),
      withdrawnAt === null
        ? moment(record, at)
        : `${moment(record, at)}, lapsed ${moment(record, withdrawnAt)}`,
    ]),
  );
}

function delegations(record: GateRecord, { person }: Names): string[] {
  return table(
    ['Seat', 'Delegate', 'Until', 'At'],
    record.delegations.map(({ seat, delegate, until, takenBack, at }) => [
      plain(person(seat)),
      plain(person(delegate)),
      takenBack ? 'taken back' : (until ?? 'until taken back'),
      moment(record, at),
    ]),
  );
}

function trace({ decision: decided }: GateRecord, names: Names): string[] {
  if (decided === null) return ['No decision was made.'];
  return explain(decided.trace, names).map((sentence, index) => `${index + 1}. ${plain(sentence)}`);
}

function log(record: GateRecord, { person }: Names): string[] {
  return table(
    ['Row', 'At', 'Who', 'What', 'Of', 'Hash'],
    record.log.map(({ seq, at, actor, verb, subject, hash }) => [
      String(seq),
      moment(record, at),
      plain(person(actor)),
      plain(verb),
      plain(subject ?? ''),
      `\`${hash}\``,
    ]),
  );
}
