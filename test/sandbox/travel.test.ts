import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { PAGE_DO } from '../../sandbox/protocol.ts';
import { type Sandbox, travellingClock } from '../../sandbox/sandbox.ts';
import { workspace } from './workspace.ts';

const MINUTE = 60_000;
const at = (text: string) => Date.parse(text);

let slack: Sandbox;
afterEach(() => slack.stop());

const startAt = async (time: string, more: Partial<SandboxOptions> = {}) => {
  const clock = travellingClock(at(time));
  slack = await workspace({ clock, zone: 'Europe/Berlin', ...more });
  return clock;
};
const shown = () => new Date(slack.now()).toISOString().slice(0, 16);

describe('time travel', () => {
  it('flows on from where it went', async () => {
    let real = 1_000;
    const clock = travellingClock(50_000, { now: () => real });
    real += 5;
    expect(clock.now()).toBe(50_005);
    clock.set(90_000);
    real += 5;
    clock.advance(1_000);
    expect(clock.now()).toBe(91_005);
    await startAt('2026-11-09T08:00:00Z');
    expect(shown()).toBe('2026-11-09T08:00');
  });

  it.each([
    ['the same day, in the night', '2026-11-09T05:59:00Z', '2026-11-09T08:00'],
    ['the next day, once the morning has come', '2026-11-09T06:00:00Z', '2026-11-10T08:00'],
    ['the next day, from the afternoon', '2026-11-09T15:00:00Z', '2026-11-10T08:00'],
    ['Monday, from the small hours of Saturday', '2026-11-14T01:00:00Z', '2026-11-16T08:00'],
    ['Monday, from Friday', '2026-11-13T12:00:00Z', '2026-11-16T08:00'],
    ['after the clocks went back', '2026-10-23T12:00:00Z', '2026-10-26T08:00'],
  ])('goes to the next working morning: %s', async (_name, from, to) => {
    await startAt(from);
    await slack.travel('next_working_morning');
    expect(shown()).toBe(to);
  });

  it('takes the host’s idea of a working morning', async () => {
    await startAt('2026-11-09T08:00:00Z', { nextWorkingMorning: (now) => now + 10 * MINUTE });
    await slack.travel('next_working_morning');
    expect(shown()).toBe('2026-11-09T08:10');
  });

  it('runs every tick on the way in order, one journey after the other', async () => {
    const ticks: string[] = [];
    const clock = await startAt('2026-11-09T08:00:30Z', {
      onTravel: async (target) => {
        for (let due = (Math.floor(clock.now() / MINUTE) + 1) * MINUTE; due <= target; due += MINUTE) {
          clock.set(due);
          ticks.push(shown());
          await Promise.resolve();
        }
      },
    });
    await Promise.all([slack.travel(at('2026-11-09T08:03:00Z')), slack.travel(at('2026-11-09T08:05:00Z'))]);
    expect(ticks.map((tick) => tick.slice(11))).toEqual(['08:01', '08:02', '08:03', '08:04', '08:05']);
  });

  it('goes forward alone, and not with a clock that cannot be set', async () => {
    await startAt('2026-11-09T08:00:00Z');
    await expect(slack.travel(at('2026-11-09T07:00:00Z'))).rejects.toThrow('forward');
    await slack.stop();
    slack = await workspace({ clock: { now: () => 0 } });
    await expect(slack.travel(5)).rejects.toThrow('cannot travel');
    const action = JSON.stringify({ do: 'travel_by', ms: MINUTE });
    const answer = await fetch(slack.url + PAGE_DO, { method: 'POST', body: action });
    expect(await answer.json()).toMatchObject({ ok: false });
  });

  it('keeps message times in order, whatever the clock does', async () => {
    slack = await workspace({ clock: { now: () => at('2026-11-09T08:00:00Z') } });
    for (const text of ['One', 'Two', 'Three']) await slack.as('bo').say(text, { channel: 'release' });
    expect(
      slack
        .channel('release')
        .messages()
        .map(({ ts }) => ts),
    ).toEqual(['1794211200.000000', '1794211200.000001', '1794211200.000002']);
  });
});

it('serves the built page, also when the build ends after the start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-page-'));
  await writeFile(join(folder, 'index.html'), '<title>Sandbox</title>');
  slack = await workspace({ pageFolder: folder });
  expect(await (await fetch(slack.url)).text()).toBe('<title>Sandbox</title>');
  await slack.stop();
  let built = (_folder: string) => {};
  slack = await workspace({
    pageFolder: new Promise((done) => {
      built = done;
    }),
  });
  expect(await (await fetch(slack.url)).text()).toContain('The page is being built');
  const asked = fetch(`${slack.url}/index.html`);
  built(folder);
  for (const answer of [await asked, await fetch(slack.url)]) {
    expect(await answer.text()).toBe('<title>Sandbox</title>');
  }
  await rm(folder, { recursive: true });
});
