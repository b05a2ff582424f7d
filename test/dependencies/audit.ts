import { z } from 'zod';

/** What a registry's advisories mean for this project. */
export type AuditVerdict =
  /** Nothing could be looked up: the registry serves no advisories, or could not be reached. */
  | { kind: 'unknown'; why: string }
  /** Nothing of severity high or critical; `lesser` counts the rest. */
  | { kind: 'clean'; lesser: number }
  /** Each package with an advisory of severity high or critical, in one line. */
  | { kind: 'found'; findings: string[] };

const advisory = z.union([z.string(), z.object({ title: z.string(), url: z.string().optional() })]);
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), via: z.array(advisory) }),
  ),
});
const failure = z.object({
  message: z.string().optional(),
  error: z.object({ code: z.string().nullish(), summary: z.string().optional() }).optional(),
});

const GRAVE = ['high', 'critical'];

/** Reads what `npm audit --json` prints. Whatever is no report counts as unknown: a network must not fail a check. */
export function auditVerdict(printed: string): AuditVerdict {
  const json = parsed(printed);
  const read = report.safeParse(json);
  if (!read.success) return { kind: 'unknown', why: whyNot(json) };
  const all = Object.entries(read.data.vulnerabilities);
  const grave = all.filter(([, { severity }]) => GRAVE.includes(severity));
  if (grave.length === 0) return { kind: 'clean', lesser: all.length };
  const findings = grave.map(
    ([name, { severity, range, via }]) => `${name} ${range}: ${severity}: ${via.map(titled).join('; ')}`,
  );
  return { kind: 'found', findings };
}

function titled(one: z.infer<typeof advisory>): string {
  if (typeof one === 'string') return `through ${one}`;
  return one.url === undefined ? one.title : `${one.title} (${one.url})`;
}

function whyNot(json: unknown): string {
  const { message, error } = failure.safeParse(json).data ?? {};
  const words = [error?.code, error?.summary || message].filter(Boolean).join(' ');
  return (words || 'no answer').replace(/\s+/g, ' ').slice(0, 160);
}

/** What npm printed as JSON; null where it is none. */
export function parsed(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return null;
  }
}
