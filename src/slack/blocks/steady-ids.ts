import type { KnownBlock } from '@slack/types';
import { limits } from './limits.ts';

const KEEPS_NOTHING: ReadonlySet<string> = new Set(['button', 'overflow']);

/**
 * Names every block of buttons by its first button, the same each time the message is rendered: somebody whose screen is
 * a moment behind a refresh still presses a button that is there. Not where something is chosen or entered, since that
 * would outlive the refresh with its block's id. A second block of the same button is left for Slack to name.
 */
export function withSteadyIds(blocks: readonly KnownBlock[]): KnownBlock[] {
  const taken = new Set(blocks.map((block) => block.block_id));
  return blocks.map((block) => {
    const id = block.block_id === undefined ? nameOf(block) : null;
    if (id === null || taken.has(id)) return block;
    taken.add(id);
    return { ...block, block_id: id };
  });
}

function nameOf(block: KnownBlock): string | null {
  const held = heldBy(block);
  const [first] = held;
  if (first?.type !== 'button' || !held.every(({ type }) => KEEPS_NOTHING.has(type))) return null;
  const name = `${first.action_id} ${first.value}`;
  return name.length <= limits.blockId ? name : null;
}

function heldBy(block: KnownBlock) {
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory !== undefined ? [block.accessory] : [];
}
