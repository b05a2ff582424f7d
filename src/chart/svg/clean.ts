/** More than any picture shows of one name. */
const LONGEST = 400;

const SPACES = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Marks that turn the direction of what follows; a name that is cut could not turn it back. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Pictographs: no font for text has them, and a box says less than nothing. */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\ufe0f|\u200d|\u20e3/gu;
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;
const NOT_XML = /[\ufffe\uffff]/gu;

/** What people wrote, as one line that XML takes and a font can draw; emoji are left out beside other text. */
export function cleaned(text: string): string {
  const line = text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(TURNS, '')
    .replace(NOT_XML, '')
    .replace(PILED_MARKS, '$1')
    .replace(SPACES, ' ')
    .trim();
  const plain = line.replace(EMOJI, '').replace(/ +/g, ' ').trim();
  return plain === '' ? line : plain;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
