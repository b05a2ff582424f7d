/** Advance widths of U+0020 to U+007E in DejaVu Sans Condensed, in thousandths of the font size. */
const REGULAR = [
  286, 360, 414, 754, 572, 855, 702, 247, 351, 351, 450, 754, 286, 325, 286, 303, 572, 572, 572, 572, 572,
  572, 572, 572, 572, 572, 303, 303, 754, 754, 754, 478, 900, 615, 617, 628, 693, 568, 518, 697, 677, 265,
  265, 590, 501, 776, 673, 708, 542, 708, 625, 571, 549, 659, 615, 890, 616, 549, 616, 351, 303, 351, 754,
  450, 450, 551, 571, 495, 571, 554, 316, 571, 570, 250, 250, 521, 250, 876, 570, 550, 571, 571, 370, 469,
  353, 570, 532, 736, 532, 532, 472, 572, 303, 572, 754,
];
/** Bold letters are wider by no more than this. */
const BOLD = 1.16;
const LETTER = 640;
const WIDE = 1100;
const BROAD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uffef]/u;
const NONE = /^(?:\p{M}|\u200b|\u200c|\u200d)$/u;

function widthOf(character: string): number {
  const known = REGULAR[(character.codePointAt(0) ?? 0) - 32];
  if (known !== undefined) return known;
  if (NONE.test(character)) return 0;
  return BROAD.test(character) ? WIDE : LETTER;
}

/** Width of a line in pixels: of ASCII as it is drawn, of other scripts a little more than that at most. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return (width * size * (bold ? BOLD : 1)) / 1000;
}

/** The first letter that has a direction is Hebrew, Arabic or the like. */
const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Keeps the ellipsis at the end of what is read, which is on the left. */
const RIGHT_TO_LEFT_MARK = '\u200f';

let letters: Intl.Segmenter | null = null;

/** The text, or as much of it as fits before an ellipsis; never cut within a letter. */
export function fitted(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  letters ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let kept = '';
  let used = textWidth('…', size, bold);
  for (const { segment } of letters.segment(text)) {
    used += textWidth(segment, size, bold);
    if (used > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${RIGHT_TO_LEFT.test(text) ? RIGHT_TO_LEFT_MARK : ''}`;
}
