import type { Container, OptionGroupJson, OptionJson, StateValue, StateValues } from '../../protocol.ts';
import type { ResponseTarget } from '../delivery/response-urls.ts';
import { asList, isJson, type Json } from '../json.ts';
import type { StoredMessage, StoredPerson, StoredView } from '../records.ts';
import { messageJson, viewJson } from '../shapes.ts';
import { elementsOf, type Placed, valuesOf } from '../view-state.ts';
import { stackOf } from '../views.ts';
import type { World } from '../world.ts';
import { type Outcome, outcomeOf, refused } from './outcome.ts';
import { channelRef, interactionBase } from './payload.ts';
import { actor, placeOf } from './people.ts';

export interface Press {
  container: Container;
  blockId: string;
  actionId: string;
  /** The element's new value; absent for a button. */
  chosen?: StateValue | undefined;
  /** What every element of the container holds. */
  state?: StateValues | undefined;
}

/** What the pressed element stands in. */
type Stage = { message: StoredMessage } | { view: StoredView };

/** A person presses a button or changes an element that tells the app at once. */
export async function press(world: World, who: string, pressed: Press): Promise<Outcome> {
  const person = actor(world, who);
  const stage = stageOf(world, person, pressed.container);
  const placed = stage && elementsOf(blocksOf(stage)).find((one) => isAt(one, pressed));
  if (!stage || !placed) return refused('This element is not there any more.');
  const action = actionOf(world, placed, pressed.chosen);
  const state = valuesOf(blocksOf(stage), withChosen(pressed));
  const payload = {
    type: 'block_actions',
    ...interactionBase(world, person),
    ...stagePayload(world, person, stage, state, placed.actionId),
    trigger_id: world.triggers.give(person.id, 'view' in stage ? stage.view.id : null),
    actions: [action],
  };
  return outcomeOf(await world.delivery.interact('interactive', `block_actions ${placed.actionId}`, payload));
}

/** Asks the app for the options of an external select. */
export async function suggest(
  world: World,
  who: string,
  asked: { container: Container; blockId: string; actionId: string; typed: string },
): Promise<(OptionJson | OptionGroupJson)[]> {
  const person = actor(world, who);
  const stage = stageOf(world, person, asked.container);
  if (!stage) return [];
  const receipt = await world.delivery.interact('interactive', `block_suggestion ${asked.actionId}`, {
    type: 'block_suggestion',
    ...interactionBase(world, person),
    ...stagePayload(world, person, stage, {}, asked.actionId),
    block_id: asked.blockId,
    action_id: asked.actionId,
    value: asked.typed,
  });
  const answer = receipt.status === 'acked' && isJson(receipt.answer) ? receipt.answer : {};
  return asList(answer.options ?? answer.option_groups) as unknown as (OptionJson | OptionGroupJson)[];
}

function isAt(placed: Placed, { blockId, actionId }: Press): boolean {
  return placed.blockId === blockId && placed.actionId === actionId;
}

function stageOf(world: World, person: StoredPerson, container: Container): Stage | null {
  if (container.in === 'message') {
    const message = placeOf(world, person, container.channel).byTs.get(container.ts);
    const hidden = message && message.onlyFor !== null && message.onlyFor !== person.id;
    return message && !hidden ? { message } : null;
  }
  const id = container.in === 'home' ? world.homes.get(person.id) : container.viewId;
  const view = world.views.get(id ?? '');
  if (view?.person !== person.id) return null;
  const onTop = stackOf(world, person.id).at(-1);
  return view.json.type === 'home' || view === onTop ? { view } : null;
}

function blocksOf(stage: Stage): Json[] {
  return 'message' in stage ? stage.message.blocks : asList(stage.view.json.blocks);
}

function withChosen({ state = {}, chosen, blockId, actionId }: Press): StateValues {
  return chosen ? { ...state, [blockId]: { ...state[blockId], [actionId]: chosen } } : state;
}

/** The element as `actions[0]` carries it: what was chosen, and what it began with. */
function actionOf(world: World, placed: Placed, chosen: StateValue | undefined): Json {
  const { element, blockId, actionId } = placed;
  const kept = ['text', 'value', 'url', 'style', 'confirm', 'placeholder', 'initial_option', 'initial_date'];
  const own = Object.fromEntries(
    kept.filter((field) => field in element).map((field) => [field, element[field]]),
  );
  return {
    ...own,
    ...chosen,
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    action_ts: world.numbering.ts(),
  };
}

function stagePayload(
  world: World,
  person: StoredPerson,
  stage: Stage,
  state: StateValues,
  actionId: string,
): Json {
  if ('view' in stage) {
    const container = { type: 'view', view_id: stage.view.id };
    return { container, view: viewJson(world, stage.view, state) };
  }
  const { message } = stage;
  const room = world.rooms.get(message.channel);
  const ephemeral = message.onlyFor !== null;
  const target: ResponseTarget = {
    channel: message.channel,
    person: person.id,
    messageTs: message.ts,
    threadTs: message.threadTs !== message.ts ? message.threadTs : null,
    name: actionId,
  };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(target.threadTs && { thread_ts: target.threadTs }),
    },
    ...(room && { channel: channelRef(room) }),
    ...(!ephemeral && { message: messageJson(world, message, true) }),
    state: { values: state },
    response_url: world.responseUrls.give(target),
  };
}
