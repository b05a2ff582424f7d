/** One reason why a plan file is refused; all of a file's problems are reported at once. */
export interface Problem {
  /** 1-based; null where the problem is of the whole file. */
  line: number | null;
  column: number | null;
  /** Where in the document, as `items[3].duration`; empty for the whole file. */
  path: string;
  /** What is wrong and how to mend it, in one sentence, quoting the offending text shortened. */
  message: string;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };
