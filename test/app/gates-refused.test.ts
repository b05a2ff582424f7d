import { afterEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { castBallot } from '../../src/operations/gates/cast-ballot.ts';
import { CHANNEL, type GateWorld, gatePlan, gateWorld } from './gate-world.ts';

let world: GateWorld;
afterEach(async () => {
  expect(world.slack.violations()).toEqual([]);
  await world.stop();
});

const ballots = () => world.rows('select seat, version, choice, dropped from ballot order by at, rowid');
const refusals = () =>
  world
    .rows("select data from log_entry where verb = 'gate.refused' order by seq")
    .map(({ data }) => (JSON.parse(String(data)) as { reason: string }).reason);
const reviewId = () => String(world.rows('select id from review order by round desc')[0]?.id);
const red = { 'Why not?': 'Boards are red', 'What would change your vote?': 'Three green days' };

describe('who may not vote', () => {
  test('guests whom the plan does not let sit, bots, strangers and people without a seat', async () => {
    const people = [
      ...demoWorkspace.people,
      { id: 'U0BOTTY', handle: 'botty', name: 'Botty', isBot: true },
      { id: 'U0OTHER', handle: 'other', name: 'Other', teamId: 'T0OTHER' },
      { id: 'U0VISITOR', handle: 'visitor', name: 'Visitor', isGuest: true },
    ];
    const ids = ['guest', 'botty', 'other', 'visitor'];
    const others = ids.map((id) => `  - {id: ${id}, slack: U0${id.toUpperCase()}}\n`).join('');
    world = await gateWorld(
      gatePlan({ others, seats: '[lead, enh, guest, botty, other, {person: visitor, guest: true}]' }),
      {
        people,
        channels: [{ id: 'C0RELEASE', name: CHANNEL, members: ['lead', 'enh', 'docs', ...ids] }],
      },
    );
    await world.say('lead', '/gate open GATE-1');
    await world.quiet();
    for (const who of [...ids, 'docs']) await world.slack.as(who).click('Green', { channel: CHANNEL });
    await world.slack.as('docs').click('Yellow', { channel: CHANNEL });
    await world.quiet();
    expect(ballots()).toMatchObject([{ seat: 'visitor', choice: 'green' }]);
    const lead = world.slack.as('lead');
    const isApp = 'Choose a person: botty is an app.';
    await lead.click('Yellow', { channel: CHANNEL });
    await lead.waitForForm('Vote Yellow');
    const promised = {
      'What is the risk?': 'Late',
      'How do we go on all the same?': 'By hand',
      'Who sees to it?': 'botty',
      'By when?': '2025-10-30',
    };
    expect((await lead.fill(promised).submit()).form?.errors).toEqual({
      'Who sees to it?': `${isApp} Apps take nothing on.`,
    });
    await lead.closeForm();
    await lead.click('Offer a Condition', { channel: CHANNEL });
    await lead.waitForForm('Offer a Condition');
    const offered = {
      'What does it answer?': 'C2 Design reviewed: unknown',
      'What has to be done?': 'Review it',
      'Who does it?': 'botty',
      'By when?': '2025-10-30',
    };
    expect((await lead.fill(offered).submit()).form?.errors).toEqual({
      'Who does it?': `${isApp} Apps take nothing on.`,
    });
    await lead.closeForm();
    await world.say('lead', '/task TASK-1 block Keys');
    for (const line of [
      '/gate condition GATE-1 C2 review it | @botty | 2025-10-30',
      '/gate vote GATE-1 yellow late | botty | 2025-10-30',
      '/task TASK-1 assign @botty',
      '/task TASK-1 hand @botty',
    ]) {
      await world.say('lead', line);
      expect(world.told('lead')).toContain(isApp);
    }
    expect(world.rows('select * from condition')).toEqual([]);
    expect(ballots()).toHaveLength(1);
    expect(world.told('guest')).toContain('Guests hold no seat.');
    expect(world.told('docs')).toContain('You have no seat in this review.');
    const times = (reason: string, count: number) => Array<string>(count).fill(reason);
    expect(refusals().toSorted()).toEqual([
      ...times('no-seat', 2),
      ...times('not-a-person', 4),
      ...times('not-eligible', 3),
    ]);
  });

  test('a delegate whose date has passed, while the seat’s own person may again', async () => {
    world = await gateWorld();
    await world.say('lead', '/gate open GATE-1');
    await world.say('docs', '/gate delegate GATE-1 @comms until 2025-10-20');
    await world.say('docs', '/gate vote GATE-1 green');
    expect(world.told('docs')).toContain('Your seat is delegated to comms.');
    await world.travel('2025-10-21T09:00:00Z');
    await world.say('comms', '/gate vote GATE-1 green');
    expect(world.told('comms')).toContain('Your delegation ended on Mon 20 Oct.');
    await world.say('docs', '/gate vote GATE-1 green');
    expect(ballots()).toMatchObject([{ seat: 'docs', choice: 'green' }]);
    await world.say('docs', '/gate delegate GATE-1 @branch');
    expect(world.told('docs')).toContain('Branch has a seat already.');
    await world.say('docs', '/gate delegate GATE-1 @guest');
    expect(world.told('docs')).toContain('Guests hold no seat.');
    expect(refusals()).toEqual(['delegated-away', 'delegate-expired', 'delegate-has-seat', 'not-eligible']);
  });

  test('somebody who was deactivated after voting counts as silent at the close', async () => {
    world = await gateWorld();
    await world.say('lead', '/gate open GATE-1');
    await world.say('enh', '/gate evidence GATE-1 C1 280');
    for (const who of ['lead', 'enh', 'docs']) await world.say(who, '/gate vote GATE-1 green');
    world.slack.break({ fault: 'deactivate_person', person: 'docs' });
    await world.quiet();
    await world.say('enh', '/gate close GATE-1');
    expect(world.told('enh')).toContain(
      '*There is no quorum yet.*\nWhat is missing: 1 more answer. ' +
        'Without a condition, which a yellow needs: C2 Design reviewed: unknown.',
    );
    expect(ballots().at(-1)).toMatchObject({ seat: 'docs', dropped: 1 });
  });
});

describe('what is no vote', () => {
  test('forged values, forms of an older version, forms after the close, and half sentences', async () => {
    world = await gateWorld();
    await world.say('lead', '/gate open GATE-1');
    await world.quiet();
    const { slack } = world;
    for (const line of [
      'purple',
      'yellow late | @docs',
      'yellow late | x | @docs | 2025-01-01',
      'yellow late | x | @docs | soon',
    ]) {
      await world.say('branch', `/gate vote GATE-1 ${line}`);
      expect(world.told('branch')).not.toContain('Your vote');
    }
    await world.say('enh', '/gate evidence GATE-1 C1 1,000');
    expect(world.told('enh')).toContain('That is not a figure.');
    await world.say('branch', '/gate condition GATE-1 C2 review it | | 2025-10-30');
    expect(world.told('branch')).toContain('Name who sees to it.');
    await world.say('branch', '/gate condition GATE-1 C2 review it | @docs | 2025-10-19');
    expect(world.told('branch')).toBe('*Something is not right yet.*\nChoose today or a later day.');
    await world.say('branch', '/gate condition GATE-1 C9 review it | @docs | 2025-10-30');
    expect(world.told('branch')).toMatch(/no criterion C9\.\*\nDid you mean C[12]\?/);
    expect(world.rows('select * from condition')).toEqual([]);
    expect(world.rows("select * from evidence where kind = 'said'")).toEqual([]);
    expect(ballots()).toEqual([]);
    const incomplete = ['incomplete', 'incomplete'];
    const badly = [...incomplete, 'value-refused', ...incomplete, 'unknown-criterion'];
    expect(refusals()).toEqual(badly);

    await slack.as('branch').click('Red', { channel: CHANNEL });
    await slack.as('branch').waitForForm('Vote Red');
    await world.say('branch', '/gate vote GATE-1 green');
    const { form } = await slack.as('branch').fill(red).submit();
    expect(form?.shown).toContain('It has changed since you opened the form.');
    await slack.as('branch').closeForm();

    await slack.as('docs').click('Red', { channel: CHANNEL });
    await slack.as('docs').waitForForm('Vote Red');
    await world.say('enh', '/gate cancel GATE-1 the demo was moved');
    const late = await slack.as('docs').fill(red).submit();
    expect(late.form?.shown).toContain('This review is closed.');
    await world.quiet();
    expect(ballots()).toMatchObject([{ seat: 'branch', choice: 'green', version: 1 }]);
    expect(world.newest('Gate review').shown).toContain('Cancelled by Enh: the demo was moved');
    expect(refusals()).toEqual([...badly, 'stale-version', 'review-closed']);
  });

  test('a review id of another workspace, or of nothing', async () => {
    world = await gateWorld();
    await world.say('lead', '/gate open GATE-1');
    const deps = {
      database: world.database,
      clock: { now: () => Date.parse('2025-10-20T10:05:00Z') },
      ids: { next: () => 'id' },
      wake: () => {},
    };
    for (const [workspace, id] of [
      ['T0OTHER', reviewId()],
      ['T0LOCAL', "' or 1=1 --"],
      ['T0LOCAL', ''],
    ] as const) {
      const actor = { workspace, user: 'U0LEAD' };
      const vote = { choice: 'green' } as const;
      const result = castBallot(deps, actor, { review: { reviewId: id }, vote, standing: 'member' });
      expect(result).toMatchObject({ ok: false, reason: 'unknown-review' });
    }
    expect(ballots()).toEqual([]);
    expect(refusals()).toEqual(['unknown-review', 'unknown-review', 'unknown-review']);
  });
});
