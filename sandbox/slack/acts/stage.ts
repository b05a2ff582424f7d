import type { Container, StateValues } from '../../protocol.ts';
import { asList, type Json } from '../json.ts';
import type { StoredMessage, StoredPerson, StoredView } from '../records.ts';
import { messageJson, viewJson } from '../shapes.ts';
import { elementsOf, type Placed } from '../view-state.ts';
import { stackOf } from '../views.ts';
import type { World } from '../world.ts';
import { channelRef } from './payload.ts';
import { placeOf } from './people.ts';

/** What an element stands in. */
export type Stage = { message: StoredMessage } | { view: StoredView };

/** The message or view, if this person sees it. */
export function stageOf(world: World, person: StoredPerson, container: Container): Stage | null {
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

export function blocksOf(stage: Stage): Json[] {
  return 'message' in stage ? stage.message.blocks : asList(stage.view.json.blocks);
}

export function placedOn(
  stage: Stage,
  { blockId, actionId }: { blockId: string; actionId: string },
): Placed | undefined {
  return elementsOf(blocksOf(stage)).find((one) => one.blockId === blockId && one.actionId === actionId);
}

/** The stage as an interaction's payload tells of it. */
export function stagePayload(world: World, stage: Stage, state: StateValues): Json {
  if ('view' in stage) {
    const container = { type: 'view', view_id: stage.view.id };
    return { container, view: viewJson(world, stage.view, state) };
  }
  const { message } = stage;
  const room = world.rooms.get(message.channel);
  const ephemeral = message.onlyFor !== null;
  const isReply = message.threadTs !== null && message.threadTs !== message.ts;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(isReply && { thread_ts: message.threadTs }),
    },
    ...(room && { channel: channelRef(room) }),
    ...(!ephemeral && { message: messageJson(world, message, true) }),
  };
}
