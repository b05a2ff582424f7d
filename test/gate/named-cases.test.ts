import { describe, expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { decideOverride } from '../../src/gate/override.ts';
import type { Colour, Outcome } from '../../src/gate/review.ts';
import { closesAt } from '../../src/gate/window.ts';
import { judged } from './judged.ts';
import { conditionAgainst, criterion, factsFrom, type Minutes } from './minutes.ts';
import { berlin, person, plan, weekdaysBut } from './plans.ts';

const everybody: Minutes = {
  seats: 'ana, bo, chi',
  evidence: 'C1 met',
  votes: 'ana green, bo green, chi green',
};

/** One test a row; a column that a table leaves out is as in `usual`. The first row names the columns. */
function decides(usual: Partial<Minutes>, table: string) {
  const cells = (row: string) => row.split('|').map((cell) => cell.trim());
  const [head = '', ...rows] = table.trim().split('\n');
  const columns = cells(head);
  it.each(rows.map((row) => cells(row)))('%s', (...row) => {
    const told = Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']));
    const { outcome, rule } = decide(factsFrom({ ...everybody, ...usual, ...told }));
    expect(`${outcome}: ${rule}`).toBe(told['outcome: rule']);
  });
}

describe('one seat', () => {
  decides(
    { seats: 'ana' },
    `
    case                                  | votes       | conditions | outcome: rule
    it votes green                        | ana green   |            | green: both-green
    it says nothing                       |             |            | no decision: too-few-answers
    it abstains                           | ana abstain |            | no decision: too-few-colours
    it votes yellow, with its condition   | ana yellow  | ana        | yellow: yellow-votes
    it votes red, and somebody offers one | ana red     | ana        | red: third-red
    `,
  );
});

describe('two seats', () => {
  decides(
    { seats: 'ana, bo' },
    `
    case                                | votes                | conditions | outcome: rule
    green and red with a condition      | ana green, bo red    | bo         | red: third-red
    green and yellow with its condition | ana green, bo yellow | bo         | yellow: yellow-votes
    green and silent                    | ana green            |            | no decision: too-few-answers
    `,
  );
});

describe('three seats', () => {
  decides(
    {},
    `
    case                                      | votes                                   | conditions | outcome: rule
    one red of three, with a condition        | ana green, bo green, chi red            | chi        | yellow: yellow-votes
    one red of three, without a condition     | ana green, bo green, chi red            |            | red: condition-missing
    one red and one abstention: half are red  | ana green, bo abstain, chi red          | chi        | red: third-red
    one yellow of three: two thirds are green | ana green, bo green, chi yellow         | chi        | green: both-green
    two yellows of three                      | ana green, bo yellow, chi yellow        | bo, chi    | yellow: yellow-votes
    a vote of somebody without a seat         | ana green, bo green, chi green, zoe red |            | green: both-green
    `,
  );
});

describe('six seats, quorum 2/3: four must answer, and more than half of four must be colours', () => {
  decides(
    { seats: 'ana, bo, chi, dee, eli, fay' },
    `
    case                            | votes                                                                   | outcome: rule
    green and three abstentions     | ana green, bo abstain, chi abstain, dee abstain                         | no decision: too-few-colours
    two greens and two abstentions  | ana green, bo green, chi abstain, dee abstain                           | no decision: too-few-colours
    two greens and four abstentions | ana green, bo green, chi abstain, dee abstain, eli abstain, fay abstain | no decision: too-few-colours
    three greens and one abstention | ana green, bo green, chi green, dee abstain                             | green: both-green
    three greens, three abstentions | ana green, bo green, chi green, dee abstain, eli abstain, fay abstain   | green: both-green
    three greens and three silent   | ana green, bo green, chi green                                          | no decision: too-few-answers
    four greens and two silent      | ana green, bo green, chi green, dee green                               | green: both-green
    `,
  );
});

describe('a mandatory seat', () => {
  decides(
    { seats: 'ana, bo mandatory, chi' },
    `
    case                        | votes                                 | conditions | outcome: rule
    abstains                    | ana green, bo abstain, chi green      |            | no decision: mandatory-missing
    is silent                   | ana green, chi green                  |            | no decision: mandatory-missing
    votes red, with a condition | ana green, bo red, chi green          | bo         | red: mandatory-red
    votes yellow among greens   | ana green, bo yellow, chi green       | bo         | green: both-green
    votes green by its delegate | ana green, bo green by dee, chi green |            | green: both-green
    votes red by its delegate   | ana green, bo red by dee, chi green   | bo         | red: mandatory-red
    `,
  );
});

describe('all votes green', () => {
  decides(
    {},
    `
    case                                       | evidence                        | conditions | outcome: rule
    critical unknown                           | C1 met, C2 critical unknown     | C2         | no decision: critical-unknown
    critical not met                           | C1 met, C2 critical not met     | C2         | red: critical-not-met
    critical by a workaround, with a condition | C1 met, C2 critical workaround  | C2         | yellow: yellow-evidence
    yellow evidence without a condition        | C1 met, C2 not met              |            | red: condition-missing
    yellow evidence with a condition           | C1 met, C2 not met              | C2         | yellow: yellow-evidence
    two shortfalls and one condition           | C1 met, C2 not met, C3 unknown  | C2         | red: condition-missing
    an unknown criterion with a condition      | C1 met, C2 unknown              | C2         | yellow: yellow-evidence
    a workaround as the only criterion         | C1 workaround                   | C1         | yellow: yellow-evidence
    the same without a condition               | C1 workaround                   |            | red: condition-missing
    not met as the only criterion              | C1 not met                      | C1         | red: all-not-met
    resources not met                          | C1 met, R1 resources not met    | R1         | red: resources-not-met
    resources by a workaround                  | C1 met, R1 resources workaround | R1         | yellow: yellow-evidence
    `,
  );
});

describe('an unresolvable critical blocker', () => {
  decides(
    { unresolvable: true },
    `
    case                            | evidence            | outcome: rule
    is red though everything is met | C1 met              | red: blocker-unresolvable
    does not hide a lack of quorum  | C1 critical unknown | no decision: critical-unknown
    `,
  );
});

describe('evidence and votes both short of green', () => {
  decides(
    { evidence: 'C1 met, C2 not met' },
    `
    case                               | votes                            | conditions  | outcome: rule
    all with conditions                | ana green, bo yellow, chi yellow | C2, bo, chi | yellow: yellow-both
    one yellow ballot without          | ana green, bo green, chi yellow  | C2          | red: condition-missing
    red votes, whatever the conditions | ana green, bo red, chi red       | C2, bo, chi | red: third-red
    `,
  );
});

describe('one ballot outdated at the edge of quorum', () => {
  decides(
    {},
    `
    case                                     | votes                                 | outcome: rule
    two of three still count, as is required | ana green, bo green, chi outdated red | green: both-green
    one of the two that voted is outdated    | ana green, bo outdated green          | no decision: too-few-answers
    `,
  );
  decides(
    { evidence: 'C1 met, C2 workaround' },
    `
    case                               | votes                                 | conditions | outcome: rule
    an outdated red needs no condition | ana green, bo green, chi outdated red | C2         | yellow: yellow-evidence
    `,
  );
});

describe('resources in the last phase', () => {
  const away = [{ from: '2026-11-16', to: '2026-11-20' }];
  const covered = (people: string[]) =>
    plan({
      people: [person('ana', away), person('bo')],
      allocation: [{ phase: 'core', role: 'backend', areas: [], people }],
    });
  it.each([
    ['its own role has somebody who is there', ['ana', 'bo'], 'green: both-green'],
    ['its own role has nobody who is there', ['ana'], 'red: resources-not-met'],
    ['its own role has nobody at all', [], 'red: resources-not-met'],
  ])('%s', (_, people, expected) => {
    const judgedNow = judged(criterion('R1', { kind: 'resources' }), {
      plan: covered(people),
      phase: 'core',
      today: '2026-11-17',
    });
    const facts = factsFrom({ ...everybody, evidence: 'C1 met, R1 resources met' });
    const known = facts.evidence.map((one) => (one.criterion === 'R1' ? (judgedNow ?? one) : one));
    const { outcome, rule } = decide({ ...facts, evidence: known });
    expect(`${outcome}: ${rule}`).toBe(expected);
  });
});

describe('a window of one day', () => {
  it.each([
    ['over Christmas ends on the Monday after it', '2026-12-23 10:00', '2026-12-28 17:00'],
    ['opened on the holiday ends on the next working day', '2026-12-24 10:00', '2026-12-28 17:00'],
    ['opened the day before ends before it', '2026-12-22 10:00', '2026-12-23 17:00'],
  ])('%s', (_, opened, closes) => {
    const calendar = weekdaysBut('2026-12-24', '2026-12-25');
    expect(closesAt(berlin(opened), 1, calendar, 'Europe/Berlin')).toBe(berlin(closes));
  });
});

describe('each step of an override', () => {
  it.each<[Outcome, Colour, string, string]>([
    ['green', 'yellow', '', 'stands'],
    ['green', 'red', '', 'stands'],
    ['yellow', 'red', '', 'stands'],
    ['yellow', 'green', '', 'stands'],
    ['red', 'yellow', 'bo', 'stands'],
    ['red', 'yellow', '', 'conditions-missing'],
    ['red', 'green', 'bo', 'too-lenient'],
    ['no decision', 'green', '', 'no-decision'],
    ['no decision', 'yellow', 'bo', 'no-decision'],
    ['no decision', 'red', '', 'no-decision'],
  ])('%s to %s, with a condition of %s: %s', (computed, to, conditioned, expected) => {
    const onBo = { kind: 'ballot', seat: 'bo' } as const;
    const decision = {
      computed,
      standing: computed,
      presenter: 'eve',
      owners: ['ana'],
      superseded: false,
      shortfalls: computed === 'red' ? [onBo] : [],
      conditions: [],
    };
    const conditions = conditioned === '' ? [] : [conditionAgainst(conditioned, [])];
    const command = { by: 'ana', admin: false, to, reason: 'the board knows', conditions };
    const decided = decideOverride(decision, command, '2026-11-20');
    expect(decided.ok ? 'stands' : decided.reason).toBe(expected);
  });
});
