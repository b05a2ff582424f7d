/** One line: `lead` is what it is about, `text` follows it with its own separator, `under` stands indented below. */
export interface Line {
  lead: string;
  text: string;
  under: string[];
}

/** Lines under a heading, as plain words that nobody has escaped yet. */
export interface Section {
  heading: string | null;
  lines: Line[];
}

/** Lists of items stand in one line, which holds this many times the entries that a list of lines does. */
export const itemsPerRoom = 2;

/** The first `room` lines; the rest is counted in a last one. */
export function limited(lines: Line[], room: number): Line[] {
  if (lines.length <= room) return lines;
  return [...lines.slice(0, room), { lead: '', text: `+${lines.length - room} more`, under: [] }];
}

/** The lines of a section as plain text, for terminals and notifications. */
export function plainLines({ heading, lines }: Section): string[] {
  const body = lines.flatMap(({ lead, text, under }) => [
    `${lead}${text}`,
    ...under.map((line) => `   ${line}`),
  ]);
  return heading === null ? body : [heading, ...body];
}
