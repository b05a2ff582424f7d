import type { StateValues } from '../../protocol.ts';
import { asList, asText, type Json } from '../json.ts';
import type { StoredPerson, StoredView } from '../records.ts';
import { elementsOf } from '../view-state.ts';
import type { World } from '../world.ts';

/** A response URL for each chosen conversation whose select asks for one. */
export function responseUrlsOfForm(
  world: World,
  person: StoredPerson,
  view: StoredView,
  state: StateValues,
): Json[] {
  return elementsOf(asList(view.json.blocks)).flatMap(({ element, blockId, actionId }) => {
    const value = state[blockId]?.[actionId];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || !channel) return [];
    const name = asText(view.json.callback_id);
    const target = { channel, person: person.id, messageTs: null, threadTs: null, name };
    return [
      {
        block_id: blockId,
        action_id: actionId,
        channel_id: channel,
        response_url: world.responseUrls.give(target),
      },
    ];
  });
}
