import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { plainWords } from './escape.ts';
import { limits } from './limits.ts';

/** Mark-up that is escaped already; Slack looks for no further links or names in it. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Plain text of at most `max` characters; never empty, which Slack refuses. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: plainWords(text, max) || '–', emoji: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.header) };
}

/** What a section shows of its entries: `room` of them at most; `hidden` are further ones that the caller left out. */
interface Shown {
  heading?: string;
  room?: number;
  hidden?: number;
}

/** Entries of mark-up under a heading, as many as fit; the rest is counted as `+12 more`. */
export function section(entries: readonly string[], shown: Shown = {}): SectionBlock {
  return { type: 'section', text: mrkdwn(fitting(entries, shown)) };
}

/** Small grey lines of mark-up. */
export function context(lines: readonly string[]): ContextBlock {
  return { type: 'context', elements: [mrkdwn(fitting(lines, {}))] };
}

export function actions(buttons: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: buttons.slice(0, limits.actions) };
}

/** `label` is ours, in Title Case; `value` carries ids and nothing else. */
export function button(label: string, actionId: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: label },
    action_id: actionId,
    value,
    ...(style === undefined ? {} : { style }),
  };
}

/** Asks once more before something goes for good; all of it is ours. */
export function confirmation({ title, text, yes, no }: Record<'title' | 'text' | 'yes' | 'no', string>) {
  return {
    title: plain(title, limits.confirm.title),
    text: plain(text, limits.confirm.text),
    confirm: plain(yes, limits.confirm.button),
    deny: plain(no, limits.confirm.button),
    style: 'danger' as const,
  };
}

function fitting(
  entries: readonly string[],
  { heading, room = Number.POSITIVE_INFINITY, hidden = 0 }: Shown,
): string {
  const kept = heading === undefined ? [] : [heading];
  const most = Math.min(entries.length, room);
  let length = heading?.length ?? 0;
  let at = 0;
  for (; at < most; at += 1) {
    const entry = entries[at] ?? '';
    length += entry.length + 1;
    if (length > limits.section.text - 20) break;
    kept.push(entry);
  }
  const rest = entries.length - at + hidden;
  return (rest > 0 ? [...kept, `+${rest} more`] : kept).join('\n') || '–';
}
