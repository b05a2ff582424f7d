import type { KnownBlock } from '@slack/types';
import type { Line, Section } from '../../digest/section.ts';
import { digestSections, headline, requestWords, shortLine, title } from '../../digest/sentences.ts';
import type { DigestView } from '../../digest/view.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, context, header, section } from './elements.ts';
import { mention, strong, words } from './escape.ts';
import { type Message, message, roomFor, roomiest } from './message.ts';

/** A digest that lists more of one kind is not read. */
const mostEntries = 5;
const indent = '\u2003';
const reactions = 'React: ✅ nothing blocks me · 🚧 I’m blocked · 🙋 I can help';

/** The daily sync as its channel sees it. A view of kind `skip` is not posted and must not come here. */
export function digestMessage(view: DigestView): Message {
  if (view.kind === 'short') return shortMessage(view);
  return roomiest((room) => digestWith(view, room), mostEntries);
}

function shortMessage(view: DigestView): Message {
  const line = words(shortLine(view), 900);
  return message(line, [section([line])]);
}

/** How many entries each list of the digest shows. */
export function digestRoom(view: DigestView): number {
  return roomFor((room) => digestWith(view, room), mostEntries);
}

function digestWith(view: DigestView, room: number): Message {
  const blocks: KnownBlock[] = [
    header(title(view)),
    section([words(headline(view), 600)]),
    ...digestSections(view, room).map(sectionBlock),
    ...requestBlocks(view),
    context([reactions]),
    actions([
      button('Report a Blocker', actionIds.reportBlocker, view.planId),
      button('Update My Items', actionIds.updateMyItems, view.planId),
      button('Open Plan', actionIds.openPlan, view.planId),
    ]),
  ];
  return message(fallback(view), blocks);
}

function sectionBlock({ heading, lines, hidden }: Section): KnownBlock {
  return section(lines.map(lineWords), { ...headed(heading), hidden });
}

/** One line as mark-up, with what stands under it. */
export function lineWords({ lead, text, under }: Line): string {
  const start = lead === '' ? '' : strong(lead, 200);
  return [`${start}${spaced(text)}`, ...under.map((line) => `${indent}${words(line, 600)}`)].join('\n');
}

/** The heading of a section in bold, where it has one. */
export function headed(heading: string | null): { heading?: string } {
  return heading === null ? {} : { heading: strong(heading, 200) };
}

/** Keeps the space that parts the text from its lead. */
function spaced(text: string): string {
  return `${text.startsWith(' ') ? ' ' : ''}${words(text, 1_000)}`;
}

/** People are mentioned here and nowhere else in a digest. */
function requestBlocks({ requests, date }: DigestView): KnownBlock[] {
  if (requests.length === 0) return [];
  const lines = requests.map((ask) => `${mention(ask)}: ${words(requestWords(ask, date), 300)}`);
  return [section(lines, { heading: '*Asked today*' })];
}

function fallback(view: DigestView): string {
  const open = view.blockers.length;
  const blockers = open === 0 ? '' : ` ${open} open ${open === 1 ? 'blocker' : 'blockers'}.`;
  return words(`${title(view)}: ${headline(view)}.${blockers} React with ✅, 🚧 or 🙋.`, 600);
}
