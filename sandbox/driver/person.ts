import { command } from '../slack/acts/command.ts';
import type { Outcome } from '../slack/acts/outcome.ts';
import { openTab, reactTo, shortcut, upload } from '../slack/acts/places.ts';
import { press } from '../slack/acts/press.ts';
import { post } from '../slack/acts/say.ts';
import { asList } from '../slack/json.ts';
import { join, leave } from '../slack/membership.ts';
import type { Room, StoredMessage } from '../slack/records.ts';
import { directRoom, findPerson, findRoom, maySee, type World } from '../slack/world.ts';
import { type ChannelDriver, channelDriver, fits, seenBy, type Wanted } from './channel.ts';
import { findElement, saying, type Where } from './find.ts';
import { closeForm, type Filling, filling, formOf, type ShownForm, waitForForm } from './form.ts';
import { buttonsIn, type ShownMessage, textsIn, toShown } from './shown.ts';
import { type Given, type GivenFile, valueFor } from './values.ts';
import { type Patience, until } from './wait.ts';

type Spot = { channel: string; ts: string };

/** Somebody at work in the workspace. Every act settles when the app has answered, or Slack in its place. */
export interface PersonDriver {
  id: string;
  /** Sends a slash command; in the first channel that the person is in if none is named. */
  command(line: string, at?: { channel?: string }): Promise<Outcome>;
  say(text: string, at: { channel: string; thread?: { ts: string } | string }): Promise<ShownMessage>;
  /** Presses the newest button with this text that the person sees (an open form covers everything else). */
  click(text: string, where?: Where & Patience): Promise<Outcome>;
  /** The same button as it stands now, to be pressed later, as by somebody whose screen is a moment behind. */
  aim(text: string, where?: Where & Patience): Promise<() => Promise<Outcome>>;
  /** Chooses in a select, menu or picker outside forms, found by action id or placeholder. */
  choose(actionId: string, value: Given, where?: Where & Patience): Promise<Outcome>;
  fill(values: Record<string, Given>): Filling;
  /** Submits the open form as it stands. */
  submit(): ReturnType<Filling['submit']>;
  closeForm(how?: { all?: boolean }): Promise<Outcome>;
  form(): ShownForm | null;
  waitForForm(title?: string | RegExp, patience?: Patience): Promise<ShownForm>;
  waitForNoForm(patience?: Patience): Promise<void>;
  react(name: string, on: Spot): Promise<Outcome>;
  unreact(name: string, on: Spot): Promise<Outcome>;
  /** Opens the app's Home and waits until it shows something. */
  openHome(patience?: Patience): Promise<ShownHome>;
  home(): ShownHome | null;
  waitForHome(text: string | RegExp, patience?: Patience): Promise<ShownHome>;
  shortcut(callbackId: string, on?: Spot): Promise<Outcome>;
  join(channel: string): void;
  leave(channel: string): void;
  upload(file: GivenFile, at: { channel: string; text?: string }): Promise<ShownMessage>;
  /** Private messages ("only visible to you"), oldest first; of one channel or of all. */
  ephemerals(channel?: string): ShownMessage[];
  waitForPrivate(wanted: Wanted, patience?: Patience): Promise<ShownMessage>;
  /** The direct message with the app. */
  dm(): ChannelDriver;
}

interface ShownHome {
  shown: string;
  buttons: string[];
  json: Record<string, unknown>;
}

