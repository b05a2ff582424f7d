import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TravellingClock } from '../clock.ts';
import type { Sandbox } from '../sandbox.ts';
import { withActuals } from './actuals.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/kubernetes-1.35.yaml');

/** The Friday on which the plan is imported, and the Monday on which the demo begins, once its digest is there; UTC. */
export const friday = Date.parse('2025-10-17T15:50:00Z');
const mondayDigest = Date.parse('2025-10-20T09:00:00Z');
const monday = Date.parse('2025-10-20T09:05:00Z');

interface App {
  tick(): Promise<void>;
  drained(): Promise<void>;
}

/** Plays what happened before the demo begins, as people do it: by commands, forms and the clock. */
export async function playStory(
  slack: Sandbox,
  app: App,
  clock: Pick<TravellingClock, 'set'>,
): Promise<void> {
  const lead = slack.as('lead');
  await lead.command('/plan import', { channel: 'release' });
  const content = withActuals(await readFile(EXAMPLE, 'utf8'));
  await lead.fill({ 'Plan file': { name: 'kubernetes-1.35.yaml', content } }).submit();
  await lead.waitForForm('What the Import Does');
  await lead.submit();
  await lead.waitForForm('is imported');
  await lead.closeForm();
  // The page travels to nine in the morning: so does the digest.
  await lead.command('/sync schedule 09:00 workdays', { channel: 'release' });
  await app.drained();
  clock.set(mondayDigest);
  await app.tick();
  await app.drained();
  clock.set(monday);
  await slack
    .as('branch')
    .command('/task TASK-202 block The build machines have no signing key since Friday', {
      channel: 'release',
    });
  await app.drained();
}
