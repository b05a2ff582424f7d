import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/digest/compose.ts';
import { actionIds } from '../../../src/slack/blocks/action-ids.ts';
import { digestMessage } from '../../../src/slack/blocks/digest.ts';
import { digestThread } from '../../../src/slack/blocks/digest-thread.ts';
import { hugePlan, inputOf } from '../../digest/checkout.ts';
import { expectGood, readable, tokens } from './hostile.ts';
import { digest } from './samples.ts';

describe('the daily sync in Slack', () => {
  it('looks as in the specification', () => {
    expect(readable(digestMessage({ ...digest, missed: [] }))).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Mon 9 Nov
      Day 6 of 32 · Foundation · forecast Fri 18 Dec, 2 days later than baseline
      *Blockers (2)*
      *1 TASK-014 Payment sandbox keys* · critical · day 4 · Bo has it
       holds up 5 items and 3 people · moves CP-2 by 2 days
      *2 TASK-019 A decision on the address format* · day 1 · has a workaround · waits for Dee
       holds up 1 item and 1 person
      *Convergence*
      *CP-2 API meets UI* · Fri 20 Nov, due Thu 19 Nov, 1 day late · on\u00a0time\u00a041\u00a0%
       API ready · UI 3 of 5, sets the date · Data 1 of 4, 4 days of float
      *Since Friday*
      *Finished*: TASK-020 (Bo)
      CP-2 +1 day: TASK-021 started 2 days late (Ana)
      *On the critical path today*: TASK-021 (Ana), TASK-022 (Chi)
      *Ready to start*: TASK-030 (nobody)
      *Overdue*: TASK-011 (Dee) 2 days
      *Nothing heard of*: TASK-012 (Chi) 5 days
      *Next gate: GATE-1 Foundation review*, opens Thu 19 Nov · evidence today: YELLOW, 3 of 4 met
       best outcome still possible: GREEN
       missing: C4 Design reviewed: unknown
       away in the window: Bo
      Checked in last time: 5 of 7
      *Asked today*
      <@U0DEE>: TASK-019 waits for you: A decision on the address format
      React: ✅ nothing blocks me · 🚧 I’m blocked · 🙋 I can help
      [Report a Blocker] | [Update My Items] | [Open Plan]"
    `);
  });

  it('tells notifications its point and what is asked', () => {
    expect(digestMessage(digest).text).toBe(
      'Daily sync · Checkout relaunch · Mon 9 Nov: Day 6 of 32 · Foundation · forecast Fri 18 Dec, 2 days later than baseline. 2 open blockers. React with ✅, 🚧 or 🙋.',
    );
  });

  it('carries the plan in its buttons', () => {
    const row = digestMessage(digest).blocks.at(-1);
    expect(row).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: actionIds.reportBlocker, value: 'plan-1' },
        { action_id: actionIds.updateMyItems, value: 'plan-1' },
        { action_id: actionIds.openPlan, value: 'plan-1' },
      ],
    });
  });

  it('mentions those alone of whom something is asked', () => {
    expect(tokens(digestMessage(digest))).toEqual(['<@U0DEE>']);
    expect(tokens(digestMessage({ ...digest, requests: [] }))).toEqual([]);
  });

  it('is one line on a short day', () => {
    const short = digestMessage({ ...digest, kind: 'short', requests: [], lateMinutes: 90 });
    expect(readable(short)).toBe(
      'Daily sync · Checkout relaunch · Mon 9 Nov · nothing changed since Friday · forecast Fri 18 Dec, 2 days later than baseline · 2 open blockers · 1 condition missed · posted 1 hour 30 minutes late',
    );
    expect(short.blocks).toHaveLength(1);
  });
});

describe('its thread', () => {
  it('has one reply a track with work left', () => {
    const done = {
      id: 'api',
      name: 'API',
      lead: null,
      progress: 1,
      done: 4,
      needed: 4,
      finish: null,
      inProgress: [],
      next: [],
    };
    const replies = digestThread({ ...digest, tracks: [done, ...digest.tracks] });
    expect(replies.map(readable)).toMatchInlineSnapshot(`
      [
        "*UI* · Ana leads · 3 of 5 done (61\u00a0%) · ends Fri 11 Dec
      *In progress*
      TASK-021 Card form (Ana), blocked, until Thu 12 Nov
      *Ready to start*
      TASK-030 Address form (nobody)",
      ]
    `);
  });

  it('is empty on a short day', () => {
    expect(digestThread({ ...digest, kind: 'short' })).toEqual([]);
  });

  it('holds whole what the message had to cut', () => {
    const ready = Array.from({ length: 40 }, (_, at) => ({
      id: `TASK-${at}`,
      name: `Part ${at}`,
      owner: null,
    }));
    const view = { ...digest, ready };
    expect(readable(digestMessage(view))).toContain('TASK-9 (nobody), +30 more');
    const whole = digestThread(view).map(readable).join('\n');
    for (const { id, name } of ready) expect(whole).toContain(`${id} ${name} (nobody)`);
    expect(whole).toContain('Ready to start (40)');
  });
});

describe('the digest of 10,000 items', () => {
  const view = composeDigest(inputOf(...hugePlan()));

  it('fits, and says what it cut', () => {
    const message = digestMessage(view);
    expectGood(message, /^<@U0(ANA|BO)>$/u);
    const text = readable(message);
    for (const rest of ['+295 more', '+35 more', '+9690 more', '+9990 more']) expect(text).toContain(rest);
  });

  it('has a thread that ends', () => {
    const replies = digestThread(view);
    for (const reply of replies) expectGood(reply);
    expect(replies.length).toBeLessThanOrEqual(16);
    expect(readable(replies.at(-1) ?? { text: '', blocks: [] })).toMatch(
      /\+\d+ more: `\/plan export` has them all$/u,
    );
    expect(replies.map(readable).join('\n')).toContain('TASK-299 Sandbox keys');
  });
});

it('counts what is cut, whichever limit cuts it', () => {
  const needed = 'a very long need that goes on '.repeat(20);
  const blockers = Array.from({ length: 100 }, () =>
    digest.blockers.map((blocker) => ({ ...blocker, needed })),
  ).flat();
  const text = readable(digestMessage({ ...digest, blockers }));
  const shown = [...text.matchAll(/^\*\d+ TASK/gmu)].length;
  expect(text).toContain(`+${200 - shown} more`);
});
