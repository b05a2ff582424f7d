import { nearest } from '../../plan/file/nearest.ts';

export type Picked = { ok: true; text: string } | { ok: false; nearest: string | null };

/** The one of some texts that somebody means by its number (from 1), its words or a part of them that no other has. */
export function pickLine(texts: readonly string[], wanted: string): Picked {
  const said = plain(wanted);
  const numbered = /^#?\d+$/.test(said) ? texts[Number(said.replace('#', '')) - 1] : undefined;
  const exact = texts.find((text) => plain(text) === said);
  const parts = said === '' ? [] : texts.filter((text) => plain(text).includes(said));
  const text = exact ?? numbered ?? (parts.length === 1 ? parts[0] : undefined);
  return text === undefined ? { ok: false, nearest: nearest(wanted, texts) } : { ok: true, text };
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[“”„"]/gu, '')
    .replaceAll(/\s+/gu, ' ');
}
