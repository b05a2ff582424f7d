import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
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

/** Lines of mark-up, as many as fit and no more than `room`; the rest is counted as `+12 more`. */
export function section(lines: readonly string[], room = Number.POSITIVE_INFINITY): SectionBlock {
  return { type: 'section', text: mrkdwn(fitting(lines, room)) };
}

/** Small grey lines of mark-up. */
export function context(lines: readonly string[]): ContextBlock {
  return { type: 'context', elements: [mrkdwn(fitting(lines, Number.POSITIVE_INFINITY))] };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
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

function fitting(lines: readonly string[], room: number): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (kept.length >= room || length + line.length + 1 > limits.section.text - 20) break;
    kept.push(line);
    length += line.length + 1;
  }
  const rest = lines.length - kept.length;
  return (rest > 0 ? [...kept, `+${rest} more`] : kept).join('\n') || '–';
}
