import { movesWords } from '../../digest/moves.ts';
import { counted, listed } from '../../digest/words.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, section } from './elements.ts';
import { link, mention, strong, words } from './escape.ts';
import { type Message, message } from './message.ts';

/** One blocker as its message shows it. */
export interface BlockerView {
  blockerId: string;
  item: string;
  itemName: string;
  needed: string;
  /** Mentioned while nobody has the blocker: it is asked of them. `slack` is null while they are away. */
  from: { name: string; slack: string | null } | null;
  raisedBy: string;
  critical: boolean;
  workaround: string | null;
  unresolvable: boolean;
  ageDays: number;
  claimedBy: string | null;
  /** A message that it was reported from. */
  link: string | null;
  itemsHeld: number;
  peopleHeld: number;
  moves: { id: string; days: number; isGate: boolean }[];
  /** Who has the item. */
  itemOwner: { name: string; slack: string | null } | null;
  /** Names of those whose items wait for it. */
  peopleNames: readonly string[];
  itemDone: boolean;
  /** Open blockers of the same item besides this one. */
  othersOpen: number;
  resolved: { by: string; note: string | null } | null;
}

/** A blocker in its channel: open with its buttons, resolved with how it ended. */
export function blockerMessage(view: BlockerView): Message {
  const lines = [titleLine(view), factsLine(view), impactLine(view), ...extraLines(view)].filter(
    (line) => line !== '',
  );
  if (view.resolved !== null)
    return message(resolvedWords(view), [
      section([...lines, resolvedWords(view)]),
      actions([button('Reopen', actionIds.reopenBlocker, view.blockerId)]),
    ]);
  const buttons = [
    ...(view.claimedBy === null ? [button('Mine', actionIds.claimBlocker, view.blockerId)] : []),
    button('Not mine', actionIds.declineBlocker, view.blockerId),
    button('Resolve', actionIds.resolveBlocker, view.blockerId),
    button('Change', actionIds.changeBlocker, view.blockerId),
  ];
  return message(`Blocker on ${words(view.item, 40)}: ${words(view.needed, 300)}`, [
    section(lines),
    actions(buttons),
  ]);
}

/** What the thread says to those whom it held up: the item's owner is asked to go on, the others are named. */
export function blockerResolvedReply(view: BlockerView): Message {
  return message(resolvedWords(view), [section([resolvedWords(view), ...goesOnLines(view)])]);
}

/** Nothing is asked for an item that is done, or that another blocker still stops. */
function goesOnLines({ item, itemOwner, peopleNames, itemDone, othersOpen }: BlockerView): string[] {
  if (itemDone) return [];
  if (othersOpen > 0) return [`${words(item, 40)} still has ${counted(othersOpen, 'open blocker')}`];
  const others = peopleNames.filter((name) => name !== itemOwner?.name).map((name) => words(name, 80));
  return [
    itemOwner === null ? '' : `${mention(itemOwner)}: ${words(item, 40)} can go on`,
    others.length === 0 ? '' : `No longer held up: ${listed(others, 8)}`,
  ].filter((line) => line !== '');
}

/** The open blockers, privately, each with [Mine]; `more` are those that are not listed. */
export function blockerListMessage(views: readonly BlockerView[]): Message {
  const shown = views.slice(0, 12);
  const rest = views.length - shown.length;
  const title = views.length === 0 ? 'No open blockers: nothing to help with today.' : 'Open blockers';
  const rows = shown.map((view) => ({
    ...section([titleLine(view), factsLine(view), impactLine(view)].filter((line) => line !== '')),
    ...(view.claimedBy === null ? { accessory: button('Mine', actionIds.claimBlocker, view.blockerId) } : {}),
  }));
  const more = rest > 0 ? [section([`+${rest} more: \`/plan show\``])] : [];
  return message(title, [section([`*${title}*`]), ...rows, ...more]);
}

/** An escalation: `to` is mentioned, because it is asked of them as the track's lead or an owner of the plan. */
export function escalationMessage(
  view: BlockerView,
  to: { name: string; slack: string | null },
  level: 'lead' | 'owner',
): Message {
  const what = `${words(view.item, 40)} is blocked on working day ${view.ageDays}: ${words(view.needed, 300)}`;
  const holder = view.claimedBy === null ? 'nobody has it' : `${words(view.claimedBy, 80)} has it`;
  const why =
    level === 'lead'
      ? 'You lead its track: please help it on.'
      : 'You own the plan: please decide how it goes on.';
  const buttons = [
    button('Mine', actionIds.claimBlocker, view.blockerId),
    button('Not mine', actionIds.declineBlocker, view.blockerId),
    button('Resolve', actionIds.resolveBlocker, view.blockerId),
    button('Change', actionIds.changeBlocker, view.blockerId),
  ];
  const text = `${mention(to)} ${what} · ${holder}. ${why}`;
  return message(text, [section([text, impactLine(view)].filter((line) => line !== '')), actions(buttons)]);
}

function titleLine({ item, itemName, needed, critical }: BlockerView): string {
  const weight = critical ? '🚧 *Critical blocker*' : '🚧 *Blocker*';
  return `${weight} · ${strong(`${item} ${itemName}`, 200)}\n${words(needed, 900)}`;
}

function factsLine({ from, raisedBy, claimedBy, ageDays, unresolvable, resolved }: BlockerView): string {
  const waits =
    from === null ? 'nobody has it' : `waits for ${resolved === null ? mention(from) : words(from.name, 80)}`;
  return [
    `raised by ${words(raisedBy, 80)}`,
    `day ${ageDays}`,
    unresolvable ? 'cannot be resolved' : '',
    claimedBy === null ? waits : `${words(claimedBy, 80)} has it`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function impactLine({ itemsHeld, peopleHeld, moves }: BlockerView): string {
  const people = peopleHeld > 0 ? ` and ${counted(peopleHeld, 'person', 'people')}` : '';
  return [
    itemsHeld > 0 ? `holds up ${counted(itemsHeld, 'item')}${people}` : '',
    moves.length > 0 ? `moves ${words(movesWords(moves), 400)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function extraLines({ workaround, link: from }: BlockerView): string[] {
  return [
    workaround === null ? '' : `Workaround: ${words(workaround, 600)}`,
    from === null ? '' : `Reported from ${link(from)}`,
  ];
}

function resolvedWords({ item, resolved }: BlockerView): string {
  const note = resolved?.note ?? null;
  const by = words(resolved?.by ?? '', 80);
  return `✅ The blocker of ${words(item, 40)} is resolved by ${by}${note === null ? '' : `: ${words(note, 600)}`}`;
}
