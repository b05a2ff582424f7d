import { CODES, type FindingCode } from './codes.ts';
import type { Finding } from './finding.ts';

/** All findings of one code, as one line. */
export interface FindingGroup {
  code: string;
  message: string;
  mend: string;
  /** What the findings are about, without repetition; empty where it is the plan as a whole. */
  items: string[];
  findings: Finding[];
}

/** Findings by code, in the order in which the codes first come; a single finding keeps its own message. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(([code, all]) => {
    const [first] = all;
    if (!first) return [];
    const items = [...new Set(all.map(({ item }) => item).filter((item) => item !== null))];
    return [
      {
        code,
        message: all.length === 1 ? first.message : headline(code, all.length),
        mend: first.mend,
        items,
        findings: all,
      },
    ];
  });
}

const headline = (code: string, count: number): string =>
  isKnown(code) ? `${CODES[code].several(count)}.` : `${count} findings of ${code}.`;

const isKnown = (code: string): code is FindingCode => Object.hasOwn(CODES, code);
