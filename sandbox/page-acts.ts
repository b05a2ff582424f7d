import type { PageAction, PageAnswer } from './protocol.ts';
import { command } from './slack/acts/command.ts';
import { dismissView, submitView } from './slack/acts/forms.ts';
import type { Outcome } from './slack/acts/outcome.ts';
import { actor, placeOf } from './slack/acts/people.ts';
import { dismiss, openTab, reactTo, shortcut } from './slack/acts/places.ts';
import { press } from './slack/acts/press.ts';
import { edit, post } from './slack/acts/say.ts';
import { suggest } from './slack/acts/suggest.ts';
import { breakThings } from './slack/break.ts';
import { join, leave } from './slack/membership.ts';
import { markRead } from './slack/unread.ts';
import { directRoom, type World } from './slack/world.ts';
import type { Journeys } from './travel.ts';

type Does<Name extends PageAction['do']> = Extract<PageAction, { do: Name }>;
type Acts = {
  [Name in PageAction['do']]: (
    world: World,
    action: Does<Name>,
    journeys: Journeys,
  ) => Promise<PageAnswer> | PageAnswer;
};

const fine: PageAnswer = { ok: true };
const answerOf = async (outcome: Promise<Outcome> | Outcome): Promise<PageAnswer> => outcome;

const acts: Acts = {
  post: (world, { person, channel, text, threadTs }) => ({
    ok: true,
    ts: post(world, person, channel, text, threadTs).ts,
  }),
  edit: (world, { person, channel, ts, text }) => {
    edit(world, person, channel, ts, text);
    return fine;
  },
  command: (world, { person, channel, text }) => answerOf(command(world, person, channel, text)),
  press: (world, { person, ...pressed }) => answerOf(press(world, person, pressed)),
  suggest: async (world, { person, ...asked }) => ({
    ok: true,
    options: await suggest(world, person, asked),
  }),
  submit_view: (world, { person, viewId, state }) => answerOf(submitView(world, person, viewId, state)),
  close_view: (world, { person, viewId, all }) => answerOf(dismissView(world, person, viewId, all ?? false)),
  react: (world, { person, channel, ts, name }) => answerOf(reactTo(world, person, channel, ts, name, true)),
  unreact: (world, { person, channel, ts, name }) =>
    answerOf(reactTo(world, person, channel, ts, name, false)),
  open_tab: (world, { person, tab }) => {
    openTab(world, person, tab);
    return fine;
  },
  shortcut: (world, { person, callbackId, channel, ts }) =>
    answerOf(shortcut(world, person, callbackId, channel && ts ? { channel, ts } : undefined)),
  mark_read: (world, { person, channel }) => {
    markRead(world, placeOf(world, actor(world, person), channel), person);
    return fine;
  },
  open_dm: (world, { person, with: other }) => ({
    ok: true,
    channel: directRoom(world, person, other).info.id,
  }),
  dismiss: (world, { person, channel, ts }) => dismiss(world, person, channel, ts),
  join: (world, { person, channel }) => {
    join(world, placeOf(world, actor(world, person), channel), person);
    return fine;
  },
  leave: (world, { person, channel }) => {
    leave(world, placeOf(world, actor(world, person), channel), person);
    return fine;
  },
  travel: async (_world, { to }, journeys) => {
    await journeys.to(to);
    return fine;
  },
  travel_by: async (world, { ms }, journeys) => {
    await journeys.to(world.clock.now() + ms);
    return fine;
  },
  fault: (world, { order }) => {
    breakThings(world, order);
    return fine;
  },
  clear_faults: (world) => {
    world.faults.clear();
    return fine;
  },
};

/** Carries out what the page asks for; whatever cannot be done is answered as a sentence. */
export async function act<Name extends PageAction['do']>(
  world: World,
  journeys: Journeys,
  action: Does<Name> & { do: Name },
): Promise<PageAnswer> {
  try {
    const run: Acts[Name] | undefined = acts[action.do];
    if (!run) return { ok: false, error: `There is no action ${String(action.do)}` };
    return await run(world, action, journeys);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
