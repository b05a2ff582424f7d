import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingOutcomes } from '../../../src/operations/gates/standing-outcomes.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { startItem } from '../../../src/operations/items/start-item.ts';
import { archivePlan } from '../../../src/operations/plans/archive-plan.ts';
import { exportPlan } from '../../../src/operations/plans/export-plan.ts';
import { resetPlan } from '../../../src/operations/plans/reset-plan.ts';
import { grantRole } from '../../../src/operations/plans/roles.ts';
import { takeOverPlan } from '../../../src/operations/plans/take-over.ts';
import { undoReset } from '../../../src/operations/plans/undo-reset.ts';
import { previewImport } from '../../../src/operations/preview-import.ts';
import { readPlan } from '../../../src/plan/file/read-plan.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { insertReview } from '../../../src/storage/reviews.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { CHANNEL, startWorld, WORKSPACE, type World } from '../world.ts';

let world: World;
let planId: string;
beforeEach(() => {
  world = startWorld('2026-11-09T08:00:00Z');
  planId = world.imported(smallPlan());
});
afterEach(() => world.database.close());

const plan = () => ({ planId });
const stored = () => {
  const found = loadPlan(world.database.store, WORKSPACE, planId);
  if (found === null) throw new Error('the plan is gone');
  return found;
};
const reset = (scope: 'plan' | 'phase', fields = {}) =>
  resetPlan(world.deps, world.actor('UANA'), {
    plan: plan(),
    scope,
    reason: 'Begin anew',
    confirmation: 'Checkout relaunch',
    ...fields,
  });

describe('roles', () => {
  const grant = (by: string, user: string, role: 'owner' | 'editor' | 'member' | 'viewer') =>
    grantRole(world.deps, world.actor(by), { plan: plan(), user, role });

  it('are given by owners and logged', () => {
    expect(grant('UANA', 'UBO', 'owner')).toMatchObject({ ok: true, before: 'member' });
    expect(grant('UBO', 'UANA', 'viewer')).toMatchObject({ ok: true, before: 'owner' });
    expect(grant('UANA', 'UANA', 'owner')).toMatchObject({ reason: 'not-allowed', needs: 'owner' });
    expect(world.verbs(planId).filter((verb) => verb === 'role.granted')).toHaveLength(2);
  });

  it('leave a plan one owner', () => {
    expect(grant('UANA', 'UANA', 'member')).toMatchObject({ reason: 'last-owner' });
    expect(grant('UANA', 'UBO', 'member')).toMatchObject({ reason: 'role-unchanged' });
  });
});

describe('taking over', () => {
  const take = (admin: boolean, present: string[]) =>
    takeOverPlan(world.deps, world.actor('UADMIN'), { plan: plan(), admin, present });

  it.each([
    [true, ['UANA'], 'owners-there'],
    [false, [], 'not-admin'],
  ])('admin %s, present %j: %s', (admin, present, reason) => {
    expect(take(admin, present)).toMatchObject({ ok: false, reason });
    expect(stored().roles.has('UADMIN')).toBe(false);
  });

  it('makes an admin owner where the owners are gone, and tells the channel', () => {
    expect(take(true, [])).toEqual({ ok: true });
    expect(stored().roles.get('UADMIN')).toBe('owner');
    expect(world.queued().at(-1)?.view).toMatchObject({ type: 'words' });
  });
});

