import type { BlockJson } from '../protocol.ts';
import { isJson, type Json } from './json.ts';
import type { Numbering } from './numbering.ts';

/** Gives every block and every interactive element the id that the app left out, as Slack does. */
export function withIds(numbering: Numbering, blocks: readonly Json[]): BlockJson[] {
  return blocks.map((block) => {
    const named: Json = { ...block, block_id: block.block_id || numbering.id('b') };
    for (const field of ['element', 'accessory']) {
      if (isJson(block[field])) named[field] = withActionId(numbering, block[field]);
    }
    for (const field of ['elements', 'actions']) {
      const held = block[field];
      if (block.type !== 'rich_text' && Array.isArray(held)) {
        named[field] = held.filter(isJson).map((element) => withActionId(numbering, element));
      }
    }
    if (Array.isArray(block.child_blocks))
      named.child_blocks = withIds(numbering, block.child_blocks.filter(isJson));
    return named as BlockJson;
  });
}

function withActionId(numbering: Numbering, element: Json): Json {
  if (element.type === 'image' || element.type === 'mrkdwn' || element.type === 'plain_text') return element;
  return { ...element, action_id: element.action_id || numbering.id('a') };
}
