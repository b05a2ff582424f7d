import { type Complaint, complaintsOfMessage, complaintsOfView, said } from '../manners/validate.ts';
import { asJson, asList, type Json } from './json.ts';
import { needScope } from './needed.ts';
import { Refusal, refusalAt } from './refusal.ts';
import type { Violation, World } from './world.ts';

const KEPT = 1_000;

/** Refuses a view that Slack would refuse; whatever is wrong with it is kept for the tests to read. */
export function checkView(world: World, view: Json, where: string): void {
  const complaints = [...complaintsOfView(view), ...missingFiles(world, view.blocks)];
  note(world, where, complaints);
  refuse(complaints, 'invalid_arguments');
  needScopesOf(world, view.blocks);
}

/** As `checkView`, for the text, blocks and attachments of a message. */
export function checkMessage(world: World, message: Json, where: string): void {
  if (!message.text && !message.blocks && !message.attachments && !message.markdown_text) {
    throw new Refusal('no_text');
  }
  const complaints = [...complaintsOfMessage(message), ...missingFiles(world, message.blocks)];
  note(world, where, complaints);
  const tooLong = complaints.find((complaint) => complaint.code !== undefined)?.code;
  if (tooLong) throw new Refusal(tooLong);
  refuse(complaints, 'invalid_blocks');
  needScopesOf(world, message.blocks);
}

/** Some blocks and elements are only for apps with a scope. */
function needScopesOf(world: World, blocks: unknown): void {
  for (const block of asList(blocks)) {
    if (block.type === 'video') needScope(world, 'links.embed:write');
    if (asJson(block.element).type === 'file_input') needScope(world, 'files:read');
  }
}

/** Pictures by file must name one whose upload is complete. */
function missingFiles(world: World, blocks: unknown): Complaint[] {
  return asList(blocks).flatMap((block, index) => {
    const file = asJson(block.slack_file);
    if (typeof file.id !== 'string' || world.files.get(file.id)?.complete) return [];
    return [{ place: `blocks[${index}].slack_file`, problem: 'is not a file that is there', refused: true }];
  });
}

function note(world: World, where: string, complaints: readonly Complaint[]): void {
  if (complaints.length > 0) noteViolation(world, { where, problems: complaints.map(said) });
}

export function noteViolation(world: World, violation: Violation): void {
  world.violations.push(violation);
  if (world.violations.length > KEPT) world.violations.shift();
}

function refuse(complaints: readonly Complaint[], code: string): void {
  const refused = complaints.filter((complaint) => complaint.refused);
  if (refused.length > 0) throw refusalAt(code, refused.map(said));
}
