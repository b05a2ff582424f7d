import type { ActionsBlock, Button, Overflow } from '@slack/types';
import { gateActionIds } from './gate-ids.ts';

/** What the menu beside a review's buttons offers. */
export type MenuVerb =
  | 'delegate'
  | 'close'
  | 'extend'
  | 'cancel'
  | 'record'
  | 'history'
  | 'override'
  | 'open';

const WORDS: Record<MenuVerb, string> = {
  delegate: 'Delegate My Seat',
  close: 'Close Now',
  extend: 'Extend the Window',
  cancel: 'Cancel the Review',
  record: 'Send Me the Record',
  history: 'All Rounds',
  override: 'Override the Decision',
  open: 'Open a New Round',
};

/** Buttons with a menu of rarer verbs behind them; each of its values is `verb:reviewId`. */
export function actionsWithMenu(
  buttons: readonly Button[],
  reviewId: string,
  verbs: readonly MenuVerb[],
): ActionsBlock {
  const menu: Overflow = {
    type: 'overflow',
    action_id: gateActionIds.more,
    options: verbs.map((verb) => ({
      text: { type: 'plain_text', text: WORDS[verb] },
      value: `${verb}:${reviewId}`,
    })),
  };
  return { type: 'actions', elements: [...buttons, menu] };
}

/** The verb and review of a chosen option; null for a value that no menu of ours has. */
export function readMenuValue(value: string): { verb: MenuVerb; reviewId: string } | null {
  const at = value.indexOf(':');
  const verb = value.slice(0, at);
  return at > 0 && isVerb(verb) ? { verb, reviewId: value.slice(at + 1) } : null;
}

function isVerb(text: string): text is MenuVerb {
  return Object.hasOwn(WORDS, text);
}
