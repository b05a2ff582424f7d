import type { Container, StateValue, StateValues } from '../../protocol.ts';
import type { Json } from '../json.ts';
import type { StoredMessage, StoredPerson } from '../records.ts';
import { type Placed, valuesOf } from '../view-state.ts';
import type { World } from '../world.ts';
import { type Outcome, outcomeOf, refused } from './outcome.ts';
import { interactionBase } from './payload.ts';
import { actor } from './people.ts';
import { blocksOf, placedOn, stageOf, stagePayload } from './stage.ts';

export interface Press {
  container: Container;
  blockId: string;
  actionId: string;
  /** The element's new value; absent for a button. */
  chosen?: StateValue | undefined;
  /** What every element of the container holds. */
  state?: StateValues | undefined;
}

/** A person presses a button or changes an element that tells the app at once. */
export async function press(world: World, who: string, pressed: Press): Promise<Outcome> {
  const person = actor(world, who);
  const stage = stageOf(world, person, pressed.container);
  const placed = stage && placedOn(stage, pressed);
  if (!stage || !placed) return refused('This element is not there any more.');
  const action = actionOf(world, placed, pressed.chosen);
  const state = valuesOf(blocksOf(stage), withChosen(pressed));
  const payload = {
    type: 'block_actions',
    ...interactionBase(world, person),
    ...stagePayload(world, stage, state),
    ...('message' in stage && answerable(world, person, stage.message, state, placed.actionId)),
    trigger_id: world.triggers.give(person.id, 'view' in stage ? stage.view.id : null),
    actions: [action],
  };
  return outcomeOf(await world.delivery.interact('interactive', `block_actions ${placed.actionId}`, payload));
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

/** What lets the app answer where the message stands. */
function answerable(
  world: World,
  person: StoredPerson,
  message: StoredMessage,
  state: StateValues,
  actionId: string,
): Json {
  const target = {
    channel: message.channel,
    person: person.id,
    messageTs: message.ts,
    threadTs: message.threadTs !== message.ts ? message.threadTs : null,
    name: actionId,
  };
  return { state: { values: state }, response_url: world.responseUrls.give(target) };
}
