import type { z } from 'zod';
import { didYouMean } from './nearest.ts';
import type { Path } from './place.ts';
import { quoted } from './quote.ts';
import { KNOWN_KEYS } from './shape.ts';

/** A problem before its place in the text is looked up. */
export interface Complaint {
  path: Path;
  /** Points at the key, not at what it holds. */
  atKey?: boolean;
  message: string;
}

const MOST_SUGGESTIONS = 1_000;

type Issue = z.core.$ZodIssue;

const knownKeysAt = (path: Path): readonly string[] => {
  if (path[0] === 'allocation') return KNOWN_KEYS.allocation ?? [];
  return KNOWN_KEYS[path.filter((step) => typeof step !== 'number').join('.')] ?? [];
};

const unknownKeys = (path: Path, keys: readonly string[]): Complaint[] =>
  keys.map((key, index) => {
    const known = knownKeysAt(path);
    const near =
      (index < MOST_SUGGESTIONS && didYouMean(key, known)) || `; the keys here are ${known.join(', ')}`;
    return { path: [...path, key], atKey: true, message: `unknown key ${quoted(key)}${near}` };
  });

const stepInto = (value: unknown, path: Path): unknown => {
  let at = value;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return at;
};

/** Of the ways to write a value, the one that the file meant: a text, or something with a structure. */
const meantBranch = (branches: readonly Issue[][], input: unknown): readonly Issue[] =>
  (typeof input === 'object' && input !== null ? branches[1] : branches[0]) ?? [];

const missing = (path: Path): Complaint => {
  const key = String(path.at(-1) ?? '');
  return { path, message: `${quoted(key)} is missing; add it` };
};

function complaintsOf(issue: Issue, base: Path, raw: unknown): Complaint[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys);
  const input = stepInto(raw, path);
  if (issue.code === 'invalid_union')
    return meantBranch(issue.errors, input).flatMap((inner) => complaintsOf(inner, path, raw));
  if (issue.code === 'invalid_type' && input === undefined) return [missing(path)];
  return [{ path, message: issue.message }];
}

/** What zod found wrong with the shape of a file, in sentences. */
export const shapeComplaints = (error: z.ZodError, raw: unknown): Complaint[] =>
  error.issues.flatMap((issue) => complaintsOf(issue, [], raw));
