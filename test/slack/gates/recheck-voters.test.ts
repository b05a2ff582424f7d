import { expect, test } from 'vitest';
import { createLogger } from '../../../src/log.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { recheckClosing } from '../../../src/slack/gates/recheck-voters.ts';
import { GREEN, openedWorld } from '../../operations/gates/given.ts';
import { smallPlan } from '../../operations/small-plan.ts';

test('voters are asked about at the close though a plan in review cannot be read', async () => {
  const world = openedWorld();
  world.vote('UCHI', GREEN);
  const broken = world.imported(smallPlan(), 'C2');
  openGate(world.deps, world.actor('UANA'), { plan: { planId: broken }, gate: 'GATE-1' });
  world.database.driver.exec(`update plan set header = '{}', version = version + 1 where id = '${broken}'`);
  world.clock.set('2026-11-12T17:00:00+01:00');
  const asked: string[] = [];
  const freshen = (user: string) => Promise.resolve(void asked.push(user));
  const context = { deps: world.deps, people: { freshen }, log: createLogger('silent') };
  await expect(recheckClosing(context)).rejects.toThrow();
  expect(asked).toEqual(['UCHI']);
});
