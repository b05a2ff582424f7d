import type { KnownBlock, ModalView } from '@slack/types';
import { expect } from 'vitest';
import { validateMessage, validateView } from '../../../sandbox/manners/validate.ts';
import { limits } from '../../../src/slack/blocks/limits.ts';
import type { Message } from '../../../src/slack/blocks/message.ts';

/** What people write who test how far one can go; each at least once in every text that a builder shows. */
export const hostile = [
  '<!channel>',
  '<!here|here>',
  '<@U0ANA>',
  '<#C0HOME>',
  '<!subteam^S0TEAM>',
  '<https://evil.example|your bank>',
  '<!date^0^{date}|then>',
  '@channel https://evil.example',
  'a\nb\r\n> quoted\n*bold* _it_ ~no~ `code`',
  '‮turned‬ שלום مرحبا 🚦👩‍🚀',
  '&amp;&lt;!channel&gt;',
  'x'.repeat(5_000),
  '<&>"\\'.repeat(1_000),
  '🧨'.repeat(2_500),
  '',
  '   ',
];

export function nth(at: number): string {
  return hostile[at % hostile.length] ?? '';
}

/** Slack would take it, and nothing in it pings or links but what `allowed` names. */
export function expectGood(built: Message, allowed: RegExp = /^(?!)$/u): void {
  expect(validateMessage({ channel: 'C0HOME', ...built })).toEqual([]);
  expect(JSON.stringify(built.blocks).length).toBeLessThanOrEqual(limits.message.characters);
  expect(built.text.length).toBeGreaterThan(0);
  expect(tokens(built).filter((token) => !allowed.test(token))).toEqual([]);
}

export function expectGoodView(view: ModalView, allowed: RegExp = /^(?!)$/u): void {
  expect(validateView(view)).toEqual([]);
  expect(view.blocks.filter((block) => block.type === 'input').length).toBeLessThanOrEqual(
    limits.view.inputs,
  );
  expect(
    tokens({ text: '', blocks: view.blocks as KnownBlock[] }).filter((token) => !allowed.test(token)),
  ).toEqual([]);
}

/** Everything between angle brackets in mark-up, and mark-up that Slack would search for links itself. */
export function tokens({ text, blocks }: Message): string[] {
  const found = [...text.matchAll(/<[^>]*>?/gu)].map(([token]) => token);
  for (const element of markup(blocks)) {
    if (element.verbatim !== true) found.push(`not verbatim: ${element.text.slice(0, 40)}`);
    found.push(...[...element.text.matchAll(/<[^>]*>?/gu)].map(([token]) => token));
  }
  return found;
}

/** The text of a message as people read it, block by block. */
export function readable({ blocks }: Message): string {
  return blocks.map((block) => leaves(block).join(' | ')).join('\n');
}

function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') return [text];
  const own =
    type === 'button' ? leaves(text).map((label) => `[${label}]`) : Object.values(value).flatMap(leaves);
  return own;
}

function markup(value: unknown): { text: string; verbatim?: boolean }[] {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own =
    type === 'mrkdwn' && typeof text === 'string' ? [value as { text: string; verbatim?: boolean }] : [];
  return [...own, ...Object.values(value).flatMap(markup)];
}
