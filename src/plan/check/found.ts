import { CODES, type FindingCode } from './codes.ts';
import type { Finding } from './finding.ts';

/** A finding of a known code, with that code's way to mend it. */
export function found(code: FindingCode, item: string | null, message: string): Finding {
  return { code, item, message, mend: CODES[code].mend };
}
