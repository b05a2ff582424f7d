import { nearest } from '../../plan/file/nearest.ts';

export type Picked = { ok: true; text: string } | { ok: false; nearest: string | null };

/**
 * The one of some texts that somebody means by its number (from 1), its words or a part of them that no other has. A bare
 * number is never a part: `3` of a list of two is a slip, also where one of them says 300.
 */
export function pickLine(texts: readonly string[], wanted: string): Picked {
  const said = plain(wanted);
  const exact = texts.find((text) => plain(text) === said);
  const text =
    exact ?? (/^#?\d+$/.test(said) ? texts[Number(said.replace('#', '')) - 1] : partOf(texts, said));
  return text === undefined ? { ok: false, nearest: nearest(wanted, texts) } : { ok: true, text };
}

function partOf(texts: readonly string[], said: string): string | undefined {
  const parts = said === '' ? [] : texts.filter((text) => plain(text).includes(said));
  return parts.length === 1 ? parts[0] : undefined;
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[“”„"]/gu, '')
    .replaceAll(/\s+/gu, ' ');
}
