import { anything, byType, type Check, list, number, object, oneOf, string, truth } from './check.ts';
import { limits } from './limits.ts';

const style = object({
  bold: truth,
  italic: truth,
  strike: truth,
  code: truth,
  highlight: truth,
  client_highlight: truth,
  underline: truth,
  unlink: truth,
});
const leaf = (fields: Record<string, Check>) => object({ 'type!': anything, style, ...fields });
const named = string(limits.id);

const leaves = {
  text: leaf({ 'text!': string(Infinity) }),
  link: leaf({ 'url!': string(limits.image.url), text: string(Infinity, 0), unsafe: truth }),
  emoji: leaf({ 'name!': named, unicode: named, url: string(limits.image.url) }),
  user: leaf({ 'user_id!': named }),
  channel: leaf({ 'channel_id!': named }),
  team: leaf({ 'team_id!': named }),
  usergroup: leaf({ 'usergroup_id!': named }),
  broadcast: leaf({ 'range!': oneOf('here', 'channel', 'everyone') }),
  color: leaf({ 'value!': named }),
  date: leaf({
    'timestamp!': number(),
    'format!': named,
    url: string(limits.image.url),
    fallback: string(limits.text),
  }),
};
const words = list(0, Infinity, byType(leaves, Object.keys(leaves), 'rich text'));
const literal = list(0, Infinity, byType(leaves, ['text', 'link'], 'preformatted text'));
const section = object({ 'type!': anything, 'elements!': words });
const border = number(0, 1);

const parts = {
  rich_text_section: section,
  rich_text_list: object({
    'type!': anything,
    'elements!': list(1, Infinity, byType({ rich_text_section: section }, ['rich_text_section'], 'a list')),
    'style!': oneOf('bullet', 'ordered'),
    indent: number(0),
    offset: number(0),
    border,
  }),
  rich_text_quote: object({ 'type!': anything, 'elements!': words, border }),
  rich_text_preformatted: object({ 'type!': anything, 'elements!': literal, border, language: named }),
};

/** The elements of a rich_text block. */
export const richText = list(1, Infinity, byType(parts, Object.keys(parts), 'a rich_text block'));
