import { validateSuggestions } from '../../manners/suggestions.ts';
import type { Container, OptionGroupJson, OptionJson } from '../../protocol.ts';
import { noteViolation } from '../checked.ts';
import { asJson, asList } from '../json.ts';
import { leastTyped } from '../view-state.ts';
import type { World } from '../world.ts';
import { interactionBase } from './payload.ts';
import { actor } from './people.ts';
import { placedOn, stageOf, stagePayload } from './stage.ts';

/**
 * Asks the app for the options of an external select. None where too little was typed to ask, the app did not answer
 * in time, or Slack would not show what it answered; the inspector says why.
 */
export async function suggest(
  world: World,
  who: string,
  asked: { container: Container; blockId: string; actionId: string; typed: string },
): Promise<(OptionJson | OptionGroupJson)[]> {
  const person = actor(world, who);
  const stage = stageOf(world, person, asked.container);
  const placed = stage && placedOn(stage, asked);
  if (!stage || !placed?.element.type.endsWith('external_select')) return [];
  if (asked.typed.length < leastTyped(placed.element)) return [];
  const name = `block_suggestion ${asked.actionId}`;
  const receipt = await world.delivery.interact('interactive', name, {
    type: 'block_suggestion',
    ...interactionBase(world, person),
    ...stagePayload(world, stage, {}),
    block_id: asked.blockId,
    action_id: asked.actionId,
    value: asked.typed,
  });
  if (receipt.status !== 'acked') return [];
  const problems = validateSuggestions(receipt.answer);
  if (problems.length > 0) return refuse(world, name, problems, receipt.answer);
  const { options, option_groups: groups } = asJson(receipt.answer);
  return asList(options ?? groups) as unknown as (OptionJson | OptionGroupJson)[];
}

function refuse(world: World, name: string, problems: string[], answer: unknown): [] {
  noteViolation(world, { where: `answer to ${name}`, problems });
  world.traffic.note({
    direction: 'from_app',
    kind: 'options',
    name,
    note: problems.join('; '),
    sent: answer,
    status: 'error',
  });
  return [];
}