export function personDriver(world: World, who: string): PersonDriver {
  const person = findPerson(world, who);
  if (!person) throw new Error(`There is nobody called ${who} in this workspace`);
  const { id } = person;
  const roomNamed = (name: string): Room => {
    const room = findRoom(world, name);
    if (!room) throw new Error(`There is no channel ${name}`);
    return room;
  };
  const channelId = (name: string): string => roomNamed(name).info.id;
  const firstChannel = () => {
    const room = world.rooms.values().find(({ info }) => info.kind !== 'im' && info.members.includes(id));
    if (!room) throw new Error(`${person.name} is in no channel`);
    return room.info.id;
  };
  const privates = (channel?: string): StoredMessage[] =>
    world.rooms
      .values()
      .filter((room) => maySee(room, person) && (!channel || room.info.id === channelId(channel)))
      .flatMap((room) => room.messages.filter((message) => message.onlyFor === id))
      .toArray();
  const home = (): ShownHome | null => {
    const json = world.views.get(world.homes.get(id) ?? '')?.json;
    if (!json) return null;
    return { shown: textsIn(json.blocks).join('\n'), buttons: buttonsIn(asList(json.blocks) as never), json };
  };
  const find = (text: string, where: (Where & Patience) | undefined) =>
    until(
      () => findElement(world, person, saying(text), where),
      `[${text}] for ${person.handle}`,
      where,
      () => `Last seen: ${JSON.stringify(lastSeen(world, id))}`,
    );
  const aim = async (text: string, where?: Where & Patience) => {
    const { container, placed } = await find(text, where);
    return () => press(world, id, { container, blockId: placed.blockId, actionId: placed.actionId });
  };

  return {
    id,
    command: (line, at) => command(world, id, at?.channel ? channelId(at.channel) : firstChannel(), line),
    async say(text, { channel, thread }) {
      return toShown(
        post(world, id, channelId(channel), text, typeof thread === 'string' ? thread : thread?.ts),
      );
    },
    click: async (text, where) => (await aim(text, where))(),
    aim,
    async choose(actionId, value, where) {
      const { container, placed } = await find(actionId, where);
      const chosen = await valueFor(world, id, { container, placed }, value);
      return press(world, id, { container, blockId: placed.blockId, actionId: placed.actionId, chosen });
    },
    fill: (values) => filling(world, person, values),
    submit: () => filling(world, person, {}).submit(),
    closeForm: (how) => closeForm(world, person, how?.all ?? false),
    form: () => formOf(world, person),
    waitForForm: (title, patience) => waitForForm(world, person, title, patience),
    async waitForNoForm(patience) {
      await until(() => formOf(world, person) === null, `no form for ${person.handle}`, patience);
    },
    react: async (name, on) => reactTo(world, id, on.channel, on.ts, name, true),
    unreact: async (name, on) => reactTo(world, id, on.channel, on.ts, name, false),
    async openHome(patience) {
      openTab(world, id, 'home');
      return until(home, `the Home of ${person.handle}`, patience);
    },
    home,
    async waitForHome(text, patience) {
      const isIt = (shown: string) => (typeof text === 'string' ? shown.includes(text) : text.test(shown));
      const look = () => {
        const now = home();
        return now && isIt(now.shown) ? now : null;
      };
      return until(
        look,
        `${String(text)} in the Home`,
        patience,
        () => `It shows: ${home()?.shown ?? 'nothing'}`,
      );
    },
    shortcut: (callbackId, on) => shortcut(world, id, callbackId, on),
    join: (channel) => join(world, roomNamed(channel), id),
    leave: (channel) => leave(world, roomNamed(channel), id),
    async upload({ name, content }, { channel, text }) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const share = { channel: channelId(channel), ...(text && { text }) };
      const { message } = upload(world, id, { name, content: bytes }, share);
      if (!message) throw new Error('the file was not shared');
      return toShown(message);
    },
    ephemerals: (channel) => privates(channel).map(toShown),
    waitForPrivate: (wanted, patience) =>
      until(
        () => privates().map(toShown).findLast(fits(wanted)),
        `${String(wanted)} for ${person.handle} alone`,
        patience,
        () =>
          `They see: ${JSON.stringify(
            privates()
              .slice(-3)
              .map((message) => toShown(message).shown),
          )}`,
      ),
    dm: () => channelDriver(world, directRoom(world, world.settings.app.botUserId, id)),
  };
}

function lastSeen(world: World, person: string): string[] {
  const messages = world.rooms
    .values()
    .flatMap((room) => room.messages.filter(seenBy(person)))
    .toArray();
  return messages
    .slice(-3)
    .map((message) => `${toShown(message).shown.slice(0, 80)} [${buttonsIn(message.blocks).join('] [')}]`);
}
