import { blockRules } from './blocks.ts';
import { anything, type Complaint, isObject, object, type Spot, said, spotOf, string } from './check.ts';
import { id, plain } from './composition.ts';
import { checkDistinct } from './distinct.ts';
import { limits, type Surface } from './limits.ts';
import { textLength } from './tables.ts';

export type { Complaint } from './check.ts';
export type { Surface } from './limits.ts';
export { said };

/**
 * Whatever Slack would refuse in blocks on a surface, each as `blocks[3].elements[0].text: must be at most 75
 * characters`; empty where all is well.
 */
export function validateBlocks(blocks: unknown, surface: Surface): string[] {
  return complaintsOfBlocks(blocks, surface).map(said);
}

/** As `validateBlocks`, for a whole modal or Home view. */
export function validateView(view: unknown): string[] {
  return complaintsOfView(view).map(said);
}

/** As `validateBlocks`, for the arguments of a message; a message without the fallback `text` is a problem too. */
export function validateMessage(message: unknown): string[] {
  return complaintsOfMessage(message).map(said);
}

function complaintsOfBlocks(blocks: unknown, surface: Surface): Complaint[] {
  const complaints: Complaint[] = [];
  const spot = spotOf(complaints, 'blocks');
  if (!Array.isArray(blocks)) {
    spot.complain('must be a list');
    return complaints;
  }
  const most = limits.blocks[surface];
  if (blocks.length > most) spot.complain(`must have at most ${most} items`);
  blocks.forEach((block, index) => {
    checkBlock(block, surface, spot.at(index));
  });
  checkDistinct(blocks, surface, spot);
  return complaints;
}

function checkBlock(block: unknown, surface: Surface, spot: Spot): void {
  const type = isObject(block) && typeof block.type === 'string' ? block.type : '';
  const rule = blockRules[type];
  if (!isObject(block)) spot.complain('must be an object');
  else if (!rule) spot.at('type').complain(type ? `${type} is not a known type` : 'is missing');
  else if (!rule.surfaces.includes(surface)) spot.complain(`${type} cannot stand in a ${surface}`);
  else {
    if (surface !== 'modal' && isObject(block.element) && block.element.type === 'file_input') {
      spot.at('element').complain(`file_input cannot stand in a ${surface}`);
    }
    rule.check(block, spot);
  }
}

const everyView = {
  'type!': anything,
  'blocks!': anything,
  private_metadata: string(limits.privateMetadata, 0),
  callback_id: string(limits.id, 0),
  external_id: string(limits.id, 0),
};
const modal = object({
  ...everyView,
  'title!': plain(limits.viewTitle),
  close: plain(limits.viewButton),
  submit: plain(limits.viewButton),
  clear_on_close: anything,
  notify_on_close: anything,
  submit_disabled: anything,
});
const home = object(everyView);

export function complaintsOfView(view: unknown): Complaint[] {
  const complaints: Complaint[] = [];
  const spot = spotOf(complaints);
  if (!isObject(view) || (view.type !== 'modal' && view.type !== 'home')) {
    spot.at('type').complain('must be one of modal, home');
    return complaints;
  }
  (view.type === 'modal' ? modal : home)(view, spot);
  if (view.blocks !== undefined) complaints.push(...complaintsOfBlocks(view.blocks, view.type));
  const asks =
    Array.isArray(view.blocks) && view.blocks.some((block) => isObject(block) && block.type === 'input');
  if (view.type === 'modal' && asks && !view.submit)
    spot.at('submit').complain('is missing: the form has inputs');
  return complaints;
}

export function complaintsOfMessage(message: unknown): Complaint[] {
  if (!isObject(message)) return [{ place: '', problem: 'must be an object', refused: true }];
  const { text, blocks, metadata } = message;
  const complaints = blocks === undefined || blocks === null ? [] : complaintsOfBlocks(blocks, 'message');
  if (typeof text !== 'string' || text === '') {
    complaints.push({
      place: 'text',
      problem: 'is missing: screen readers and notifications need it',
      refused: false,
    });
  } else if (text.length > limits.messageText) {
    const problem = `must be at most ${limits.messageText} characters`;
    complaints.push({ place: 'text', problem, refused: true, code: 'msg_too_long' });
  }
  if (textLength(blocks) > limits.messageTotal) {
    const problem = `must be at most ${limits.messageTotal} characters in all`;
    complaints.push({ place: 'blocks', problem, refused: true, code: 'msg_blocks_too_long' });
  }
  if (isObject(metadata)) {
    object({ 'event_type!': id, 'event_payload!': anything, entities: anything })(
      metadata,
      spotOf(complaints, 'metadata'),
    );
  }
  return complaints;
}