describe('a reset', () => {
  beforeEach(() => {
    for (const item of ['TASK-1', 'TASK-3'])
      startItem(world.deps, world.actor('UANA'), { plan: plan(), item });
  });
  const started = (item: string) => stored().state.items.get(item)?.started ?? null;

  it('needs an owner, a reason and the plan’s name', () => {
    expect(
      resetPlan(world.deps, world.actor('UBO'), {
        plan: plan(),
        scope: 'plan',
        reason: 'x',
        confirmation: 'Checkout relaunch',
      }),
    ).toMatchObject({ reason: 'not-allowed' });
    expect(reset('plan', { reason: ' ' })).toMatchObject({ reason: 'text-missing' });
    expect(reset('plan', { confirmation: 'checkout' })).toMatchObject({ reason: 'wrong-confirmation' });
    expect(started('TASK-1')).toBe('2026-11-09');
  });

  it('of the phase leaves the other phases', () => {
    expect(reset('phase')).toMatchObject({ ok: true });
    expect([started('TASK-1'), started('TASK-3')]).toEqual([null, '2026-11-09']);
  });

  it('of the plan takes everything back, and can be undone once', () => {
    const before = stored().state;
    expect(reset('plan')).toMatchObject({ ok: true });
    expect([started('TASK-1'), started('TASK-3')]).toEqual([null, null]);
    expect(undoReset(world.deps, world.actor('UANA'), plan())).toMatchObject({ ok: true });
    expect(stored().state).toEqual(before);
    expect(undoReset(world.deps, world.actor('UANA'), plan())).toMatchObject({ reason: 'nothing-to-undo' });
  });

  it('lets gates that were passed before be asked again, until it is undone', () => {
    insertReview(world.database.store, passed('GATE-1'));
    expect(standingOutcomes(world.database.store, planId).get('GATE-1')).toBe('green');
    world.clock.pass(1);
    reset('phase');
    expect(standingOutcomes(world.database.store, planId).has('GATE-1')).toBe(false);
    undoReset(world.deps, world.actor('UANA'), plan());
    expect(standingOutcomes(world.database.store, planId).get('GATE-1')).toBe('green');
  });

  function passed(id: string): Parameters<typeof insertReview>[1] {
    const { presenter: _presenter, needs: _needs, ...frozen } = gate({ id });
    const at = world.clock.now();
    return {
      id: 'review-1',
      workspace: WORKSPACE,
      planId,
      gate: id,
      round: 1,
      kind: 'round',
      follows: null,
      status: 'closed',
      presenter: 'bo',
      frozen: JSON.stringify(frozen),
      unresolvableBlocker: false,
      judgedOn: '2026-11-09',
      openedAt: at,
      closesAt: at,
      extended: false,
      reminded: false,
      completeSince: null,
      closedAt: at,
      closedBy: null,
      outcome: 'green',
      decision: null,
      after: null,
      head: null,
      cancelReason: null,
    };
  }
});

describe('the end and the file', () => {
  it('archives with a reason for owners alone', () => {
    expect(archivePlan(world.deps, world.actor('UBO'), { plan: plan(), reason: 'x' })).toMatchObject({
      reason: 'not-allowed',
    });
    expect(archivePlan(world.deps, world.actor('UANA'), { plan: plan(), reason: ' ' })).toMatchObject({
      reason: 'text-missing',
    });
    expect(archivePlan(world.deps, world.actor('UANA'), { plan: plan(), reason: 'Merged' })).toMatchObject({
      ok: true,
    });
    expect(stored().status).toBe('archived');
  });

  it('exports what was recorded, so that a new import changes nothing', () => {
    startItem(world.deps, world.actor('UANA'), { plan: plan(), item: 'TASK-1' });
    const result = exportPlan(world.database.store, world.actor('UBO'), plan());
    if (!result.ok) throw new Error(result.reason);
    expect(result.filename).toBe('checkout-relaunch.yaml');
    const read = readPlan(result.text);
    if (!read.ok) throw new Error('the export cannot be read');
    expect(read.value.items[0]?.actuals.started).toBe('2026-11-09');
    const entries = (file: Plan) => {
      const shown = previewImport(world.deps, world.actor('UANA'), { channel: CHANNEL, plan: file });
      return shown.ok ? shown.preview.entries : [shown.reason];
    };
    expect(entries(read.value)).toEqual([]);
    finishItem(world.deps, world.actor('UANA'), { plan: plan(), item: 'TASK-1', anyway: true });
    expect(entries(read.value)).toEqual([]);
    const [first, second, ...others] = read.value.items;
    if (first === undefined || second === undefined) throw new Error('the plan has too few items');
    const begun = { ...second, actuals: { ...second.actuals, started: '2026-11-09' } };
    expect(entries({ ...read.value, items: [first, begun, ...others] })).toEqual([
      expect.stringMatching(/^Changed item TASK-2 .*: started is now 2026-11-09$/),
    ]);
  });
});
