import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { actions, button, section } from '../../../src/slack/blocks/elements.ts';
import { withSteadyIds } from '../../../src/slack/blocks/steady-ids.ts';

const ids = (blocks: KnownBlock[]) => withSteadyIds(blocks).map((block) => block.block_id);
const vote = actions([button('Green', 'vote', 'R1'), button('Red', 'vote_red', 'R1')]);
const mine = (blocker: string): KnownBlock => ({
  ...section(['A blocker']),
  accessory: button('Mine', 'claim', blocker),
});
const withMenu: KnownBlock = {
  type: 'actions',
  elements: [...vote.elements, { type: 'overflow', action_id: 'more', options: [] }],
};
const choice: KnownBlock = {
  type: 'actions',
  elements: [button('Go', 'go', '1'), { type: 'users_select', action_id: 'who' }],
};

describe('the ids of blocks with buttons', () => {
  it.each<[string, KnownBlock[], (string | undefined)[]]>([
    ['go by the first button', [section(['Tally']), vote], [undefined, 'vote R1']],
    [
      'stay where a line comes before',
      [section(['Tally']), section(['New']), vote],
      [undefined, undefined, 'vote R1'],
    ],
    ['stand beside a menu too', [withMenu], ['vote R1']],
    ['differ for two of a kind', [mine('B1'), mine('B2')], ['claim B1', 'claim B2']],
    ['stand once', [mine('B1'), mine('B1')], ['claim B1', undefined]],
    ['keep what was given', [{ ...vote, block_id: 'own' }], ['own']],
    ['leave alone what holds a value', [choice], [undefined]],
    ['leave alone what is too long', [mine('B'.repeat(300))], [undefined]],
  ])('%s', (_, blocks, expected) => {
    expect(ids(blocks)).toEqual(expected);
  });
});
