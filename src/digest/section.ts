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
  /** How many further lines there are, to be shown as `+12 more`. */
  hidden: number;
}

/** Lists of items stand in one line, which holds this many times the entries that a list of lines does. */
export const itemsPerRoom = 2;

/** Characters after which a line is broken; a wrapped line loses its indentation in Slack and in a terminal of 80. */
const lineLength = 77;

/** Facts joined by ` · `, broken between two of them where a line gets long. */
export function factLines(facts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + fact.length + 3 <= lineLength)
      lines[lines.length - 1] = `${last} · ${fact}`;
    else lines.push(fact);
  }
  return lines;
}

/** Lines of the first `room` entries of a list, and how many are left. */
export function linesOf<T>(
  list: readonly T[],
  room: number,
  line: (entry: T, at: number) => Line,
): Pick<Section, 'lines' | 'hidden'> {
  const lines = list.slice(0, room).map(line);
  return { lines, hidden: list.length - lines.length };
}

/** A line of text alone. */
export function textLine(text: string): Line {
  return { lead: '', text, under: [] };
}

/** The lines of a section as plain text, for terminals and notifications. */
export function plainLines({ heading, lines, hidden }: Section): string[] {
  const body = lines.flatMap(({ lead, text, under }) => [
    `${lead}${text}`,
    ...under.map((line) => `   ${line}`),
  ]);
  const more = hidden > 0 ? [`+${hidden} more`] : [];
  return [...(heading === null ? [] : [heading]), ...body, ...more];
}
