import type { Finding } from '../plan/check/finding.ts';
import { type FindingGroup, groupFindings } from '../plan/check/group-findings.ts';
import type { Terminal } from './terminal.ts';
import { wrapped } from './wrapped.ts';

const INDENT = '  ';

/** Codes whose messages say more than whom they concern, so that they stand in full. */
const TELLING = new Set([
  'unlinked-mention',
  'tracks-meet-unguarded',
  'convergence-gap',
  'double-booked',
  'unstaffed-role',
  'unrealistic-duration',
  'duration-against-children',
]);

/** One block for each code: what, about which items, and how to mend it. */
export function findingLines(findings: readonly Finding[], { colour, width }: Terminal): string[] {
  const indented = (text: string) => wrapped(INDENT + text, width);
  return groupFindings(findings).flatMap((group) => [
    ...wrapped(`${group.code}${INDENT}${group.message}`, width).map((line) =>
      line.replace(group.code, colour.yellow(group.code)),
    ),
    ...about(group).flatMap(indented),
    ...indented(group.mend).map(colour.dim),
  ]);
}

function about({ code, items, findings }: FindingGroup): string[] {
  if (findings.length === 1) return [];
  return TELLING.has(code)
    ? findings.map(({ message }) => message)
    : [items.join(', ')].filter((line) => line !== '');
}
